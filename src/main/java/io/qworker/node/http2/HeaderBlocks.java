package io.qworker.node.http2;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http2.hpack.HPackException;

/**
 * HEADERS and PUSH_PROMISE, with what CONTINUATION adds. Each block is decompressed even when nobody wants its headers: the
 * following ones build on it.
 */
final class HeaderBlocks {

    private static final int MAX_CONTINUATIONS = 8;

    private final Session session;
    private final SessionEvents events;
    private ByteArrayOutputStream block;
    private int continuations;
    private int type;
    private int flags;
    private int streamId;
    private int subjectId;
    private Category category = Category.HEADERS;
    private boolean ignored;

    HeaderBlocks(Session session) {
        this.session = session;
        this.events = session.events();
    }

    boolean isOpen() {
        return block != null;
    }

    void requireContinuation(int frameType, int frameStreamId) throws SessionException {
        if (++continuations > MAX_CONTINUATIONS) {
            throw new SessionException(Failure.TOO_MANY_CONTINUATIONS);
        }
        if (frameType != FrameType.CONTINUATION || frameStreamId != streamId) {
            session.terminate(ErrorCode.PROTOCOL_ERROR, "unexpected non-CONTINUATION frame or stream_id is invalid");
        }
    }

    void begin(int frameType, int frameFlags, int frameStreamId, byte[] payload) throws SessionException {
        type = frameType;
        flags = frameFlags;
        streamId = frameStreamId;
        subjectId = frameStreamId;
        boolean isPadded = (flags & FrameType.PADDED) != 0;
        int fields = type == FrameType.PUSH_PROMISE
                ? 4
                : (flags & FrameType.WITH_PRIORITY) != 0 ? FrameType.PRIORITY_LENGTH : 0;
        int start = isPadded ? 1 : 0;
        int padding = isPadded && payload.length > 0 ? payload[0] & 0xff : 0;
        if (isPadded && start + fields + padding > payload.length) {
            session.terminate(ErrorCode.PROTOCOL_ERROR, name() + ": invalid padding");
            return;
        }
        if (start + fields > payload.length) {
            session.terminate(ErrorCode.FRAME_SIZE_ERROR, "");
            return;
        }
        ignored = !(type == FrameType.HEADERS
                ? headersBegin(fields > 0 ? Payload.streamId(payload, start) : 0)
                : promiseBegins(Payload.streamId(payload, start)));
        if (session.closing().terminating) {
            return;
        }
        block = new ByteArrayOutputStream();
        block.write(payload, start + fields, payload.length - start - fields - padding);
        endIfComplete();
    }

    void more(int frameFlags, byte[] payload) throws SessionException {
        if (session.closing().terminating) {
            return;
        }
        flags |= frameFlags & FrameType.END_HEADERS;
        block.writeBytes(payload);
        endIfComplete();
    }

    private String name() {
        return type == FrameType.HEADERS ? "HEADERS" : "PUSH_PROMISE";
    }

    // The beginnings answer whether the headers are wanted.

    private boolean headersBegin(int dependency) throws SessionException {
        Stream stream = session.stream(streamId);
        boolean wanted;
        if (stream == null) {
            category = Category.REQUEST;
            wanted = requestBegins(dependency);
        } else if (stream.state() == Stream.State.RESERVED) {
            category = Category.PUSH_RESPONSE;
            wanted = pushResponseBegins(stream);
        } else if (stream.state() == Stream.State.OPENING && session.ids().isMine(streamId)) {
            category = Category.RESPONSE;
            wanted = responseBegins(stream);
        } else {
            category = Category.HEADERS;
            wanted = furtherHeadersBegin(stream);
        }
        if (!wanted) {
            session.glitch();
        }
        return wanted && told(streamId);
    }

    private boolean told(int id) throws SessionException {
        if (events.headersBegin(id, category)) {
            return true;
        }
        session.reset(id, ErrorCode.INTERNAL_ERROR, true);
        return false;
    }

    private boolean requestBegins(int dependency) throws SessionException {
        if (streamId == 0) {
            return invalidConnection(Failure.PROTO, "request HEADERS: stream_id == 0");
        }
        if (!session.isServer()) {
            return session.ids().isIdle(streamId)
                    && invalidConnection(Failure.PROTO, "request HEADERS: client received request");
        }
        if (!session.ids().isNewOfPeer(streamId)) {
            return session.ids().isMine(streamId)
                    && invalidConnection(Failure.PROTO, "request HEADERS: invalid stream_id");
        }
        session.ids().received(streamId);
        if (session.isFullForPeer()) {
            return invalidConnection(Failure.PROTO, "request HEADERS: max concurrent streams exceeded");
        }
        if (!session.acceptsStreams()) {
            return false;
        }
        if (dependency == streamId) {
            return invalidConnection(Failure.PROTO, "request HEADERS: depend on itself");
        }
        if (session.willBeFullForPeer()) {
            return invalidStream(Failure.REFUSED);
        }
        session.open(streamId, Stream.State.OPENING);
        session.ids().processed();
        return true;
    }

    private boolean responseBegins(Stream stream) throws SessionException {
        if (stream.isReadShut()) {
            return invalidConnection(Failure.CLOSED, "HEADERS: stream closed");
        }
        stream.state(Stream.State.OPENED);
        return true;
    }

    private boolean pushResponseBegins(Stream stream) throws SessionException {
        if (session.isServer()) {
            return invalidConnection(Failure.PROTO, "HEADERS: no HEADERS allowed from client in reserved state");
        }
        if (session.isFullForPeer()) {
            return invalidConnection(Failure.PROTO, "push response HEADERS: max concurrent streams exceeded");
        }
        if (!session.acceptsStreams()) {
            return false;
        }
        if (session.willBeFullForPeer()) {
            return invalidStream(Failure.REFUSED);
        }
        stream.fulfil();
        session.counts().promisedToUs--;
        session.counts().incoming++;
        return true;
    }

