package io.qworker.node.crypto;

import java.util.Arrays;

/** Whole blocks, the last one filled up as PKCS #7 says unless that is switched off. It gives out as much as OpenSSL does. */
final class PaddedBlocks implements TextCipher {

    /** Processes a whole number of blocks. */
    @FunctionalInterface
    interface Blocks {
        byte[] process(byte[] data, int offset, int length);
    }

    private final Blocks blocks;
    private final int size;
    private final boolean encrypt;
    private final byte[] rest;
    private int restLength;
    private boolean padding = true;

    PaddedBlocks(Blocks blocks, int size, boolean encrypt) {
        this.blocks = blocks;
        this.size = size;
        this.encrypt = encrypt;
        this.rest = new byte[size];
    }

    @Override
    public void pad(boolean on) {
        padding = on;
    }

    @Override
    public byte[] update(byte[] data, int offset, int length) {
        int all = restLength + length;
        // The last block may hold padding, so that it waits for the end.
        int kept = !encrypt && padding && all > 0 && all % size == 0 ? size : all % size;
        int ready = all - kept;
        if (ready == 0) {
            System.arraycopy(data, offset, rest, restLength, length);
            restLength = all;
            return NOTHING;
        }
        byte[] input = data;
        int from = offset;
        if (restLength > 0) {
            input = Arrays.copyOf(rest, ready);
            System.arraycopy(data, offset, input, restLength, ready - restLength);
            from = 0;
        }
        byte[] output = blocks.process(input, from, ready);
        System.arraycopy(data, offset + length - kept, rest, 0, kept);
        restLength = kept;
        return output;
    }

    @Override
    public byte[] finish() {
        if (!padding) {
            if (restLength % size != 0) {
                throw wrongLength();
            }
            return restLength == 0 ? NOTHING : blocks.process(rest, 0, size);
        }
        return encrypt ? padded() : unpadded();
    }

    private byte[] padded() {
        Arrays.fill(rest, restLength, size, (byte) (size - restLength));
        return blocks.process(rest, 0, size);
    }

    private byte[] unpadded() {
        if (restLength != size) {
            throw wrongLength();
        }
        byte[] block = blocks.process(rest, 0, size);
        int count = block[size - 1];
        if (count < 1 || count > size) {
            throw badDecrypt();
        }
        for (int i = size - count; i < size; i++) {
            if (block[i] != count) {
                throw badDecrypt();
            }
        }
        return Arrays.copyOf(block, size - count);
    }

    private static CryptoException wrongLength() {
        String text = "error:1C80006B:Provider routines::wrong final block length";
        return CryptoException.openssl(text, text);
    }

    static CryptoException badDecrypt() {
        String text = "error:1C800064:Provider routines::bad decrypt";
        return CryptoException.openssl(text, text);
    }
}
