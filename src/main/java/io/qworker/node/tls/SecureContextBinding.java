package io.qworker.node.tls;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.UserScriptException;
import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import com.oracle.truffle.js.runtime.objects.Null;
import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.js.NativeFunction;
import io.qworker.node.Buffers;
import io.qworker.node.Handles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/** {@code secure_context}: what {@code bindings/internal/secure_context.js} makes {@code SecureContext} of. */
public final class SecureContextBinding implements Binding {

    private static final int SERVER_PREFERENCE = 1 << 22;

    @Override
    public String name() {
        return "secure_context";
    }

    @Override
    public void define(Target target) {
        target.function("create", 0, call -> Handles.wrap(call.realm(), new SecureContext()))
                .function("setCert", 2, reporting(call -> context(call).setCertificate(text(call, 1))))
                .function("setKey", 3, reporting(call -> context(call).setKey(text(call, 1), passphrase(call, 2))))
                .function("addCACert", 2, reporting(call -> context(call).addAuthorities(text(call, 1))))
                .function(
                        "addRootCerts",
                        1,
                        reporting(call ->
                                context(call).store().addRoots(Roots.of(call).store())))
                .function(
                        "allowPartialChains",
                        1,
                        reporting(call -> context(call).store().allowPartialChains()))
                .function(
                        "setCiphers",
                        2,
                        reporting(call -> context(call).negotiation().ciphers(call.string(1))))
                .function(
                        "setCipherSuites",
                        2,
                        reporting(call -> context(call).negotiation().suites(call.string(1))))
                .function(
                        "setMinProto",
                        2,
                        reporting(call -> context(call).negotiation().lowest(call.int32(1))))
                .function(
                        "setMaxProto",
                        2,
                        reporting(call -> context(call).negotiation().highest(call.int32(1))))
                .function("setOptions", 2, reporting(SecureContextBinding::setOptions))
                .function(
                        "setSessionTimeout", 2, reporting(call -> context(call).sessionTimeout(call.int64(1))))
                .function("setTicketKeys", 2, reporting(call -> context(call).ticketKeys(copy(call.bytes(1)))))
                .function(
                        "getTicketKeys",
                        1,
                        call -> Buffers.of(call, context(call).ticketKeys()))
                .function("getMinProto", 1, call -> context(call).negotiation().lowest())
                .function("getMaxProto", 1, call -> context(call).negotiation().highest())
                .function("setGroups", 2, call -> context(call).negotiation().groups(call.string(1)))
                .function(
                        "setSignatures", 2, call -> context(call).negotiation().signatures(call.string(1)))
                .function("addCRL", 2, SecureContextBinding::addCrl)
                .function("loadPKCS12", 3, SecureContextBinding::loadPkcs12)
                .function("getCertificate", 1, call -> der(call, context(call).certificate()))
                .function(
                        "getIssuer", 1, call -> der(call, context(call).issuer().orElse(null)))
                .function("bundledRoots", 0, call -> pems(call, RootCertificates.bundled()))
                .function("systemRoots", 0, call -> pems(call, RootCertificates.system()))
                .function("extraRoots", 1, call -> pems(call, RootCertificates.read(Path.of(call.string(0)))))
                .function(
                        "userRoots",
                        0,
                        call -> pems(call, Roots.of(call).store().own()))
                .function("resetRoots", 1, reporting(SecureContextBinding::resetRoots))
                .function("addExtraRoots", 1, SecureContextBinding::addExtraRoots)
                .value("ciphers", ciphers(target.lane().realm()));
    }

    private static Object ciphers(JSRealm realm) {
        return JsValues.strings(
                realm,
                CipherNames.all().stream().map(CipherNames.Cipher::openssl).toList());
    }

    private interface Change {
        void on(NativeCall call) throws TlsFailure;
    }

    private static NativeFunction reporting(Change change) {
        return call -> {
            try {
                change.on(call);
                return JsValues.undefined();
            } catch (TlsFailure failure) {
                throw UserScriptException.create(failure.toError(call.realm()));
            }
        };
    }

    static SecureContext context(NativeCall call) {
        return Handles.unwrap(call.argument(0), SecureContext.class);
    }

    private static byte[] text(NativeCall call, int index) {
        return call.argument(index) instanceof JSTypedArrayObject
                ? copy(call.bytes(index))
                : call.string(index).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] copy(Bytes bytes) {
        return Arrays.copyOfRange(bytes.array(), bytes.offset(), bytes.offset() + bytes.length());
    }

    private static char[] passphrase(NativeCall call, int index) {
        return call.isAbsent(index) ? null : new String(text(call, index), StandardCharsets.UTF_8).toCharArray();
    }

    private static void setOptions(NativeCall call) {
        context(call).negotiation().serverPreference((call.int64(1) & SERVER_PREFERENCE) != 0);
    }

    private static Object addCrl(NativeCall call) throws TlsFailure {
        return context(call).addCrls(text(call, 1));
    }

    /** A text that says what is wrong, or undefined. */
    private static Object loadPkcs12(NativeCall call) {
        char[] passphrase = passphrase(call, 2);
        String wrong = context(call).loadPkcs12(text(call, 1), passphrase == null ? new char[0] : passphrase);
        return wrong == null ? JsValues.undefined() : JsValues.string(wrong);
    }

    private static Object der(NativeCall call, X509Certificate certificate) throws CertificateEncodingException {
        return certificate == null ? Null.instance : Buffers.of(call, certificate.getEncoded());
    }

    private static Object pems(NativeCall call, List<X509Certificate> certificates) {
        return JsValues.strings(
                call.realm(), certificates.stream().map(RootCertificates::pem).toList());
    }

    /** An empty text trusts nobody. */
    private static void resetRoots(NativeCall call) throws TlsFailure {
        byte[] pem = text(call, 0);
        List<X509Certificate> certificates = PemFiles.roots(pem);
        if (certificates.isEmpty() && pem.length > 0) {
            throw TlsFailure.operation("No valid certificates found in the provided array");
        }
        Roots.of(call).reset(certificates);
    }

    private static Object addExtraRoots(NativeCall call) {
        Roots.of(call).store().addAll(RootCertificates.read(Path.of(call.string(0))));
        return JsValues.undefined();
    }

    /** The default authorities of one lane, which a script may exchange. */
    private static final class Roots {

        private TrustStore store;

        static Roots of(NativeCall call) {
            return call.lane().state(Roots.class, Roots::new);
        }

        TrustStore store() {
            if (store == null) {
                reset(RootCertificates.bundled());
            }
            return store;
        }

        void reset(List<X509Certificate> certificates) {
            store = new TrustStore();
            store.addAll(certificates);
        }
    }
}
