package io.qworker.node;

import com.oracle.truffle.js.runtime.builtins.JSArgumentsArray;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSAsyncGeneratorObject;
import com.oracle.truffle.js.runtime.builtins.JSBigIntObject;
import com.oracle.truffle.js.runtime.builtins.JSBooleanObject;
import com.oracle.truffle.js.runtime.builtins.JSDataViewObject;
import com.oracle.truffle.js.runtime.builtins.JSDateObject;
import com.oracle.truffle.js.runtime.builtins.JSErrorObject;
import com.oracle.truffle.js.runtime.builtins.JSFunctionObject;
import com.oracle.truffle.js.runtime.builtins.JSGeneratorObject;
import com.oracle.truffle.js.runtime.builtins.JSMapIteratorObject;
import com.oracle.truffle.js.runtime.builtins.JSMapObject;
import com.oracle.truffle.js.runtime.builtins.JSModuleNamespaceObject;
import com.oracle.truffle.js.runtime.builtins.JSNumberObject;
import com.oracle.truffle.js.runtime.builtins.JSPromiseObject;
import com.oracle.truffle.js.runtime.builtins.JSProxyObject;
import com.oracle.truffle.js.runtime.builtins.JSRegExpObject;
import com.oracle.truffle.js.runtime.builtins.JSSetIteratorObject;
import com.oracle.truffle.js.runtime.builtins.JSSetObject;
import com.oracle.truffle.js.runtime.builtins.JSStringObject;
import com.oracle.truffle.js.runtime.builtins.JSSymbolObject;
import com.oracle.truffle.js.runtime.builtins.JSUncheckedProxyHandlerObject;
import com.oracle.truffle.js.runtime.builtins.JSWeakMapObject;
import com.oracle.truffle.js.runtime.builtins.JSWeakSetObject;
import io.qworker.js.Binding;
import java.util.function.Predicate;

/** {@code types}: what kind of object a value is, whatever its prototype says. */
final class TypesBinding implements Binding {

    @Override
    public String name() {
        return "types";
    }

    @Override
    public void define(Target target) {
        test(target, "isArgumentsObject", JSArgumentsArray::isJSArgumentsObject);
        test(target, "isArrayBuffer", TypesBinding::isArrayBuffer);
        test(target, "isAsyncFunction", TypesBinding::isAsyncFunction);
        test(target, "isBigIntObject", JSBigIntObject.class::isInstance);
        test(target, "isBooleanObject", JSBooleanObject.class::isInstance);
        test(target, "isDataView", JSDataViewObject.class::isInstance);
        test(target, "isDate", JSDateObject.class::isInstance);
        test(target, "isExternal", value -> false);
        test(target, "isGeneratorFunction", TypesBinding::isGeneratorFunction);
        test(target, "isGeneratorObject", TypesBinding::isGeneratorObject);
        test(target, "isMap", JSMapObject.class::isInstance);
        test(target, "isMapIterator", JSMapIteratorObject.class::isInstance);
        test(target, "isModuleNamespaceObject", JSModuleNamespaceObject.class::isInstance);
        test(target, "isNativeError", JSErrorObject.class::isInstance);
        test(target, "isNumberObject", JSNumberObject.class::isInstance);
        test(target, "isPromise", JSPromiseObject.class::isInstance);
        test(target, "isProxy", TypesBinding::isProxy);
        test(target, "isRegExp", JSRegExpObject.class::isInstance);
        test(target, "isSet", JSSetObject.class::isInstance);
        test(target, "isSetIterator", JSSetIteratorObject.class::isInstance);
        test(target, "isSharedArrayBuffer", JSArrayBufferObject.Shared.class::isInstance);
        test(target, "isStringObject", JSStringObject.class::isInstance);
        test(target, "isSymbolObject", JSSymbolObject.class::isInstance);
        test(target, "isWeakMap", JSWeakMapObject.class::isInstance);
        test(target, "isWeakSet", JSWeakSetObject.class::isInstance);
        test(target, "isAnyArrayBuffer", JSArrayBufferObject.class::isInstance);
        test(target, "isBoxedPrimitive", TypesBinding::isBoxedPrimitive);
    }

    private static void test(Target target, String name, Predicate<Object> test) {
        target.function(name, 0, call -> test.test(call.argument(0)));
    }

    private static boolean isArrayBuffer(Object value) {
        return value instanceof JSArrayBufferObject && !(value instanceof JSArrayBufferObject.Shared);
    }

    private static boolean isAsyncFunction(Object value) {
        return value instanceof JSFunctionObject function
                && function.getFunctionData().isAsync();
    }

    private static boolean isGeneratorFunction(Object value) {
        return value instanceof JSFunctionObject function
                && function.getFunctionData().isGenerator();
    }

    private static boolean isGeneratorObject(Object value) {
        return value instanceof JSGeneratorObject || value instanceof JSAsyncGeneratorObject;
    }

    private static boolean isBoxedPrimitive(Object value) {
        return value instanceof JSNumberObject
                || value instanceof JSStringObject
                || value instanceof JSBooleanObject
                || value instanceof JSBigIntObject
                || value instanceof JSSymbolObject;
    }

    /** Not the engine's own, such as the global object of a vm context. */
    static boolean isProxy(Object value) {
        return value instanceof JSProxyObject proxy
                && !(proxy.getProxyHandler() instanceof JSUncheckedProxyHandlerObject);
    }
}
