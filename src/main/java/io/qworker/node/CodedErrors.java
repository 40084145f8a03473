package io.qworker.node;

import com.oracle.truffle.js.runtime.Errors;
import com.oracle.truffle.js.runtime.JSException;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.JsValues;

/** Errors of a type other than Error that carry one of Node's codes, as its native side throws them. */
final class CodedErrors {

    private CodedErrors() {}

    static JSException typeError(String code, String message) {
        return coded(Errors.createTypeError(message), code);
    }

    static JSException rangeError(String code, String message) {
        return coded(Errors.createRangeError(message), code);
    }

    private static JSException coded(JSException exception, String code) {
        JsValues.set((JSObject) exception.getErrorObject(), "code", JsValues.string(code));
        return exception;
    }
}
