package io.qworker.node.tls;

import io.qworker.js.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
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
        /** Another handshake begins. */
        HANDSHAKE,
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

    private static final int LARGEST_FRAGMENT = 16384;
    private static final int SMALLEST_FRAGMENT = 512;

    private final boolean server;
    private final SessionDomain domain;
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
    private boolean handshaking;
    private byte[] heldText = new byte[0];
    private int largestFragment = LARGEST_FRAGMENT;
    private String sessionKey;
    private byte[] session;

    TlsConnection(SecureContext context, boolean server) {
        this.context = context;
        this.server = server;
        this.domain = server ? context.domain() : SessionDomain.ofClients();
    }

    /** Begins as a client, with a session to take up or null. */
    void start(EngineSettings settings, byte[] known) throws TlsFailure {
        session = known;
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
            SSLEngine made = domain.engine(context, sessionKey);
            made.setUseClientMode(!server);
            settings.apply(made, context.negotiation(), hello);
            return made;
        } catch (IllegalArgumentException bad) {
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
            HandshakeStatus status = engine.getHandshakeStatus();
            if (established && !handshaking && status != HandshakeStatus.NOT_HANDSHAKING && !isVersion13()) {
                handshaking = true;
                return Event.HANDSHAKE;
            }
            switch (status) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> wrap(NONE);
                default -> {
                    if (status == HandshakeStatus.NOT_HANDSHAKING && (handshaking || !established)) {
                        return handshakeEnded();
                    }
                    Event event = unwrap();
                    if (event != null) {
                        return event;
                    }
                }
            }
        }
    }

    private Event handshakeEnded() throws SSLException {
        established = true;
        handshaking = false;
        ByteBuffer held = ByteBuffer.wrap(heldText);
        heldText = new byte[0];
        encrypt(held);
        return Event.ESTABLISHED;
    }

    private boolean isVersion13() {
        return engine.getSession().getProtocol().equals("TLSv1.3");
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
                boolean ticket =
                        established && result.getHandshakeStatus() == HandshakeStatus.FINISHED && isVersion13();
                yield ticket ? Event.SESSION : null;
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

    /** Encrypts; only when established. While another handshake is under way it waits. */
    void write(Bytes bytes) throws TlsFailure {
        try {
            if (handshaking) {
                int held = heldText.length;
                heldText = Arrays.copyOf(heldText, held + bytes.length());
                System.arraycopy(bytes.array(), bytes.offset(), heldText, held, bytes.length());
            } else {
                encrypt(ByteBuffer.wrap(bytes.array(), bytes.offset(), bytes.length()));
            }
        } catch (SSLException bad) {
            throw Alerts.explain(bad);
        }
    }

    private void encrypt(ByteBuffer source) throws SSLException {
        int end = source.limit();
        while (source.position() < end) {
            int before = source.position();
            source.limit(Math.min(end, before + largestFragment));
            if (wrap(source) == Status.CLOSED || source.position() == before && record.position() == 0) {
                throw new SSLException("protocol is shutdown");
            }
            source.limit(end);
        }
    }

    /** Answers whether records may have that many bytes at most. */
    boolean largestFragment(int bytes) {
        if (bytes < SMALLEST_FRAGMENT || bytes > LARGEST_FRAGMENT) {
            return false;
        }
        largestFragment = bytes;
        return true;
    }

    /** Begins another handshake, which TLS 1.3 does not know. */
    void renegotiate() throws TlsFailure {
        if (isVersion13()) {
            throw TlsFailure.ssl(266, "wrong ssl version");
        }
        try {
            engine.beginHandshake();
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

    int encryptedSize() {
        return encrypted.size();
    }

    boolean tookUpSession() {
        return established && !Engines.wasFull(engine);
    }

    /** By this name a client may take the session up later, once it is told so; null when there is none yet. */
    byte[] session() {
        if (session == null && established && !server) {
            session = Sessions.emptyName();
        }
        return session;
    }

    /** On a client that has got a session, a name for it; null when it took up one, whose name stands for its successors too. */
    byte[] newSession() {
        if (tookUpSession()) {
            return null;
        }
        session = Sessions.name(sessionKey);
        return session;
    }

    /** The session that a server keeps itself, since the client will get no ticket; null when there is none. */
    byte[] keptSession() {
        if (isVersion13() || hello.knowsTickets() || tookUpSession()) {
            return null;
        }
        return engine.getSession().getId();
    }

    /** The client may not take up the session that it asks for unless it is {@code kept}, which may be null. */
    void loadSession(byte[] kept) {
        domain.forget(hello.sessionId(), kept);
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
