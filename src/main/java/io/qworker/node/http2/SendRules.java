package io.qworker.node.http2;

import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.Header;

/** Whether a frame may be sent in the state that its session and stream are in when its turn has come. */
final class SendRules {

    private static final Optional<Failure> ALLOWED = Optional.empty();
    private static final int SIZE_UPDATES = 12;
    private static final int LENGTHS_OF_HEADER = 12;

    private SendRules() {}

    static Optional<Failure> request(Session session, OutboundFrame.Headers frame) {
        if (frame.cancelledBy() != null) {
            return Optional.of(Failure.CLOSING);
        }
        // The stream that is open for it already does not keep the session.
        boolean ends = session.closing().received || session.closing().terminating || session.closing().terminated;
        return ends ? Optional.of(Failure.START_STREAM_NOT_ALLOWED) : ALLOWED;
    }

    /** What headers other than a request are. */
    static Category category(Session session, Stream stream) {
        if (stream != null && stream.state() == Stream.State.RESERVED) {
            return Category.PUSH_RESPONSE;
        }
        boolean isResponse = onStream(session, stream).isEmpty()
                && session.isServer()
                && !session.ids().isMine(stream.id())
                && stream.state() == Stream.State.OPENING;
        return isResponse ? Category.RESPONSE : Category.HEADERS;
    }

    static Optional<Failure> pushResponse(Session session, Stream stream) {
        Optional<Failure> failure = onStream(session, stream);
        if (failure.isPresent()) {
            return failure;
        }
        if (!session.isServer()) {
            return Optional.of(Failure.PROTO);
        }
        return session.closing().received ? Optional.of(Failure.START_STREAM_NOT_ALLOWED) : ALLOWED;
    }

    static Optional<Failure> headers(Session session, Stream stream) {
        Optional<Failure> failure = onStream(session, stream);
        if (failure.isPresent()) {
            return failure;
        }
        return switch (stream.state()) {
            case OPENED -> ALLOWED;
            case CLOSING -> Optional.of(Failure.CLOSING);
            default -> session.ids().isMine(stream.id()) ? ALLOWED : Optional.of(Failure.INVALID_STREAM_STATE);
        };
    }

    static Optional<Failure> pushPromise(Session session, Stream stream) {
        Optional<Failure> failure = onStream(session, stream);
        if (failure.isPresent()) {
            return failure;
        }
        if (session.remote().get(Settings.ENABLE_PUSH) == 0) {
            return Optional.of(Failure.PUSH_DISABLED);
        }
        if (stream.state() == Stream.State.CLOSING) {
            return Optional.of(Failure.CLOSING);
        }
        return session.closing().received ? Optional.of(Failure.START_STREAM_NOT_ALLOWED) : ALLOWED;
    }

    static Optional<Failure> data(Session session, Stream stream) {
        Optional<Failure> failure = onStream(session, stream);
        if (failure.isPresent()) {
            return failure;
        }
        return switch (stream.state()) {
            case OPENED -> ALLOWED;
            case CLOSING -> Optional.of(Failure.CLOSING);
            case RESERVED -> Optional.of(Failure.INVALID_STREAM_STATE);
            default -> session.ids().isMine(stream.id()) ? ALLOWED : Optional.of(Failure.INVALID_STREAM_STATE);
        };
    }

    static Optional<Failure> windowUpdate(Session session, int streamId) {
        Optional<Failure> failure = altSvc(session, streamId);
        if (failure.isPresent() || streamId == 0) {
            return failure;
        }
        boolean isOurPromise =
                session.ids().isMine(streamId) && session.stream(streamId).state() == Stream.State.RESERVED;
        return isOurPromise ? Optional.of(Failure.INVALID_STREAM_STATE) : ALLOWED;
    }

    static Optional<Failure> altSvc(Session session, int streamId) {
        if (session.isClosing()) {
            return Optional.of(Failure.SESSION_CLOSING);
        }
        if (streamId == 0) {
            return ALLOWED;
        }
        Stream stream = session.stream(streamId);
        if (stream == null) {
            return Optional.of(Failure.CLOSED);
        }
        return stream.state() == Stream.State.CLOSING ? Optional.of(Failure.CLOSING) : ALLOWED;
    }

    private static Optional<Failure> onStream(Session session, Stream stream) {
        if (stream == null) {
            return Optional.of(Failure.CLOSED);
        }
        if (session.isClosing()) {
            return Optional.of(Failure.SESSION_CLOSING);
        }
        return stream.isWriteShut() ? Optional.of(Failure.SHUT_WRITE) : ALLOWED;
    }

    /** By nghttp2's estimate of the longest form they could get. */
    static boolean isTooLong(Session session, List<Header> headers) {
        long length = SIZE_UPDATES + FrameType.PRIORITY_LENGTH;
        for (Header header : headers) {
            length += LENGTHS_OF_HEADER
                    + header.getName().length()
                    + header.getValue().length();
        }
        return length > session.options().limits().maxHeaderBlock();
    }
}
