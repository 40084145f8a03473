package io.qworker.zlib;

/** How a step of a stream ended. */
public enum Status {
    OK(0),
    STREAM_END(1),
    NEED_DICT(2),
    STREAM_ERROR(-2),
    DATA_ERROR(-3),
    /** Nothing could be done for want of input or room; not fatal. */
    BUF_ERROR(-5);

    private final int number;

    Status(int number) {
        this.number = number;
    }

    /** zlib's number of it. */
    public int number() {
        return number;
    }

    /** zlib's name of it. */
    public String code() {
        return "Z_" + name();
    }
}
