package io.qworker.node.http2;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.Header;

/** One end of a connection: its streams, settings and windows, and what is to be sent. */
final class Session {

    static final int INITIAL_WINDOW = 65535;
    private static final int MAX_QUEUED_ACKS = 1000;
    private static final int GLITCH_BURST = 1000;
    private static final int GLITCH_RATE = 33;

    private final SessionOptions options;
    private final SessionEvents events;
    private final Settings local = new Settings();
    private final Settings remote = new Settings();
    private final Map<Integer, Stream> streams = new LinkedHashMap<>();
    private final HeaderCompression compression;
    private final Outbox outbox = new Outbox();
    private final ReceiveWindow window = new ReceiveWindow(INITIAL_WINDOW);
    private final RateLimit glitches = new RateLimit(GLITCH_BURST, GLITCH_RATE);
    private final Deque<List<Settings.Entry>> unacknowledged = new ArrayDeque<>();
    private final StreamCounts counts = new StreamCounts();
    private final Closing closing = new Closing();
    private final StreamIds ids;
    private int remoteWindow = INITIAL_WINDOW;
    private long pendingMaxConcurrent = Settings.UNLIMITED;
    private boolean pendingPush = true;
    private boolean pendingConnectProtocol;
    private int queuedAcks;

    Session(SessionOptions options, SessionEvents events) {
        this.options = options;
        this.events = events;
        this.compression = new HeaderCompression(options.limits().maxHeaderTable());
        this.ids = new StreamIds(options.isServer());
        remote.set(Settings.MAX_CONCURRENT_STREAMS, options.limits().peerMaxConcurrentStreams());
    }

    SessionOptions options() {
        return options;
    }

    boolean isServer() {
        return options.isServer();
    }

    SessionEvents events() {
        return events;
    }

    Settings local() {
        return local;
    }

    Settings remote() {
        return remote;
    }

    HeaderCompression compression() {
        return compression;
    }

    Outbox outbox() {
        return outbox;
    }

    ReceiveWindow window() {
        return window;
    }

    StreamCounts counts() {
        return counts;
    }

    Closing closing() {
        return closing;
    }

    Iterable<Stream> streams() {
        return new ArrayList<>(streams.values());
    }

    /** Null when there is none, or no more. */
    Stream stream(int id) {
        return streams.get(id);
    }

    StreamIds ids() {
        return ids;
    }

    int remoteWindow() {
        return remoteWindow;
    }

    /** False when it gets too large. */
    boolean growRemoteWindow(int delta) {
        if (Settings.MAX_WINDOW - delta < remoteWindow) {
            return false;
        }
        remoteWindow += delta;
        return true;
    }

    void dataSent(int length) {
        remoteWindow -= length;
    }

    boolean allowsPush() {
        return pendingPush;
    }

    boolean allowsConnectProtocol() {
        return pendingConnectProtocol;
    }

    // Whether there is more to do.

    boolean wantsRead() {
        return !closing.terminated && (!streams.isEmpty() || !closing.sent && !closing.received);
    }

    boolean wantsWrite() {
        return !closing.terminated && outbox.hasNext(mayOpenStream(), remoteWindow > 0);
    }

    boolean isClosing() {
        return closing.terminating || !wantsRead() && !wantsWrite();
    }

    boolean mayOpenStream() {
        return counts.outgoing < remote.get(Settings.MAX_CONCURRENT_STREAMS);
    }

    boolean acceptsStreams() {
        return !closing.terminating && !closing.sent;
    }

    boolean isFullForPeer() {
        return counts.incoming >= local.get(Settings.MAX_CONCURRENT_STREAMS);
    }

    boolean willBeFullForPeer() {
        return counts.incoming >= pendingMaxConcurrent;
    }

    // Streams come and go.

    Stream open(int streamId, Stream.State state) {
        Stream stream = new Stream(
                streamId, state, remote.small(Settings.INITIAL_WINDOW_SIZE), local.small(Settings.INITIAL_WINDOW_SIZE));
        streams.put(streamId, stream);
        if (state == Stream.State.RESERVED) {
            if (ids.isMine(streamId)) {
                stream.shutRead();
            } else {
                stream.shutWrite();
                counts.promisedToUs++;
            }
        } else if (ids.isMine(streamId)) {
            counts.outgoing++;
        } else {
            counts.incoming++;
        }
        return stream;
    }

    void close(int streamId, int errorCode) {
        Stream stream = stream(streamId);
        if (stream == null) {
            return;
        }
        events.streamClosed(streamId, errorCode);
        if (streams.remove(streamId) == null) {
            return;
        }
        outbox.remove(stream);
        if (stream.isPromised()) {
            counts.promisedToUs -= ids.isMine(streamId) ? 0 : 1;
        } else if (ids.isMine(streamId)) {
            counts.outgoing--;
        } else {
            counts.incoming--;
        }
    }

    void closeIfShut(Stream stream) {
        if (stream.isShut()) {
            close(stream.id(), ErrorCode.NO_ERROR);
        }
    }

    // What is to be sent. Each answers 0, a number of a stream, or a failure's number.

    int request(List<Header> headers, boolean withData) {
        int id = ids.take();
        if (id < 0) {
            return Failure.STREAM_ID_NOT_AVAILABLE.number();
        }
        outbox.addRequest(new OutboundFrame.Headers(id, headers, true, withData, !withData));
        return id;
    }

    int respond(int streamId, List<Header> headers, boolean withData) {
        return headers(new OutboundFrame.Headers(streamId, headers, false, withData, !withData));
    }

    int info(int streamId, List<Header> headers) {
        return headers(new OutboundFrame.Headers(streamId, headers, false, false, false));
    }

