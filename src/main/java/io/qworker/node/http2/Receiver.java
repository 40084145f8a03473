package io.qworker.node.http2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes what comes apart into frames. Bodies are handed on as they come, everything else by whole frames. */
final class Receiver {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private enum State {
        PREFACE,
        FIRST_HEAD,
        HEAD,
        PAYLOAD,
        DATA_PADDING,
        DATA,
        IGNORED_DATA,
        IGNORED_PAYLOAD
    }

    private final Session session;
    private final SessionEvents events;
    private final FrameHandler frames;
    private final HeaderBlocks blocks;
    private State state;
    private byte[] wanted;
    private int have;

    private int length;
    private int type;
    private int flags;
    private int streamId;
    private int left;
    private int padding;

    Receiver(Session session) {
        this.session = session;
        this.events = session.events();
        this.blocks = new HeaderBlocks(session);
        this.frames = new FrameHandler(session);
        expect(session.isServer() ? State.PREFACE : State.FIRST_HEAD);
    }

    /** Answers how much of it was used: less than all when the reading is to pause. */
    int receive(byte[] in, int offset, int count) throws SessionException {
        if (!session.wantsRead()) {
            return count;
        }
        int at = offset;
        int end = offset + count;
        boolean more = true;
        while (more) {
            if (session.closing().terminating) {
                return count;
            }
            if (state == State.DATA && left > 0) {
                if (at == end) {
                    return count;
                }
                int part = Math.min(end - at, left);
                at += part;
                if (data(in, at - part, part)) {
                    return at - offset;
                }
                continue;
            }
            if (state == State.IGNORED_DATA || state == State.IGNORED_PAYLOAD) {
                int part = Math.min(end - at, left);
                at += part;
                ignore(part);
                more = left == 0 || at < end;
                if (left == 0) {
                    expect(State.HEAD);
                }
                continue;
            }
            int part = Math.min(end - at, wanted.length - have);
            System.arraycopy(in, at, wanted, have, part);
            have += part;
            at += part;
            if (have < wanted.length) {
                return count;
            }
            step();
        }
        return count;
    }

    private void expect(State next) {
        state = next;
        have = 0;
        wanted = new byte
                [switch (next) {
                    case PREFACE -> PREFACE.length;
                    case FIRST_HEAD, HEAD -> FrameType.HEAD_LENGTH;
                    case PAYLOAD -> length;
                    case DATA_PADDING -> 1;
                    case DATA, IGNORED_DATA, IGNORED_PAYLOAD -> 0;
                }];
    }

    // What was waited for is there.
    private void step() throws SessionException {
        switch (state) {
            case PREFACE -> {
                if (!Arrays.equals(wanted, PREFACE)) {
                    throw new SessionException(Failure.BAD_CLIENT_MAGIC);
                }
                expect(State.FIRST_HEAD);
            }
            case FIRST_HEAD -> {
                readHead();
                if (type != FrameType.SETTINGS || (flags & FrameType.ACK) != 0) {
                    events.unexpectedProtocol();
                    session.terminate(ErrorCode.PROTOCOL_ERROR, "SETTINGS expected");
                    return;
                }
                begin();
            }
            case HEAD -> {
                readHead();
                begin();
            }
            case PAYLOAD -> {
                byte[] payload = wanted;
                expect(State.HEAD);
                whole(payload);
            }
            case DATA_PADDING -> paddingRead();
            default -> dataFrameEnds();
        }
    }

    private void readHead() {
        length = (wanted[0] & 0xff) << 16 | (wanted[1] & 0xff) << 8 | wanted[2] & 0xff;
        type = wanted[3] & 0xff;
        flags = wanted[4] & 0xff;
        streamId = Payload.int32(wanted, 5) & Integer.MAX_VALUE;
        left = length;
        padding = 0;
    }

