package io.qworker.node.http2;

/** What a block of headers is to its stream; the order is nghttp2's. */
enum Category {
    REQUEST,
    RESPONSE,
    PUSH_RESPONSE,
    HEADERS
}
