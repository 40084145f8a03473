package io.qworker.node.http2;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Puts what waits in a session's outbox into bytes, as far as windows and limits let it. */
final class Sender {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_PAYLOAD = FrameType.MIN_MAX_SIZE;

    private final Session session;
    private final SessionEvents events;
    private final FrameOutput output = new FrameOutput();
    private boolean begun;

    Sender(Session session) {
        this.session = session;
        this.events = session.events();
        this.begun = session.isServer();
    }

    FrameOutput output() {
        return output;
    }

    /** Everything that can go now. */
    void run() {
        if (!begun) {
            begun = true;
            output.put(PREFACE);
        }
        while (true) {
            OutboundFrame frame = session.outbox().next(session.mayOpenStream());
            if (frame != null) {
                send(frame);
                continue;
            }
            Stream stream = session.remoteWindow() > 0 ? session.outbox().nextReady() : null;
            if (stream == null) {
                return;
            }
            sendData(stream);
        }
    }

    private void send(OutboundFrame frame) {
        Optional<Failure> failure = prepare(frame);
        if (failure.isEmpty()) {
            return;
        }
        if (frame.type() != FrameType.WINDOW_UPDATE) {
            events.frameNotSent(frame, failure.get());
        }
        switch (frame) {
            case OutboundFrame.Headers headers
            when headers.isRequest() -> {
                Integer code = headers.cancelledBy();
                session.close(frame.streamId(), code == null ? ErrorCode.REFUSED_STREAM : code);
            }
            case OutboundFrame.PushPromise promise -> session.close(promise.promisedId(), ErrorCode.INTERNAL_ERROR);
            default -> {}
        }
    }

    private Optional<Failure> prepare(OutboundFrame frame) {
        return switch (frame) {
            case OutboundFrame.Headers headers -> headers(headers);
            case OutboundFrame.PushPromise promise -> pushPromise(promise);
            case OutboundFrame.Reset reset -> reset(reset);
            case OutboundFrame.SettingsFrame settings -> settings(settings);
            case OutboundFrame.Ping ping -> ping(ping);
            case OutboundFrame.GoAway goAway -> goAway(goAway);
            case OutboundFrame.WindowUpdate update -> windowUpdate(update);
            case OutboundFrame.AltSvc altSvc -> altSvc(altSvc);
            case OutboundFrame.Origin origin -> origin(origin);
        };
    }

    // HEADERS.

    private Optional<Failure> headers(OutboundFrame.Headers frame) {
        Stream stream = frame.isRequest()
                ? session.open(frame.streamId(), Stream.State.INITIAL)
                : session.stream(frame.streamId());
        Category category = frame.isRequest() ? Category.REQUEST : SendRules.category(session, stream);
        Optional<Failure> failure = switch (category) {
            case REQUEST -> SendRules.request(session, frame);
            case PUSH_RESPONSE -> SendRules.pushResponse(session, stream);
            case RESPONSE -> Optional.empty();
            case HEADERS -> SendRules.headers(session, stream);
        };
        if (failure.isPresent()) {
            return failure;
        }
        if (SendRules.isTooLong(session, frame.headers())) {
            return Optional.of(Failure.FRAME_SIZE);
        }
        if (category == Category.REQUEST) {
            stream.message().requested(frame.headers());
        }
        int flags = frame.endsStream() ? FrameType.END_STREAM : 0;
        block(FrameType.HEADERS, flags, frame.streamId(), session.compression().encode(frame.headers()));
        if (category == Category.REQUEST) {
            session.ids().sent(frame.streamId());
        }
        events.frameSent(FrameType.HEADERS);
        headersSent(frame, stream, category);
        return Optional.empty();
    }

    private void headersSent(OutboundFrame.Headers frame, Stream stream, Category category) {
        switch (category) {
            case REQUEST -> stream.state(Stream.State.OPENING);
            case PUSH_RESPONSE -> {
                stream.fulfil();
                session.counts().outgoing++;
            }
            case RESPONSE -> stream.state(Stream.State.OPENED);
            case HEADERS -> {}
        }
        if (frame.endsStream()) {
            stream.shutWrite();
        }
        session.closeIfShut(stream);
        if (frame.withData()) {
            session.data(frame.streamId());
        }
    }

