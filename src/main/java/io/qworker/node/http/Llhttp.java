package io.qworker.node.http;

/**
 * The HTTP/1 parser, a machine that may be fed any pieces of a stream of messages. Its states, its errors with their texts
 * and positions, and what it lets pass are those of llhttp 9.3, which Node 24 has. Source: llhttp, src/llhttp/http.ts,
 * src/native/api.c and src/native/http.c.
 */
final class Llhttp {

    enum Type {
        REQUEST,
        RESPONSE
    }

    /** What a message was found to be; bits, as they come and go together. */
    static final class Flag {
        static final int CONNECTION_KEEP_ALIVE = 1;
        static final int CONNECTION_CLOSE = 1 << 1;
        static final int CONNECTION_UPGRADE = 1 << 2;
        static final int CHUNKED = 1 << 3;
        static final int UPGRADE = 1 << 4;
        static final int CONTENT_LENGTH = 1 << 5;
        static final int SKIP_BODY = 1 << 6;
        static final int TRAILING = 1 << 7;
        static final int TRANSFER_ENCODING = 1 << 9;

        private Flag() {}
    }

    /** Whether the stream may end here. */
    enum Finish {
        SAFE,
        SAFE_WITH_CALLBACK,
        UNSAFE
    }

    /** The texts that are handed over piece by piece. */
    enum Span {
        URL,
        STATUS,
        HEADER_FIELD,
        HEADER_VALUE,
        CHUNK_EXTENSION,
        BODY
    }

    final Type type;
    final HttpEvents events;
    private final int leniency;

    byte[] data;
    int position;
    int end;
    State state = State.START;

    /** The node in the tree of {@link Words} that is being matched. */
    int word = Words.START;

    int method;
    int major;
    int minor;
    int statusCode;
    int flags;
    boolean upgrade;
    long contentLength;
    HeaderLines.Kind headerKind = HeaderLines.Kind.GENERAL;
    Finish finish = Finish.SAFE;

    private Span span;
    private int spanStart;
    private HttpErrno error = HttpErrno.OK;
    private String reason = "";
    private int errorPosition;

    Llhttp(Type type, int leniency, HttpEvents events) {
        this.type = type;
        this.leniency = leniency;
        this.events = events;
    }

    HttpErrno error() {
        return error;
    }

    String reason() {
        return reason;
    }

    /** For a callback that is about to answer {@link HttpErrno#USER}. */
    void reason(String text) {
        reason = text;
    }

    /** Where in the array given last the error was noticed. */
    int errorPosition() {
        return errorPosition;
    }

    /** Parses {@code length} bytes from {@code offset}. Once there was an error it stays, until resumed when it is a pause. */
    HttpErrno execute(byte[] bytes, int offset, int length) {
        if (error != HttpErrno.OK) {
            return error;
        }
        data = bytes;
        position = offset;
        end = offset + length;
        spanStart = offset;
        boolean stopped = run();
        if (!stopped && span != null) {
            HttpErrno failure = handOver(span, end);
            if (failure != HttpErrno.OK) {
                error = failure;
                errorPosition = end;
            }
            stopped = failure != HttpErrno.OK;
        }
        data = null;
        return stopped ? error : HttpErrno.OK;
    }

    /** The stream has ended. */
    HttpErrno finish() {
        if (error != HttpErrno.OK) {
            return HttpErrno.OK;
        }
        return switch (finish) {
            case SAFE -> HttpErrno.OK;
            case SAFE_WITH_CALLBACK -> HttpErrno.ofAnswer(events.messageComplete());
            case UNSAFE -> {
                reason = "Invalid EOF state";
                yield HttpErrno.INVALID_EOF_STATE;
            }
        };
    }

    void pause() {
        if (error == HttpErrno.OK) {
            error = HttpErrno.PAUSED;
            reason = "Paused";
        }
    }

    void resume() {
        if (error == HttpErrno.PAUSED) {
            error = HttpErrno.OK;
        }
    }

    void resumeAfterUpgrade() {
        if (error == HttpErrno.PAUSED_UPGRADE) {
            error = HttpErrno.OK;
        }
    }

