package io.qworker.node.http2;

import io.qworker.js.Bytes;

/** Options of a session, as Node's library writes them into a Uint32Array: what is set is told by flags at its end. */
final class OptionsBuffer {

    private static final int MAX_DEFLATE_TABLE = 0;
    private static final int MAX_RESERVED_STREAMS = 1;
    private static final int MAX_SEND_HEADER_BLOCK = 2;
    private static final int PEER_MAX_CONCURRENT_STREAMS = 3;
    private static final int PADDING_STRATEGY = 4;
    private static final int MAX_HEADER_PAIRS = 5;
    private static final int MAX_SESSION_MEMORY = 8;
    private static final int MAX_SETTINGS = 9;
    private static final int RESET_RATE = 10;
    private static final int RESET_BURST = 11;
    private static final int LENIENT_WHITESPACE = 12;
    private static final int FLAGS = 13;

    private static final int MEGABYTE = 1_000_000;
    private static final int DEFAULT_MEGABYTES = 10;
    private static final int DEFAULT_HEADER_PAIRS = 128;
    private static final int MIN_SERVER_PAIRS = 4;
    private static final int DEFAULT_HEADER_BLOCK = 65536;
    private static final int DEFAULT_PEER_STREAMS = 100;
    private static final int DEFAULT_RESERVED = 200;
    private static final int DEFAULT_SETTINGS = 32;
    private static final int DEFAULT_RESET_BURST = 1000;
    private static final int DEFAULT_RESET_RATE = 33;

    private final Bytes buffer;

    OptionsBuffer(Bytes buffer) {
        this.buffer = buffer;
    }

    private boolean isSet(int index) {
        return (buffer.int32(FLAGS) & 1 << index) != 0;
    }

    private long get(int index, long otherwise) {
        return isSet(index) ? Integer.toUnsignedLong(buffer.int32(index)) : otherwise;
    }

    private int small(int index, int otherwise) {
        return (int) Math.min(get(index, otherwise), Integer.MAX_VALUE);
    }

    NodeSession.Limits nodeLimits(boolean isServer) {
        int pairs = Math.max(small(MAX_HEADER_PAIRS, DEFAULT_HEADER_PAIRS), isServer ? MIN_SERVER_PAIRS : 1);
        return new NodeSession.Limits(pairs, get(MAX_SESSION_MEMORY, DEFAULT_MEGABYTES) * MEGABYTE);
    }

    SessionOptions sessionOptions(boolean isServer) {
        boolean limitsResets = isSet(RESET_RATE) && isSet(RESET_BURST);
        RateLimit resets = limitsResets
                ? new RateLimit(get(RESET_BURST, 0), get(RESET_RATE, 0))
                : new RateLimit(DEFAULT_RESET_BURST, DEFAULT_RESET_RATE);
        SessionOptions.Limits limits = new SessionOptions.Limits(
                small(MAX_DEFLATE_TABLE, HeaderCompression.DEFAULT_TABLE_SIZE),
                small(MAX_RESERVED_STREAMS, DEFAULT_RESERVED),
                small(MAX_SEND_HEADER_BLOCK, DEFAULT_HEADER_BLOCK),
                get(PEER_MAX_CONCURRENT_STREAMS, DEFAULT_PEER_STREAMS),
                Math.max(1, small(MAX_SETTINGS, DEFAULT_SETTINGS)),
                resets);
        SessionOptions.Padding padding = SessionOptions.Padding.values()[Math.min(2, small(PADDING_STRATEGY, 0))];
        return new SessionOptions(isServer, limits, padding, get(LENIENT_WHITESPACE, 0) == 0);
    }
}
