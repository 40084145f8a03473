package io.qworker.node.http2;

import java.util.Arrays;
import java.util.List;

/** The frames that are neither bodies nor headers. */
final class FrameHandler {

    private static final int SETTING_LENGTH = 6;
    private static final int PING_LENGTH = 8;
    private static final int GOAWAY_LENGTH = 8;
    private static final int RESERVED_FLAGS = 0xf0;

    private final Session session;
    private final SessionEvents events;
    private boolean settingsReceived;

    FrameHandler(Session session) {
        this.session = session;
        this.events = session.events();
    }

    boolean hasRightSize(int type, int flags, int length) {
        return switch (type) {
            case FrameType.PRIORITY -> length == FrameType.PRIORITY_LENGTH;
            case FrameType.RST_STREAM, FrameType.WINDOW_UPDATE -> length == 4;
            case FrameType.SETTINGS -> length % SETTING_LENGTH == 0 && ((flags & FrameType.ACK) == 0 || length == 0);
            case FrameType.PING -> length == PING_LENGTH;
            case FrameType.GOAWAY -> length >= GOAWAY_LENGTH;
            case FrameType.ALTSVC -> session.isServer() || length >= 2;
            default -> true;
        };
    }

    /** Types nobody knows are skipped. */
    boolean isOfInterest(int type, int flags, int streamId) {
        return switch (type) {
            case FrameType.ALTSVC -> !session.isServer();
            case FrameType.ORIGIN -> !session.isServer() && streamId == 0 && (flags & RESERVED_FLAGS) == 0;
            default -> type <= FrameType.CONTINUATION;
        };
    }

    /** Whether there may be DATA on a stream now; if that shows that the peer is wrong, the session ends. */
    boolean acceptsData(int streamId) {
        if (streamId == 0) {
            return wrongData(ErrorCode.PROTOCOL_ERROR, "DATA: stream_id == 0");
        }
        if (session.ids().isIdle(streamId)) {
            return wrongData(ErrorCode.PROTOCOL_ERROR, "DATA: stream in idle");
        }
        Stream stream = session.stream(streamId);
        if (stream == null) {
            return false;
        }
        if (stream.isReadShut()) {
            return wrongData(ErrorCode.STREAM_CLOSED, "DATA: stream in half-closed(remote)");
        }
        return switch (stream.state()) {
            case CLOSING -> false;
            case RESERVED -> wrongData(ErrorCode.PROTOCOL_ERROR, "DATA: stream in reserved");
            case OPENED -> true;
            default ->
                !session.ids().isMine(streamId) || wrongData(ErrorCode.PROTOCOL_ERROR, "DATA: stream not opened");
        };
    }

    private boolean wrongData(int errorCode, String reason) {
        session.terminate(errorCode, reason);
        return false;
    }

    void handle(int type, int flags, int streamId, byte[] payload) throws SessionException {
        switch (type) {
            case FrameType.RST_STREAM -> reset(streamId, payload);
            case FrameType.SETTINGS -> settings((flags & FrameType.ACK) != 0, streamId, payload);
            case FrameType.PING -> ping((flags & FrameType.ACK) != 0, streamId, payload);
            case FrameType.GOAWAY -> goAway(streamId, payload);
            case FrameType.WINDOW_UPDATE -> windowUpdate(streamId, Payload.streamId(payload, 0));
            case FrameType.ALTSVC -> altSvc(streamId, payload);
            case FrameType.ORIGIN -> {
                List<String> origins = Payload.origins(payload);
                if (origins != null) {
                    events.origin(origins);
                }
            }
            default -> throw new IllegalArgumentException("frame type " + type);
        }
    }

    private void invalidConnection(Failure failure, String reason) throws SessionException {
        events.invalidFrame(failure);
        session.terminate(failure.errorCode(), reason);
    }

    private void reset(int streamId, byte[] payload) throws SessionException {
        if (streamId == 0) {
            invalidConnection(Failure.PROTO, "RST_STREAM: stream_id == 0");
            return;
        }
        if (session.ids().isIdle(streamId)) {
            invalidConnection(Failure.PROTO, "RST_STREAM: stream in idle");
            return;
        }
        Stream stream = session.stream(streamId);
        if (stream != null) {
            stream.shutRead();
        }
        events.otherFrame();
        session.close(streamId, Payload.int32(payload, 0));
        session.peerReset();
    }

    private void ping(boolean isAck, int streamId, byte[] payload) throws SessionException {
        if (streamId != 0) {
            invalidConnection(Failure.PROTO, "PING: stream_id != 0");
            return;
        }
        if (!isAck && !session.isClosing()) {
            session.acknowledge(new OutboundFrame.Ping(true, payload));
        }
        events.ping(isAck, payload);
    }

    private void goAway(int streamId, byte[] payload) throws SessionException {
        if (streamId != 0) {
            invalidConnection(Failure.PROTO, "GOAWAY: stream_id != 0");
            return;
        }
        int last = Payload.streamId(payload, 0);
        Closing closing = session.closing();
        if (last > 0 && !session.ids().isMine(last) || closing.remoteLastStreamId < last) {
            invalidConnection(Failure.PROTO, "GOAWAY: invalid last_stream_id");
            return;
        }
        closing.received = true;
        closing.remoteLastStreamId = last;
        events.goAway(last, Payload.int32(payload, 4), Arrays.copyOfRange(payload, GOAWAY_LENGTH, payload.length));
        Sender.closeAfter(session, last, true);
    }