    private void begin() throws SessionException {
        if (length > session.local().get(Settings.MAX_FRAME_SIZE)) {
            session.terminate(ErrorCode.FRAME_SIZE_ERROR, "too large frame size");
        } else if (blocks.isOpen()) {
            blocks.requireContinuation(type, streamId);
            expect(State.PAYLOAD);
        } else if (type == FrameType.DATA) {
            beginData();
        } else if (type == FrameType.CONTINUATION) {
            session.terminate(ErrorCode.PROTOCOL_ERROR, "CONTINUATION: unexpected");
        } else if (!frames.hasRightSize(type, flags, length)) {
            session.terminate(ErrorCode.FRAME_SIZE_ERROR, "");
        } else if (type == FrameType.PRIORITY || !frames.isOfInterest(type, flags, streamId)) {
            session.glitch();
            expect(State.IGNORED_PAYLOAD);
        } else {
            expect(State.PAYLOAD);
        }
    }

    private void whole(byte[] payload) throws SessionException {
        switch (type) {
            case FrameType.HEADERS, FrameType.PUSH_PROMISE -> blocks.begin(type, flags, streamId, payload);
            case FrameType.CONTINUATION -> blocks.more(flags, payload);
            default -> frames.handle(type, flags, streamId, payload);
        }
    }

    // DATA.

    private void beginData() {
        flags &= FrameType.END_STREAM | FrameType.PADDED;
        if (!frames.acceptsData(streamId)) {
            session.glitch();
            expect(State.IGNORED_DATA);
            return;
        }
        if ((flags & FrameType.PADDED) != 0) {
            if (length < 1) {
                session.terminate(ErrorCode.PROTOCOL_ERROR, "DATA: insufficient padding space");
            }
            expect(State.DATA_PADDING);
            return;
        }
        glitchIfEmpty();
        expect(State.DATA);
    }

    private void glitchIfEmpty() {
        if (left == 0 && (flags & FrameType.END_STREAM) == 0) {
            session.glitch();
        }
    }

    private void paddingRead() {
        left--;
        padding = wanted[0] & 0xff;
        Stream stream = session.stream(streamId);
        FlowControl.received(session, 1);
        FlowControl.consumed(session, 1);
        if (stream != null) {
            FlowControl.received(session, stream, 1);
            FlowControl.consumed(session, streamId, 1);
        }
        if (padding > left) {
            session.terminate(ErrorCode.PROTOCOL_ERROR, "DATA: invalid padding");
            return;
        }
        glitchIfEmpty();
        expect(State.DATA);
    }

    // Answers whether to pause.
    private boolean data(byte[] in, int at, int count) {
        left -= count;
        Stream stream = session.stream(streamId);
        FlowControl.received(session, count);
        if (stream == null) {
            FlowControl.consumed(session, count);
            expect(left == 0 ? State.HEAD : State.IGNORED_DATA);
            return false;
        }
        FlowControl.received(session, stream, count);
        if (session.closing().terminating) {
            return false;
        }
        int body = Math.clamp((long) count + left - padding, 0, count);
        if (body < count) {
            FlowControl.consumed(session, count - body);
            FlowControl.consumed(session, streamId, count - body);
        }
        if (body == 0) {
            return false;
        }
        if (!stream.message().bodyPart(body)) {
            FlowControl.consumed(session, body);
            session.reset(streamId, ErrorCode.PROTOCOL_ERROR, true);
            expect(left == 0 ? State.HEAD : State.IGNORED_DATA);
            return false;
        }
        return events.data(streamId, in, at, body);
    }

    private void dataFrameEnds() throws SessionException {
        expect(State.HEAD);
        Stream stream = session.stream(streamId);
        if (stream == null || stream.state() == Stream.State.CLOSING) {
            return;
        }
        boolean isLast = (flags & FrameType.END_STREAM) != 0;
        if (isLast && !stream.message().remoteEnd()) {
            session.reset(streamId, ErrorCode.PROTOCOL_ERROR, true);
            stream.shutRead();
            return;
        }
        events.dataEnd(streamId, flags, length);
        if (isLast) {
            stream.shutRead();
            session.closeIfShut(stream);
        }
    }

    private void ignore(int count) {
        left -= count;
        if (state == State.IGNORED_DATA && count > 0) {
            FlowControl.received(session, count);
            FlowControl.consumed(session, count);
        }
    }
}
