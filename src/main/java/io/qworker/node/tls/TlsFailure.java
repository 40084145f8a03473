package io.qworker.node.tls;

import com.oracle.truffle.js.runtime.JSErrorType;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.builtins.JSError;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.JsValues;
import java.util.Locale;

/** What went wrong, as OpenSSL would have told it: the part of OpenSSL, its reason in words, and Node's code. */
final class TlsFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final String number;
    private final String library;
    private final String reason;
    private final String code;

    private TlsFailure(String number, String library, String reason, String code) {
        super(library == null ? reason : "error:" + number + ":" + library + "::" + reason, null, false, false);
        this.number = number;
        this.library = library;
        this.reason = reason;
        this.code = code;
    }

    /** Of OpenSSL's TLS itself: {@code no shared cipher} has the code ERR_SSL_NO_SHARED_CIPHER. */
    static TlsFailure ssl(int number, String reason) {
        return new TlsFailure(
                "%08X".formatted(0x0A000000 | number),
                "SSL routines",
                reason,
                "ERR_SSL_" + reason.replace(' ', '_').toUpperCase(Locale.ROOT));
    }

    /** Of another part: {@code prefix} is what Node puts into the code for it. */
    static TlsFailure other(String number, String library, String prefix, String reason) {
        return new TlsFailure(
                number,
                library,
                reason,
                "ERR_OSSL_" + prefix + reason.replace(' ', '_').toUpperCase(Locale.ROOT));
    }

    static TlsFailure noStartLine() {
        return other("0480006C", "PEM routines", "PEM_", "no start line");
    }

    /** Node's own, not OpenSSL's. */
    static TlsFailure operation(String message) {
        return new TlsFailure("", null, message, "ERR_CRYPTO_OPERATION_FAILED");
    }

    String reason() {
        return reason;
    }

    JSDynamicObject toError(JSRealm realm) {
        JSDynamicObject error = JSError.create(JSErrorType.Error, realm, JsValues.string(getMessage()));
        if (library != null) {
            JsValues.set(error, "library", JsValues.string(library));
            JsValues.set(error, "reason", JsValues.string(reason));
        }
        JsValues.set(error, "code", JsValues.string(code));
        return error;
    }

    @Override
    public String toString() {
        return number + " " + reason;
    }
}
