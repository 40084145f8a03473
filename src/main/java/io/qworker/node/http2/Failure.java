package io.qworker.node.http2;

import static io.qworker.node.http2.ErrorCode.CANCEL;
import static io.qworker.node.http2.ErrorCode.COMPRESSION_ERROR;
import static io.qworker.node.http2.ErrorCode.FLOW_CONTROL_ERROR;
import static io.qworker.node.http2.ErrorCode.FRAME_SIZE_ERROR;
import static io.qworker.node.http2.ErrorCode.INTERNAL_ERROR;
import static io.qworker.node.http2.ErrorCode.PROTOCOL_ERROR;
import static io.qworker.node.http2.ErrorCode.REFUSED_STREAM;
import static io.qworker.node.http2.ErrorCode.STREAM_CLOSED;

/** nghttp2's errors, by the numbers and texts that Node's library and its users know. */
enum Failure {
    INVALID_ARGUMENT(-501, "Invalid argument"),
    BUFFER_ERROR(-502, "Out of buffer space"),
    UNSUPPORTED_VERSION(-503, "Unsupported SPDY version"),
    WOULDBLOCK(-504, "Operation would block"),
    PROTO(-505, "Protocol error", PROTOCOL_ERROR),
    INVALID_FRAME(-506, "Invalid frame octets"),
    EOF(-507, "EOF"),
    DEFERRED(-508, "Data transfer deferred"),
    STREAM_ID_NOT_AVAILABLE(-509, "No more Stream ID available"),
    CLOSED(-510, "Stream was already closed or invalid", STREAM_CLOSED),
    CLOSING(-511, "Stream is closing"),
    SHUT_WRITE(-512, "The transmission is not allowed for this stream"),
    INVALID_STREAM_ID(-513, "Stream ID is invalid"),
    INVALID_STREAM_STATE(-514, "Invalid stream state"),
    DEFERRED_DATA_EXIST(-515, "Another DATA frame has already been deferred"),
    START_STREAM_NOT_ALLOWED(-516, "request HEADERS is not allowed"),
    GOAWAY_ALREADY_SENT(-517, "GOAWAY has already been sent"),
    INVALID_HEADER_BLOCK(-518, "Invalid header block"),
    INVALID_STATE(-519, "Invalid state"),
    TEMPORAL_CALLBACK_FAILURE(-521, "The user callback function failed due to the temporal error"),
    FRAME_SIZE(-522, "The length of the frame is invalid", FRAME_SIZE_ERROR),
    HEADER_COMPRESSION(-523, "Header compression/decompression error", COMPRESSION_ERROR),
    FLOW_CONTROL(-524, "Flow control error", FLOW_CONTROL_ERROR),
    INSUFFICIENT_BUFFER_SIZE(-525, "Insufficient buffer size given to function"),
    PAUSE(-526, "Callback was paused by the application"),
    TOO_MANY_INFLIGHT_SETTINGS(-527, "Too many inflight SETTINGS"),
    PUSH_DISABLED(-528, "Server push is disabled by peer"),
    DATA_EXIST(-529, "DATA or HEADERS frame has already been submitted for the stream"),
    SESSION_CLOSING(-530, "The current session is closing"),
    HTTP_HEADER(-531, "Invalid HTTP header field was received", PROTOCOL_ERROR),
    HTTP_MESSAGING(-532, "Violation in HTTP messaging rule", PROTOCOL_ERROR),
    REFUSED(-533, "Stream was refused", REFUSED_STREAM),
    INTERNAL(-534, "Internal error"),
    CANCELLED(-535, "Cancel"),
    SETTINGS_EXPECTED(
            -536, "When a local endpoint expects to receive SETTINGS frame, it receives an other type of frame"),
    TOO_MANY_SETTINGS(-537, "SETTINGS frame contained more than the maximum allowed entries"),
    PUSH_CANCELLED(-107, "Unknown error code", CANCEL),
    NOMEM(-901, "Out of memory"),
    CALLBACK_FAILURE(-902, "The user callback function failed"),
    BAD_CLIENT_MAGIC(-903, "Received bad client magic byte string"),
    FLOODED(-904, "Flooding was detected in this HTTP/2 session, and it must be closed"),
    TOO_MANY_CONTINUATIONS(-905, "Too many CONTINUATION frames following a HEADER frame");

    private final int number;
    private final String text;
    private final int errorCode;

    Failure(int number, String text) {
        this(number, text, INTERNAL_ERROR);
    }

    Failure(int number, String text, int errorCode) {
        this.number = number;
        this.text = text;
        this.errorCode = errorCode;
    }

    int number() {
        return number;
    }

    /** What the peer is told. */
    int errorCode() {
        return errorCode;
    }

    boolean isFatal() {
        return number < -900 && number > -1000;
    }

    static String text(int number) {
        if (number == 0) {
            return "Success";
        }
        for (Failure failure : values()) {
            if (failure.number == number) {
                return failure.text;
            }
        }
        return "Unknown error code";
    }
}
