package io.qworker.node.tls;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.Null;
import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.js.NativeFunction;
import io.qworker.node.Buffers;
import io.qworker.node.Handles;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSession;

/** {@code tls_connection}: what {@code bindings/internal/tls_wrap.js} makes {@code TLSWrap} of. Node has no such binding. */
public final class TlsConnectionBinding implements Binding {

    @Override
    public String name() {
        return "tls_connection";
    }

    @Override
    public void define(Target target) {
        target.function("create", 2, TlsConnectionBinding::create)
                .function("start", 5, answering(TlsConnectionBinding::start))
                .function("accept", 4, answering(TlsConnectionBinding::accept))
                .function("renegotiate", 1, answering(call -> connection(call).renegotiate()))
                .function("receive", 4, TlsConnectionBinding::receive)
                .function("advance", 1, call -> connection(call).advance().ordinal())
                .function("write", 2, answering(call -> connection(call).write(call.bytes(1))))
                .function("close", 1, TlsConnectionBinding::close)
                .function("encryptedSize", 1, call -> connection(call).encryptedSize())
                .function(
                        "takeEncrypted", 1, call -> bytes(call, connection(call).takeEncrypted()))
                .function(
                        "takePlain",
                        1,
                        call -> JsValues.arrayBuffer(
                                call.realm(), connection(call).takePlain()))
                .function("setMaxSendFragment", 2, call -> connection(call).largestFragment(call.int32(1)));
        defineKnowledge(target);
    }

    /** What is known of the peer, the session and what was negotiated. */
    private static void defineKnowledge(Target target) {
        target.function("failure", 1, call -> connection(call).failure().toError(call.realm()))
                .function("hello", 1, TlsConnectionBinding::hello)
                .function("verifyError", 1, TlsConnectionBinding::verifyError)
                .function("peerChain", 1, TlsConnectionBinding::peerChain)
                .function("ownCertificate", 1, TlsConnectionBinding::ownCertificate)
                .function("session", 1, call -> buffer(call, connection(call).session()))
                .function("newSession", 1, call -> buffer(call, connection(call).newSession()))
                .function(
                        "newSessionId", 1, call -> buffer(call, connection(call).keptSession()))
                .function("loadSession", 2, TlsConnectionBinding::loadSession)
                .function("isSessionReused", 1, call -> connection(call).tookUpSession())
                .function("statusResponse", 1, TlsConnectionBinding::statusResponse)
                .function("sharedSignatures", 1, TlsConnectionBinding::sharedSignatures)
                .function("cipher", 1, TlsConnectionBinding::cipher)
                .function("protocol", 1, TlsConnectionBinding::protocol)
                .function("applicationProtocol", 1, TlsConnectionBinding::applicationProtocol)
                .function("exportKeyingMaterial", 4, TlsConnectionBinding::exportKeyingMaterial);
    }

    private static TlsConnection connection(NativeCall call) {
        return Handles.unwrap(call.argument(0), TlsConnection.class);
    }

    /** {@code (context, isServer)}. */
    private static Object create(NativeCall call) {
        return Handles.wrap(call.realm(), new TlsConnection(SecureContextBinding.context(call), call.bool(1)));
    }

    /** {@code (connection, serverName, protocols?, session?)}. */
    private static void start(NativeCall call) throws TlsFailure {
        byte[] session = call.isAbsent(3) ? null : SecureContextBinding.copy(call.bytes(3));
        String key = session == null ? null : Sessions.find(session);
        connection(call)
                .start(
                        new EngineSettings(
                                call.string(1),
                                protocols(call, 2),
                                key == null ? Sessions.newKey() : key,
                                EngineSettings.Verification.NONE),
                        session);
    }

    /** {@code (connection, context, protocols?, verification)}. */
    private static void accept(NativeCall call) throws TlsFailure {
        EngineSettings settings =
                new EngineSettings("", protocols(call, 2), null, EngineSettings.Verification.values()[call.int32(3)]);
        connection(call).accept(Handles.unwrap(call.argument(1), SecureContext.class), settings);
    }

    private interface Attempt {
        void on(NativeCall call) throws TlsFailure;
    }

    /** Answers an Error, or undefined. */
    private static NativeFunction answering(Attempt attempt) {
        return call -> {
            try {
                attempt.on(call);
                return JsValues.undefined();
            } catch (TlsFailure failure) {
                return failure.toError(call.realm());
            }
        };
    }

    private static List<String> protocols(NativeCall call, int index) {
        return call.isAbsent(index)
                ? List.of()
                : EngineSettings.protocols(SecureContextBinding.copy(call.bytes(index)));
    }

    /** {@code (connection, arrayBuffer, offset, length)}. */
    private static Object receive(NativeCall call) {
        Bytes whole = call.bytes(1);
        connection(call).receive(new Bytes(whole.array(), whole.offset() + call.int32(2), call.int32(3)));
        return JsValues.undefined();
    }