    private boolean furtherHeadersBegin(Stream stream) throws SessionException {
        if (stream.isReadShut()) {
            return invalidConnection(Failure.CLOSED, "HEADERS: stream closed");
        }
        return session.ids().isMine(streamId)
                ? stream.state() == Stream.State.OPENED
                : stream.state() != Stream.State.CLOSING;
    }

    private boolean promiseBegins(int promisedId) throws SessionException {
        category = Category.REQUEST;
        subjectId = promisedId;
        if (streamId == 0) {
            return invalidConnection(Failure.PROTO, "PUSH_PROMISE: stream_id == 0");
        }
        if (session.isServer() || session.local().get(Settings.ENABLE_PUSH) == 0) {
            return invalidConnection(Failure.PROTO, "PUSH_PROMISE: push disabled");
        }
        if (!session.ids().isMine(streamId)) {
            return invalidConnection(Failure.PROTO, "PUSH_PROMISE: invalid stream_id");
        }
        if (!session.acceptsStreams()) {
            return false;
        }
        if (!session.ids().isNewOfPeer(promisedId)) {
            return invalidConnection(Failure.PROTO, "PUSH_PROMISE: invalid promised_stream_id");
        }
        if (session.ids().isIdle(streamId)) {
            return invalidConnection(Failure.PROTO, "PUSH_PROMISE: stream in idle");
        }
        session.ids().received(promisedId);
        Stream stream = session.stream(streamId);
        if (stream == null
                || stream.state() == Stream.State.CLOSING
                || !session.allowsPush()
                || session.counts().promisedToUs >= session.options().limits().maxPromisedStreams()) {
            session.reset(promisedId, ErrorCode.CANCEL, true);
            return false;
        }
        if (stream.isReadShut()) {
            return invalidConnection(Failure.CLOSED, "PUSH_PROMISE: stream closed");
        }
        session.open(promisedId, Stream.State.RESERVED);
        session.ids().processed();
        return told(promisedId);
    }

    private boolean invalidConnection(Failure failure, String reason) throws SessionException {
        events.invalidFrame(failure);
        session.terminate(failure.errorCode(), reason);
        return false;
    }

    private boolean invalidStream(Failure failure) throws SessionException {
        session.reset(streamId, failure.errorCode(), true);
        events.invalidFrame(failure);
        return false;
    }

    // The block is whole.

    private void endIfComplete() throws SessionException {
        if ((flags & FrameType.END_HEADERS) == 0) {
            return;
        }
        byte[] whole = block.toByteArray();
        block = null;
        continuations = 0;
        List<Header> headers;
        try {
            headers = session.compression().decode(whole);
        } catch (HPackException undecipherable) {
            if (!ignored && session.stream(subjectId) != null) {
                session.reset(subjectId, ErrorCode.COMPRESSION_ERROR, true);
            }
            session.terminate(ErrorCode.COMPRESSION_ERROR, "");
            return;
        }
        if (!ignored && accepted(headers)) {
            complete();
        }
    }

    private boolean accepted(List<Header> headers) throws SessionException {
        Stream stream = session.stream(subjectId);
        if (stream == null) {
            return true;
        }
        HttpMessage.Place place = place(stream);
        for (Header header : headers) {
            switch (stream.message().header(header, place)) {
                case TAKEN -> {
                    if (!events.header(subjectId, header)) {
                        session.reset(subjectId, ErrorCode.INTERNAL_ERROR, true);
                        return false;
                    }
                }
                case IGNORED -> {}
                case WRONG -> {
                    wrongMessage(Failure.HTTP_HEADER);
                    return false;
                }
            }
        }
        return true;
    }

    private HttpMessage.Place place(Stream stream) {
        boolean isTrailer = type == FrameType.HEADERS
                && category == Category.HEADERS
                && (session.isServer() || !stream.message().expectsFinalResponse());
        return new HttpMessage.Place(
                session.isServer() || type == FrameType.PUSH_PROMISE,
                isTrailer,
                session.isServer() && session.allowsConnectProtocol(),
                session.options().strictValues());
    }

    private void wrongMessage(Failure failure) throws SessionException {
        session.reset(subjectId, failure.errorCode(), true);
        events.invalidFrame(failure);
    }

    private void complete() throws SessionException {
        Stream stream = session.stream(streamId);
        if (stream == null || stream.state() == Stream.State.CLOSING) {
            return;
        }
        boolean endsStream = type == FrameType.HEADERS && (flags & FrameType.END_STREAM) != 0;
        if (!isProperMessage(stream)) {
            wrongMessage(Failure.HTTP_MESSAGING);
            if (endsStream) {
                stream.shutRead();
            }
            return;
        }
        events.headersEnd(subjectId, category, flags);
        if (endsStream) {
            stream.shutRead();
            session.closeIfShut(stream);
        }
    }

    private boolean isProperMessage(Stream stream) {
        HttpMessage message = stream.message();
        if (type == FrameType.PUSH_PROMISE) {
            Stream subject = session.stream(subjectId);
            return subject == null || subject.message().requestHeadersEnd(true);
        }
        boolean endsStream = (flags & FrameType.END_STREAM) != 0;
        boolean right = switch (category) {
            case REQUEST -> message.requestHeadersEnd(false);
            case RESPONSE, PUSH_RESPONSE -> message.responseHeadersEnd();
            case HEADERS -> message.expectsFinalResponse() ? message.responseHeadersEnd() : endsStream;
        };
        return right && (!endsStream || message.remoteEnd());
    }
}
