package io.qworker.node.http2;

/** The types of frames, and their flags. */
final class FrameType {

    static final int DATA = 0x0;
    static final int HEADERS = 0x1;
    static final int PRIORITY = 0x2;
    static final int RST_STREAM = 0x3;
    static final int SETTINGS = 0x4;
    static final int PUSH_PROMISE = 0x5;
    static final int PING = 0x6;
    static final int GOAWAY = 0x7;
    static final int WINDOW_UPDATE = 0x8;
    static final int CONTINUATION = 0x9;
    static final int ALTSVC = 0xa;
    static final int ORIGIN = 0xc;

    static final int END_STREAM = 0x1;
    static final int ACK = 0x1;
    static final int END_HEADERS = 0x4;
    static final int PADDED = 0x8;
    static final int WITH_PRIORITY = 0x20;

    static final int HEAD_LENGTH = 9;
    static final int PRIORITY_LENGTH = 5;
    static final int MAX_PADDING = 256;
    static final int MIN_MAX_SIZE = 16384;
    static final int MAX_MAX_SIZE = (1 << 24) - 1;

    private FrameType() {}
}
