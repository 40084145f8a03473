package io.qworker.node.http;

/** llhttp's errors by their numbers; Node shows them as {@code HPE_…}. */
enum HttpErrno {
    OK(0),
    INTERNAL(1),
    STRICT(2),
    CR_EXPECTED(25),
    LF_EXPECTED(3),
    UNEXPECTED_CONTENT_LENGTH(4),
    UNEXPECTED_SPACE(30),
    CLOSED_CONNECTION(5),
    INVALID_METHOD(6),
    INVALID_URL(7),
    INVALID_CONSTANT(8),
    INVALID_VERSION(9),
    INVALID_HEADER_TOKEN(10),
    INVALID_CONTENT_LENGTH(11),
    INVALID_CHUNK_SIZE(12),
    INVALID_STATUS(13),
    INVALID_EOF_STATE(14),
    INVALID_TRANSFER_ENCODING(15),
    CB_MESSAGE_BEGIN(16),
    CB_HEADERS_COMPLETE(17),
    CB_MESSAGE_COMPLETE(18),
    CB_CHUNK_HEADER(19),
    CB_CHUNK_COMPLETE(20),
    PAUSED(21),
    PAUSED_UPGRADE(22),
    PAUSED_H2_UPGRADE(23),
    USER(24);

    private static final HttpErrno[] VALUES = values();

    private final int number;

    HttpErrno(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** What a callback's answer means: a number of llhttp's, or -1 for any failure. */
    static HttpErrno ofAnswer(int answer) {
        for (HttpErrno errno : VALUES) {
            if (errno.number == answer) {
                return errno;
            }
        }
        return USER;
    }
}