    // The block as one frame, or with continuations.
    private void block(int type, int flags, int streamId, byte[] block) {
        int first = Math.min(block.length, MAX_PAYLOAD);
        boolean isWhole = first == block.length;
        int padded = isWhole ? session.options().padding().apply(first, MAX_PAYLOAD) : first;
        int padding = padded - first;
        int allFlags = flags | (isWhole ? FrameType.END_HEADERS : 0) | (padding > 0 ? FrameType.PADDED : 0);
        output.head(padded, type, allFlags, streamId);
        if (padding > 0) {
            output.int8(padding - 1);
        }
        output.put(block, 0, first).zeros(Math.max(0, padding - 1));
        for (int at = first; at < block.length; at += MAX_PAYLOAD) {
            int part = Math.min(block.length - at, MAX_PAYLOAD);
            boolean isLast = at + part == block.length;
            output.head(part, FrameType.CONTINUATION, isLast ? FrameType.END_HEADERS : 0, streamId)
                    .put(block, at, part);
        }
    }

    private Optional<Failure> pushPromise(OutboundFrame.PushPromise frame) {
        Optional<Failure> failure = SendRules.pushPromise(session, session.stream(frame.streamId()));
        if (failure.isPresent()) {
            return failure;
        }
        if (SendRules.isTooLong(session, frame.headers())) {
            return Optional.of(Failure.FRAME_SIZE);
        }
        byte[] headers = session.compression().encode(frame.headers());
        byte[] block = new FrameOutput().int32(frame.promisedId()).put(headers).take();
        block(FrameType.PUSH_PROMISE, 0, frame.streamId(), block);
        session.ids().sent(frame.promisedId());
        events.frameSent(FrameType.PUSH_PROMISE);
        return Optional.empty();
    }

    // The small frames.

    private Optional<Failure> reset(OutboundFrame.Reset frame) {
        if (session.isClosing()) {
            return Optional.of(Failure.SESSION_CLOSING);
        }
        output.head(4, FrameType.RST_STREAM, 0, frame.streamId()).int32(frame.errorCode());
        events.frameSent(FrameType.RST_STREAM);
        session.close(frame.streamId(), frame.errorCode());
        return Optional.empty();
    }

    private Optional<Failure> settings(OutboundFrame.SettingsFrame frame) {
        if (frame.isAck()) {
            session.acknowledged();
            if (session.isClosing()) {
                return Optional.of(Failure.SESSION_CLOSING);
            }
        }
        byte[] payload = pack(frame.entries());
        output.head(payload.length, FrameType.SETTINGS, frame.isAck() ? FrameType.ACK : 0, 0)
                .put(payload);
        events.frameSent(FrameType.SETTINGS);
        return Optional.empty();
    }

    static byte[] pack(List<Settings.Entry> entries) {
        FrameOutput payload = new FrameOutput();
        for (Settings.Entry entry : entries) {
            payload.int16(entry.id()).int32((int) entry.value());
        }
        return payload.take();
    }

    private Optional<Failure> ping(OutboundFrame.Ping frame) {
        if (frame.isAck()) {
            session.acknowledged();
        }
        if (session.closing().terminating) {
            return Optional.of(Failure.SESSION_CLOSING);
        }
        output.head(8, FrameType.PING, frame.isAck() ? FrameType.ACK : 0, 0).put(frame.data());
        events.frameSent(FrameType.PING);
        return Optional.empty();
    }

    private Optional<Failure> goAway(OutboundFrame.GoAway frame) {
        output.head(8 + frame.data().length, FrameType.GOAWAY, 0, 0)
                .int32(frame.lastStreamId())
                .int32(frame.errorCode())
                .put(frame.data());
        Closing closing = session.closing();
        closing.localLastStreamId = frame.lastStreamId();
        events.frameSent(FrameType.GOAWAY);
        closing.terminated |= frame.terminates();
        closing.sent = true;
        closeAfter(session, frame.lastStreamId(), false);
        return Optional.empty();
    }