    private void windowUpdate(int streamId, int increment) throws SessionException {
        if (streamId == 0) {
            if (increment == 0) {
                invalidConnection(Failure.PROTO, "WINDOW_UPDATE: window_size_increment == 0");
            } else if (!session.growRemoteWindow(increment)) {
                invalidConnection(Failure.FLOW_CONTROL, "");
            } else {
                events.otherFrame();
            }
            return;
        }
        if (session.ids().isIdle(streamId)) {
            invalidConnection(Failure.PROTO, "WINDOW_UPDATE to idle stream");
            return;
        }
        Stream stream = session.stream(streamId);
        if (stream == null) {
            return;
        }
        if (stream.state() == Stream.State.RESERVED && !session.ids().isMine(streamId)) {
            invalidConnection(Failure.PROTO, "WINDOW_UPADATE to reserved stream");
        } else if (increment == 0) {
            invalidConnection(Failure.PROTO, "WINDOW_UPDATE: window_size_increment == 0");
        } else if (!stream.growRemoteWindow(increment)) {
            invalidConnection(Failure.FLOW_CONTROL, "WINDOW_UPDATE: window size overflow");
        } else {
            session.windowGrew(stream);
            events.otherFrame();
        }
    }

    private void altSvc(int streamId, byte[] payload) throws SessionException {
        int originLength = Payload.int16(payload, 0);
        if (originLength > payload.length - 2) {
            session.terminate(ErrorCode.FRAME_SIZE_ERROR, "");
            return;
        }
        int valueLength = payload.length - 2 - originLength;
        if ((streamId == 0) == (originLength == 0) || valueLength == 0) {
            events.invalidFrame(Failure.PROTO);
            return;
        }
        Stream stream = session.stream(streamId);
        if (streamId == 0 || stream != null && stream.state() != Stream.State.CLOSING) {
            events.altSvc(
                    streamId,
                    Payload.text(payload, 2, originLength),
                    Payload.text(payload, 2 + originLength, valueLength));
        }
    }

    // SETTINGS.

    private void settings(boolean isAck, int streamId, byte[] payload) throws SessionException {
        if (streamId != 0) {
            invalidConnection(Failure.PROTO, "SETTINGS: stream_id != 0");
            return;
        }
        if (isAck) {
            settingsAcknowledged();
            return;
        }
        if (session.hasTooManyAcks()) {
            throw new SessionException(Failure.FLOODED);
        }
        List<Settings.Entry> entries = Payload.settings(payload);
        if (entries.size() > session.options().limits().maxSettings()) {
            session.terminate(ErrorCode.ENHANCE_YOUR_CALM, "SETTINGS: too many setting entries");
            return;
        }
        if (!settingsReceived) {
            settingsReceived = true;
            session.remote().set(Settings.MAX_CONCURRENT_STREAMS, Settings.UNLIMITED);
        }
        for (Settings.Entry entry : entries) {
            Failure failure = applyRemote(entry.id(), entry.value());
            if (failure != null) {
                invalidConnection(failure, "SETTINGS: invalid value");
                return;
            }
        }
        if (!session.isClosing()) {
            session.acknowledge(new OutboundFrame.SettingsFrame(true, List.of()));
        }
        events.settings(false, entries);
    }

    private Failure applyRemote(int id, long value) {
        Settings remote = session.remote();
        switch (id) {
            case Settings.HEADER_TABLE_SIZE -> session.compression().encoderTableSize(value);
            case Settings.ENABLE_PUSH -> {
                if (value > 1 || !session.isServer() && value != 0) {
                    return Failure.PROTO;
                }
            }
            case Settings.INITIAL_WINDOW_SIZE -> {
                if (value > Settings.MAX_WINDOW || !FlowControl.remoteInitialSize(session, (int) value)) {
                    return Failure.FLOW_CONTROL;
                }
            }
            case Settings.MAX_FRAME_SIZE -> {
                if (value < FrameType.MIN_MAX_SIZE || value > FrameType.MAX_MAX_SIZE) {
                    return Failure.PROTO;
                }
            }
            case Settings.ENABLE_CONNECT_PROTOCOL -> {
                boolean isTakenBack = !session.isServer() && remote.get(id) == 1 && value == 0;
                if (value > 1 || isTakenBack) {
                    return Failure.PROTO;
                }
            }
            default -> {}
        }
        remote.set(id, value);
        return null;
    }

    private void settingsAcknowledged() throws SessionException {
        List<Settings.Entry> entries = session.takeUnacknowledged();
        if (entries == null) {
            invalidConnection(Failure.PROTO, "SETTINGS: unexpected ACK");
            return;
        }
        for (Settings.Entry entry : entries) {
            if (entry.id() == Settings.HEADER_TABLE_SIZE) {
                session.compression().decoderTableSize(entry.value());
            } else if (entry.id() == Settings.INITIAL_WINDOW_SIZE
                    && !FlowControl.localInitialSize(session, (int) entry.value())) {
                invalidConnection(Failure.FLOW_CONTROL, "");
                return;
            }
            session.local().set(entry.id(), entry.value());
        }
        events.settings(true, entries);
    }
}
