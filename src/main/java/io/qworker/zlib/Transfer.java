package io.qworker.zlib;

/** Input still to be read and room still to be filled. Both shrink while a stream works on them. */
public final class Transfer {

    byte[] in;
    int nextIn;
    int availableIn;
    byte[] out;
    int nextOut;
    int availableOut;

    public Transfer(byte[] in, int nextIn, int availableIn, byte[] out, int nextOut, int availableOut) {
        this.in = in;
        this.nextIn = nextIn;
        this.availableIn = availableIn;
        this.out = out;
        this.nextOut = nextOut;
        this.availableOut = availableOut;
    }

    static Transfer ofInput(byte[] in, int offset, int length) {
        return new Transfer(in, offset, length, new byte[0], 0, 0);
    }

    public byte[] in() {
        return in;
    }

    public int nextIn() {
        return nextIn;
    }

    public int availableIn() {
        return availableIn;
    }

    public byte[] out() {
        return out;
    }

    public int nextOut() {
        return nextOut;
    }

    public int availableOut() {
        return availableOut;
    }

    /** The next byte of input, which must be there. */
    public int peek() {
        return in[nextIn] & 0xff;
    }

    public void read(int count) {
        nextIn += count;
        availableIn -= count;
    }

    public void written(int count) {
        nextOut += count;
        availableOut -= count;
    }

    void write(byte[] source, int offset, int count) {
        System.arraycopy(source, offset, out, nextOut, count);
        written(count);
    }
}