    /** Those with larger numbers will not be served. */
    static void closeAfter(Session session, int lastStreamId, boolean mine) {
        for (Stream stream : session.streams()) {
            if (session.ids().isMine(stream.id()) == mine && stream.id() > lastStreamId) {
                session.close(stream.id(), ErrorCode.REFUSED_STREAM);
            }
        }
    }

    private Optional<Failure> windowUpdate(OutboundFrame.WindowUpdate frame) {
        Optional<Failure> failure = SendRules.windowUpdate(session, frame.streamId());
        if (failure.isPresent()) {
            return failure;
        }
        output.head(4, FrameType.WINDOW_UPDATE, 0, frame.streamId()).int32(frame.increment());
        events.frameSent(FrameType.WINDOW_UPDATE);
        if (frame.streamId() == 0) {
            session.window().updateQueued(false);
            FlowControl.updateConnection(session);
            return Optional.empty();
        }
        Stream stream = session.stream(frame.streamId());
        stream.window().updateQueued(false);
        if (!stream.isReadShut()) {
            FlowControl.updateStream(session, stream);
        }
        return Optional.empty();
    }

    private Optional<Failure> altSvc(OutboundFrame.AltSvc frame) {
        Optional<Failure> failure = SendRules.altSvc(session, frame.streamId());
        if (failure.isPresent()) {
            return failure;
        }
        int length = 2 + frame.origin().length + frame.value().length;
        output.head(length, FrameType.ALTSVC, 0, frame.streamId())
                .int16(frame.origin().length)
                .put(frame.origin())
                .put(frame.value());
        events.frameSent(FrameType.ALTSVC);
        return Optional.empty();
    }

    private Optional<Failure> origin(OutboundFrame.Origin frame) {
        if (session.isClosing()) {
            return Optional.of(Failure.SESSION_CLOSING);
        }
        FrameOutput payload = new FrameOutput();
        for (byte[] origin : frame.origins()) {
            payload.int16(origin.length).put(origin);
        }
        output.head(payload.length(), FrameType.ORIGIN, 0, 0).put(payload.take());
        events.frameSent(FrameType.ORIGIN);
        return Optional.empty();
    }

    // DATA.

    private void sendData(Stream stream) {
        if (SendRules.data(session, stream).isPresent()) {
            session.outbox().remove(stream);
            return;
        }
        Stream.DataItem item = stream.data();
        int max = Math.min(
                Math.min(MAX_PAYLOAD, session.remote().small(Settings.MAX_FRAME_SIZE)),
                Math.min(stream.remoteWindow(), session.remoteWindow()));
        if (max <= 0) {
            item.waitsForWindow = true;
            session.outbox().defer(stream);
            return;
        }
        SessionEvents.DataRead read = events.read(stream.id(), max);
        if (read == SessionEvents.DataRead.LATER) {
            item.waitsForData = true;
            session.outbox().defer(stream);
            return;
        }
        if (session.stream(stream.id()) != stream) {
            return;
        }
        item.ended = read.atEnd();
        if (read.length() == 0 && read.atEnd() && !read.endsStream()) {
            // What follows are trailers: no frame is needed.
            session.outbox().remove(stream);
            return;
        }
        dataFrame(stream, read, max);
    }

    private void dataFrame(Stream stream, SessionEvents.DataRead read, int max) {
        int padded = session.options().padding().apply(read.length(), max);
        int padding = padded - read.length();
        boolean isLast = read.atEnd() && read.endsStream();
        int flags = (isLast ? FrameType.END_STREAM : 0) | (padding > 0 ? FrameType.PADDED : 0);
        output.head(padded, FrameType.DATA, flags, stream.id());
        if (padding > 0) {
            output.int8(padding - 1);
        }
        events.write(stream.id(), read.length(), output);
        output.zeros(Math.max(0, padding - 1));
        session.dataSent(padded);
        stream.sent(padded);
        if (read.atEnd()) {
            session.outbox().remove(stream);
        }
        events.frameSent(FrameType.DATA);
        if (isLast) {
            stream.shutWrite();
            session.closeIfShut(stream);
        } else if (!read.atEnd() && SendRules.data(session, stream).isPresent()) {
            session.outbox().remove(stream);
        }
    }
}