    private static Object close(NativeCall call) {
        connection(call).close();
        return JsValues.undefined();
    }

    private static Object bytes(NativeCall call, byte[] taken) {
        return taken == null ? JsValues.undefined() : JsValues.uint8Array(call.realm(), taken);
    }

    /** {@code {servername, sessionId, tlsTicket, OCSPRequest, alpn}}; undefined before it came. */
    private static Object hello(NativeCall call) {
        ClientHello hello = connection(call).hello();
        if (hello == null) {
            return JsValues.undefined();
        }
        JSDynamicObject object = JsValues.object(call.realm());
        JsValues.set(object, "servername", JsValues.string(hello.serverName()));
        JsValues.set(object, "sessionId", Buffers.of(call, hello.sessionId()));
        JsValues.set(object, "tlsTicket", hello.hasTicket());
        JsValues.set(object, "OCSPRequest", hello.asksForStatus());
        JsValues.set(object, "alpn", Buffers.of(call, hello.alpn()));
        return object;
    }

    /** {@code [code, reason]}, or null. */
    private static Object verifyError(NativeCall call) {
        Optional<VerifyError> error = connection(call).verifyError();
        return error.<Object>map(found ->
                        JsValues.array(call.realm(), JsValues.string(found.name()), JsValues.string(found.reason())))
                .orElse(Null.instance);
    }

    /** The peer's certificates up to the root, in DER, each followed by whether it issued itself. */
    private static Object peerChain(NativeCall call) throws CertificateEncodingException {
        TlsConnection connection = connection(call);
        List<X509Certificate> sent = connection.peerCertificates();
        List<Object> chain = new ArrayList<>();
        for (X509Certificate certificate :
                sent.isEmpty() ? sent : Chains.build(sent, connection.context().store())) {
            chain.add(Buffers.of(call, certificate.getEncoded()));
            chain.add(Chains.isSelfIssued(certificate));
        }
        return JsValues.array(call.realm(), chain);
    }

    private static Object ownCertificate(NativeCall call) throws CertificateEncodingException {
        List<X509Certificate> own = connection(call).ownCertificates();
        return own.isEmpty()
                ? JsValues.undefined()
                : Buffers.of(call, own.getFirst().getEncoded());
    }

    private static Object loadSession(NativeCall call) {
        connection(call).loadSession(call.isAbsent(1) ? null : SecureContextBinding.copy(call.bytes(1)));
        return JsValues.undefined();
    }

    private static Object buffer(NativeCall call, byte[] bytes) {
        return bytes == null ? JsValues.undefined() : Buffers.of(call, bytes);
    }

    /** What the server showed of its certificate's state; null for nothing. */
    private static Object statusResponse(NativeCall call) {
        return sslSession(call) instanceof ExtendedSSLSession session
                        && !session.getStatusResponses().isEmpty()
                ? Buffers.of(call, session.getStatusResponses().getFirst())
                : Null.instance;
    }

    private static Object sharedSignatures(NativeCall call) {
        TlsConnection connection = connection(call);
        List<Integer> offered =
                connection.hello() == null ? List.of() : connection.hello().signatures();
        return JsValues.strings(call.realm(), connection.context().negotiation().sharedSignatures(offered));
    }

    private static SSLSession sslSession(NativeCall call) {
        return connection(call).engine() == null
                ? null
                : connection(call).engine().getSession();
    }

    /** {@code [OpenSSL's name, standard name, version]}. */
    private static Object cipher(NativeCall call) {
        SSLSession session = sslSession(call);
        if (session == null || session.getProtocol().equals("NONE")) {
            return JsValues.undefined();
        }
        String suite = session.getCipherSuite();
        return JsValues.strings(
                call.realm(),
                List.of(CipherNames.openssl(suite), suite, suite.contains("_WITH_") ? "TLSv1.2" : "TLSv1.3"));
    }

    private static Object protocol(NativeCall call) {
        SSLSession session = sslSession(call);
        return JsValues.string(
                session == null || session.getProtocol().equals("NONE") ? "unknown" : session.getProtocol());
    }

    /** False for none, as Node has it. */
    private static Object applicationProtocol(NativeCall call) {
        String chosen = connection(call).engine() == null
                ? null
                : connection(call).engine().getApplicationProtocol();
        return chosen == null || chosen.isEmpty() ? (Object) false : JsValues.string(chosen);
    }

    /** {@code (connection, length, label, context?)}. */
    private static Object exportKeyingMaterial(NativeCall call) throws Exception {
        byte[] context = call.isAbsent(3) ? null : SecureContextBinding.copy(call.bytes(3));
        ExtendedSSLSession session = (ExtendedSSLSession) sslSession(call);
        return Buffers.of(call, session.exportKeyingMaterialData(call.string(2), context, call.int32(1)));
    }
}
