package io.qworker.node.crypto;

import com.oracle.truffle.js.runtime.JSErrorType;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.UserScriptException;
import com.oracle.truffle.js.runtime.builtins.JSError;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.JsValues;
import io.qworker.js.NodeErrors;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes JavaScript Errors with the fields that Node gives to those of OpenSSL. Source: Node 24, src/crypto/crypto_util.cc. */
final class CryptoErrors {

    private static final Pattern OPENSSL = Pattern.compile("error:([0-9A-F]{8}):(?!lib\\(0\\))([^:]*):[^:]*:(.+)");

    /** OpenSSL's numbers of its parts, and what Node puts before the reason to make a code; the others have nothing. */
    private static final Map<Integer, String> PREFIXES = Map.ofEntries(
            Map.entry(3, "BN_"),
            Map.entry(4, "RSA_"),
            Map.entry(5, "DH_"),
            Map.entry(6, "EVP_"),
            Map.entry(8, "OBJ_"),
            Map.entry(9, "PEM_"),
            Map.entry(10, "DSA_"),
            Map.entry(11, "X509_"),
            Map.entry(13, "ASN1_"),
            Map.entry(15, "CRYPTO_"),
            Map.entry(16, "EC_"),
            Map.entry(34, "X509V3_"),
            Map.entry(35, "PKCS12_"));

    private CryptoErrors() {}

    static RuntimeException thrown(JSRealm realm, CryptoException failure) {
        return UserScriptException.create(decorated(realm, failure));
    }

    /** As a synchronous function throws it: with library, reason and code. */
    static JSDynamicObject decorated(JSRealm realm, CryptoException failure) {
        return decorate(ofJob(realm, failure));
    }

    /** Adds what an error's text tells, unless it is one of Node's own. */
    static JSDynamicObject decorate(JSDynamicObject error) {
        Matcher parts = OPENSSL.matcher(JsValues.get(error, "message").toString());
        if (JsValues.get(error, "code") == JsValues.undefined() && parts.matches()) {
            String reason = parts.group(3);
            JsValues.set(error, "library", JsValues.string(parts.group(2)));
            JsValues.set(error, "reason", JsValues.string(reason));
            String name = reason.replace(' ', '_').toUpperCase(Locale.ROOT);
            int part = Integer.parseUnsignedInt(parts.group(1), 16) >>> 23;
            JsValues.set(error, "code", JsValues.string("ERR_OSSL_" + PREFIXES.getOrDefault(part, "") + name));
        }
        return error;
    }

    /** As a job reports it: the text of OpenSSL's error alone. */
    static JSDynamicObject ofJob(JSRealm realm, Exception failure) {
        return failure instanceof CryptoException crypto ? bare(realm, crypto) : NodeErrors.object(realm, failure);
    }

    private static JSDynamicObject bare(JSRealm realm, CryptoException failure) {
        JSErrorType type = switch (failure.kind()) {
            case ERROR -> JSErrorType.Error;
            case TYPE_ERROR -> JSErrorType.TypeError;
            case RANGE_ERROR -> JSErrorType.RangeError;
        };
        JSDynamicObject error = JSError.create(type, realm, JsValues.string(failure.getMessage()));
        if (!failure.earlier().isEmpty()) {
            JsValues.set(error, "opensslErrorStack", JsValues.strings(realm, failure.earlier()));
        }
        if (failure.code() != null) {
            JsValues.set(error, "code", JsValues.string(failure.code()));
        }
        return error;
    }
}