    boolean allows(int leniencies) {
        return (leniency & leniencies) != 0;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    boolean shouldKeepAlive() {
        if (major > 0 && minor > 0) {
            if (has(Flag.CONNECTION_CLOSE)) {
                return false;
            }
        } else if (!has(Flag.CONNECTION_KEEP_ALIVE)) {
            return false;
        }
        return !Body.endsWithConnection(this);
    }

    /** The byte at hand. */
    int current() {
        return data[position] & 0xff;
    }

    /** Goes on to {@code next} behind the byte at hand. */
    State skip(State next) {
        position++;
        return next;
    }

    /** Walks on in {@code words}; the node, or {@link Words#MISMATCH}, which leaves the byte where it is. */
    int walk(Words words, int character) {
        int node = words.step(word, character);
        if (node == Words.MISMATCH) {
            word = Words.START;
        } else {
            word = node;
            position++;
        }
        return node;
    }

    State fail(HttpErrno errno, String text) {
        error = errno;
        reason = text;
        errorPosition = position;
        state = State.FAILED;
        return null;
    }

    /** Fails behind the byte at hand. */
    State failAfter(HttpErrno errno, String text) {
        position++;
        return fail(errno, text);
    }

    /** Stops, to go on with {@code next} when resumed. */
    State pause(HttpErrno errno, String text, State next) {
        error = errno;
        reason = text;
        errorPosition = position;
        state = next;
        return null;
    }

    /** What follows an event whose callback answered {@code answer}. */
    State after(int answer, String event, HttpErrno failure, State next) {
        if (answer == 0) {
            return next;
        }
        return answer == HttpErrno.PAUSED.number()
                ? pause(HttpErrno.PAUSED, event + " pause", next)
                : fail(failure, "`" + event + "` callback error");
    }

    void startSpan(Span kind) {
        span = kind;
        spanStart = position;
    }

    /** Ends the span before the byte at hand. */
    State endSpan(State next) {
        return endSpan(0, next);
    }

    /** Ends the span before the byte at hand, then goes on {@code skipped} bytes. */
    State endSpan(int skipped, State next) {
        Span ended = span;
        span = null;
        HttpErrno failure = handOver(ended, position);
        position += skipped;
        if (failure == HttpErrno.OK) {
            return next;
        }
        error = failure;
        errorPosition = position;
        state = next;
        return null;
    }

    private HttpErrno handOver(Span kind, int until) {
        int length = until - spanStart;
        int answer = switch (kind) {
            case URL -> events.url(data, spanStart, length);
            case STATUS -> events.status(data, spanStart, length);
            case HEADER_FIELD -> events.headerField(data, spanStart, length);
            case HEADER_VALUE -> events.headerValue(data, spanStart, length);
            case CHUNK_EXTENSION -> events.chunkExtension(data, spanStart, length);
            case BODY -> length == 0 ? 0 : events.body(data, spanStart, length);
        };
        return answer == 0 ? HttpErrno.OK : HttpErrno.ofAnswer(answer);
    }

    /** Whether it stopped before the bytes were used up. */
    private boolean run() {
        while (!state.needsByte || position < end) {
            State next = step();
            if (next == null) {
                return true;
            }
            state = next;
        }
        return false;
    }

    private State step() {
        return switch (state) {
            case START, AFTER_START, MESSAGE_BEGUN -> StartLine.begin(this);
            case METHOD -> RequestLine.method(this);
            case METHOD_OR_LONGER -> RequestLine.methodOrLonger(this);
            case SPACE_BEFORE_URL -> RequestLine.spaceBeforeUrl(this);
            case SPACES_BEFORE_URL -> RequestLine.spacesBeforeUrl(this);
            case URL_START,
                    URL_SCHEMA,
                    URL_SCHEMA_DELIMITER,
                    URL_SCHEMA_DELIMITER_2,
                    URL_SERVER,
                    URL_SERVER_WITH_AT,
                    URL_PATH,
                    URL_QUERY_OR_FRAGMENT,
                    URL_QUERY,
                    URL_FRAGMENT -> RequestTarget.step(this);
            case URL_SKIP_SPACE, URL_SKIP_CR, URL_SKIP_CRLF, URL_SKIP_LF, URL_TO_HTTP, URL_TO_HTTP09 ->
                RequestTarget.leave(this);
            case REQUEST_PROTOCOL_START,
                    REQUEST_PROTOCOL,
                    REQUEST_AFTER_PROTOCOL,
                    REQUEST_MAJOR,
                    REQUEST_DOT,
                    REQUEST_MINOR,
                    REQUEST_COMPLETE,
                    REQUEST_COMPLETE_CRLF,
                    PREFACE -> RequestLine.version(this);
            case RESPONSE_PROTOCOL,
                    RESPONSE_AFTER_PROTOCOL,
                    RESPONSE_MAJOR,
                    RESPONSE_DOT,
                    RESPONSE_MINOR,
                    RESPONSE_AFTER_VERSION -> ResponseLine.version(this);
            case STATUS_CODE_1,
                    STATUS_CODE_2,
                    STATUS_CODE_3,
                    STATUS_CODE_END,
                    STATUS_START,
                    STATUS,
                    RESPONSE_LINE_ALMOST_DONE -> ResponseLine.status(this);
            case HEADERS_START,
                    HEADER_FIELD_START,
                    HEADER_FIELD,
                    HEADER_FIELD_COLON,
                    HEADER_FIELD_COLON_SPACES,
                    HEADER_FIELD_GENERAL,
                    HEADERS_ALMOST_DONE -> HeaderLines.field(this);
            case HEADER_VALUE_SPACES,
                    HEADER_VALUE_SPACES_ALMOST_DONE,
                    HEADER_VALUE_EMPTY_LINE,
                    HEADER_VALUE_START,
                    HEADER_VALUE,
                    HEADER_VALUE_OTHERWISE,
                    HEADER_VALUE_LENIENT,
                    HEADER_VALUE_ALMOST_DONE,
                    HEADER_VALUE_FOLDED -> HeaderLines.value(this);
            case TRANSFER_ENCODING_CHUNKED,
                    TRANSFER_ENCODING_CHUNKED_LAST,
                    TRANSFER_ENCODING_TOKEN,
                    TRANSFER_ENCODING_TOKEN_SPACES,
                    CONTENT_LENGTH,
                    CONTENT_LENGTH_SPACES,
                    CONNECTION,
                    CONNECTION_SPACES,
                    CONNECTION_TOKEN -> FramingHeaders.step(this);
            case HEADERS_DONE,
                    BODY,
                    BODY_REST,
                    BODY_UNTIL_EOF,
                    EOF,
                    MESSAGE_DONE,
                    AFTER_MESSAGE_DONE,
                    UPGRADE_PAUSE,
                    CLEANUP,
                    RESTART,
                    CLOSED -> Body.step(this);
            case FAILED -> fail(error, reason);
            default -> Chunks.step(this);
        };
    }
}