    int trailers(int streamId, List<Header> headers) {
        return headers(new OutboundFrame.Headers(streamId, headers, false, false, true));
    }

    private int headers(OutboundFrame.Headers frame) {
        Stream stream = stream(frame.streamId());
        if (stream != null && stream.state() == Stream.State.RESERVED) {
            outbox.addRequest(frame);
        } else {
            outbox.add(frame);
        }
        return 0;
    }

    /** From now on the stream's data is asked for. */
    int data(int streamId) {
        Stream stream = stream(streamId);
        if (stream == null) {
            return Failure.CLOSED.number();
        }
        if (stream.data() != null) {
            return Failure.DATA_EXIST.number();
        }
        stream.data(new Stream.DataItem());
        outbox.addReady(stream);
        return 0;
    }

    int push(int streamId, List<Header> headers) {
        if (!isServer()) {
            return Failure.PROTO.number();
        }
        if (ids.isMine(streamId)) {
            return Failure.INVALID_ARGUMENT.number();
        }
        if (stream(streamId) == null) {
            return Failure.CLOSED.number();
        }
        int promised = ids.take();
        if (promised < 0) {
            return Failure.STREAM_ID_NOT_AVAILABLE.number();
        }
        open(promised, Stream.State.RESERVED);
        outbox.add(new OutboundFrame.PushPromise(streamId, promised, headers));
        return promised;
    }

    /** Only of a stream that there is. */
    void reset(int streamId, int errorCode) {
        reset(streamId, errorCode, false);
    }

    /** {@code evenIfGone}: of a stream that there has been, too. */
    void reset(int streamId, int errorCode, boolean evenIfGone) {
        Stream stream = stream(streamId);
        boolean isUnused = ids.isUnused(streamId);
        if (isUnused || stream != null && stream.state() == Stream.State.CLOSING) {
            return;
        }
        if (ids.isMine(streamId) && !isServer() && outbox.cancelRequest(streamId, errorCode)) {
            return;
        }
        if (stream == null && !evenIfGone) {
            return;
        }
        if (stream != null) {
            stream.state(Stream.State.CLOSING);
        }
        outbox.add(new OutboundFrame.Reset(streamId, errorCode));
    }

    int settings(List<Settings.Entry> entries) {
        if (!Settings.areValid(entries)) {
            return Failure.INVALID_ARGUMENT.number();
        }
        unacknowledged.add(entries);
        outbox.addUrgent(new OutboundFrame.SettingsFrame(false, entries));
        for (Settings.Entry entry : entries) {
            switch (entry.id()) {
                case Settings.MAX_CONCURRENT_STREAMS -> pendingMaxConcurrent = entry.value();
                case Settings.ENABLE_PUSH -> pendingPush = entry.value() != 0;
                case Settings.ENABLE_CONNECT_PROTOCOL -> pendingConnectProtocol = entry.value() != 0;
                default -> {}
            }
        }
        return 0;
    }

    /** Those that the peer acknowledges next, or null. */
    List<Settings.Entry> takeUnacknowledged() {
        return unacknowledged.poll();
    }

    void ping(byte[] data) {
        outbox.addUrgent(new OutboundFrame.Ping(false, data));
    }

    /** SETTINGS or PING. */
    void acknowledge(OutboundFrame frame) throws SessionException {
        if (hasTooManyAcks()) {
            throw new SessionException(Failure.FLOODED);
        }
        queuedAcks++;
        outbox.addUrgent(frame);
    }

    boolean hasTooManyAcks() {
        return queuedAcks >= MAX_QUEUED_ACKS;
    }

    void acknowledged() {
        queuedAcks--;
    }

    void goAway(int lastStreamId, int errorCode, byte[] data) {
        if (!closing.terminating) {
            addGoAway(lastStreamId, errorCode, data, false);
        }
    }

    private void addGoAway(int lastStreamId, int errorCode, byte[] data, boolean terminates) {
        if (ids.isMine(lastStreamId) || data.length + 8 > FrameType.MIN_MAX_SIZE) {
            return;
        }
        int last = Math.min(lastStreamId, closing.localLastStreamId);
        outbox.add(new OutboundFrame.GoAway(last, errorCode, data, terminates));
        closing.submitted = true;
    }

    /** Ends everything; only the GOAWAY is sent, and nothing read. */
    void terminate(int errorCode, String reason) {
        if (closing.terminating) {
            return;
        }
        byte[] text = reason.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        addGoAway(ids.lastProcessed(), errorCode, text, true);
        closing.terminating = true;
    }

    void altSvc(int streamId, byte[] origin, byte[] value) {
        outbox.add(new OutboundFrame.AltSvc(streamId, origin, value));
    }

    void origin(List<byte[]> origins) {
        outbox.add(new OutboundFrame.Origin(origins));
    }

    /** There is data again, or its end. */
    void resume(int streamId) {
        Stream stream = stream(streamId);
        if (stream != null && stream.data() != null && stream.data().waitsForData) {
            stream.data().waitsForData = false;
            outbox.addReady(stream);
        }
    }

    void windowGrew(Stream stream) {
        if (stream.remoteWindow() > 0 && stream.data() != null && stream.data().waitsForWindow) {
            stream.data().waitsForWindow = false;
            outbox.addReady(stream);
        }
    }

    /** Something odd came, which is harmless as long as it is rare. */
    void glitch() {
        if (!closing.terminating && !glitches.take()) {
            terminate(ErrorCode.ENHANCE_YOUR_CALM, "");
        }
    }

    void peerReset() {
        if (isServer() && !closing.submitted && !options.limits().resets().take()) {
            addGoAway(ids.lastReceived(), ErrorCode.INTERNAL_ERROR, new byte[0], false);
        }
    }
}
