package io.qworker.node.tls;

import io.qworker.js.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * One TLS connection without its socket: bytes of the peer's go in by {@link #receive}, bytes for it come out by
 * {@link #takeEncrypted}, and {@link #advance} says what has happened.
 */
final class TlsConnection {

    /** What {@link #advance} came upon; the numbers are JavaScript's too. */
    enum Event {
        /** More bytes are needed to go on. */
        NOTHING,
        /** A server knows what the client asks for; {@link #accept} lets it go on. */
        HELLO,
        ESTABLISHED,
        /** The peer has sent something: {@link #takePlain}. */
        DATA,
        /** A client may take this session up later. */
        SESSION,
        /** The peer will send no more. */
        CLOSED,
        FAILED
    }

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);
    private static final int RECORD_HEADER = 5;

    private final boolean server;
    private final ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
    private SecureContext context;
    private SSLEngine engine;
    private byte[] incoming = new byte[0];
    private int incomingLength;
    private ByteBuffer record;
    private ByteBuffer text;
    private ClientHello hello;
    private boolean greeted;
    private boolean established;
    private boolean closed;
    private TlsFailure failure;
    private String sessionKey;

    TlsConnection(SecureContext context, boolean server) {
        this.context = context;
        this.server = server;
    }

    /** Begins as a client. */
    void start(EngineSettings settings) throws TlsFailure {
        sessionKey = settings.sessionKey();
        engine = engine(settings);
        begin();
    }

    /** Goes on as a server after {@link Event#HELLO}, perhaps with a context chosen by the name asked for. */
    void accept(SecureContext chosen, EngineSettings settings) throws TlsFailure {
        context = chosen;
        engine = engine(settings);
        begin();
    }

    private SSLEngine engine(EngineSettings settings) throws TlsFailure {
        try {
            SSLEngine made = settings.session() == null
                    ? context.context().createSSLEngine(sessionKey, 0)
                    : settings.session().createSSLEngine(sessionKey, 0);
            made.setUseClientMode(!server);
            settings.apply(made, context.negotiation(), hello);
            return made;
        } catch (GeneralSecurityException | IllegalArgumentException bad) {
            throw Alerts.explain(bad);
        }
    }

    private void begin() throws TlsFailure {
        try {
            record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            text = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
            engine.beginHandshake();
        } catch (SSLException bad) {
            throw Alerts.explain(bad);
        }
    }

    void receive(Bytes bytes) {
        if (incomingLength + bytes.length() > incoming.length) {
            incoming = Arrays.copyOf(incoming, Math.max(2 * incoming.length, incomingLength + bytes.length()));
        }
        System.arraycopy(bytes.array(), bytes.offset(), incoming, incomingLength, bytes.length());
        incomingLength += bytes.length();
    }

    Event advance() {
        if (failure != null || closed) {
            return Event.NOTHING;
        }
        try {
            return engine == null ? readHello() : progress();
        } catch (TlsFailure bad) {
            failure = bad;
        } catch (SSLException | RuntimeException bad) {
            failure = Alerts.explain(bad);
            sendAlert();
        }
        return Event.FAILED;
    }

    private Event readHello() throws TlsFailure {
        if (!server || greeted || incomingLength == 0) {
            return Event.NOTHING;
        }
        try {
            hello = ClientHello.read(incoming, incomingLength);
            greeted = true;
            return Event.HELLO;
        } catch (ClientHello.Incomplete more) {
            return Event.NOTHING;
        }
    }

    private Event progress() throws SSLException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> wrap(NONE);
                default -> {
                    if (!established && engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
                        established = true;
                        return Event.ESTABLISHED;
                    }
                    Event event = unwrap();
                    if (event != null) {
                        return event;
                    }
                }
            }
        }
    }

    private void runTasks() {
        for (Runnable task; (task = engine.getDelegatedTask()) != null; ) {
            task.run();
        }
    }

    /** One record; null to look at the state again. */
    private Event unwrap() throws SSLException {
        if (engine.isInboundDone()) {
            return closedByPeer();
        }
        checkRecord();
        ByteBuffer source = ByteBuffer.wrap(incoming, 0, incomingLength);
        text.clear();
        SSLEngineResult result = engine.unwrap(source, text);
        dropped(result.bytesConsumed());
        return switch (result.getStatus()) {
            case BUFFER_OVERFLOW -> {
                text = ByteBuffer.allocate(2 * text.capacity());
                yield null;
            }
            case BUFFER_UNDERFLOW -> Event.NOTHING;
            case CLOSED -> closedByPeer();
            case OK -> {
                if (result.bytesProduced() > 0) {
                    yield Event.DATA;
                }
                yield established && result.getHandshakeStatus() == HandshakeStatus.FINISHED ? Event.SESSION : null;
            }
        };
    }

    private Event closedByPeer() throws SSLException {
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && wrap(NONE) != Status.CLOSED) {
            // The answer to the peer's good-bye.
        }
        closed = true;
        return Event.CLOSED;
    }

    /** Before the engine looks at it: what is no record at all. */
    private void checkRecord() throws SSLException {
        if (!established
                && incomingLength >= RECORD_HEADER
                && (incoming[0] < 20 || incoming[0] > 23 || incoming[1] != 3)) {
            throw new SSLException("Unsupported or unrecognized SSL message");
        }
    }

    private void dropped(int count) {
        incomingLength -= count;
        System.arraycopy(incoming, count, incoming, 0, incomingLength);
    }

    private Status wrap(ByteBuffer source) throws SSLException {
        record.clear();
        SSLEngineResult result = engine.wrap(source, record);
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            record = ByteBuffer.allocate(2 * record.capacity());
            return wrap(source);
        }
        encrypted.write(record.array(), 0, record.position());
        return result.getStatus();
    }

    private void sendAlert() {
        try {
            if (engine != null) {
                engine.closeOutbound();
                while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && wrap(NONE) != Status.CLOSED) {
                    // Until the alert is out.
                }
            }
        } catch (SSLException | RuntimeException gone) {
            // The peer will see the connection end.
        }
    }

    /** Encrypts; only when established. */
    void write(Bytes bytes) throws TlsFailure {
        ByteBuffer source = ByteBuffer.wrap(bytes.array(), bytes.offset(), bytes.length());
        try {
            while (source.hasRemaining()) {
                int before = source.remaining();
                if (wrap(source) == Status.CLOSED || source.remaining() == before && record.position() == 0) {
                    throw TlsFailure.ssl(207, "protocol is shutdown");
                }
            }
        } catch (SSLException bad) {
            throw Alerts.explain(bad);
        }
    }

    /** Says good-bye. */
    void close() {
        if (established && failure == null) {
            sendAlert();
        }
    }

    /** Null when there is nothing to send. */
    byte[] takeEncrypted() {
        if (encrypted.size() == 0) {
            return null;
        }
        byte[] taken = encrypted.toByteArray();
        encrypted.reset();
        return taken;
    }

    byte[] takePlain() {
        return Arrays.copyOf(text.array(), text.position());
    }

    TlsFailure failure() {
        return failure;
    }

    boolean isServer() {
        return server;
    }

    SecureContext context() {
        return context;
    }

    /** Null on a client, and before it came. */
    ClientHello hello() {
        return hello;
    }

    /** Null before it is known. */
    SSLEngine engine() {
        return engine;
    }

    /** By which a client's session is found again. */
    String sessionKey() {
        return sessionKey;
    }

    boolean tookUpSession() {
        return established && !context.handshakes().wasFull(engine);
    }

    /** What the peer sent; empty when it sent none. */
    List<X509Certificate> peerCertificates() {
        try {
            return engine == null ? List.of() : x509(engine.getSession().getPeerCertificates());
        } catch (SSLPeerUnverifiedException none) {
            return List.of();
        }
    }

    List<X509Certificate> ownCertificates() {
        Certificate[] own = engine == null ? null : engine.getSession().getLocalCertificates();
        return own == null ? List.of() : x509(own);
    }

    private static List<X509Certificate> x509(Certificate[] chain) {
        return Stream.of(chain).map(X509Certificate.class::cast).toList();
    }

    /** What is wrong with the peer's certificate; none at all counts as wrong. */
    Optional<VerifyError> verifyError() {
        List<X509Certificate> sent = peerCertificates();
        return sent.isEmpty()
                ? Optional.of(VerifyError.UNABLE_TO_GET_ISSUER_CERT)
                : CertificateVerifier.verify(sent, context.store(), !server);
    }
}
