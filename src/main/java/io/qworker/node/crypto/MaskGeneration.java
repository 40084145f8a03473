package io.qworker.node.crypto;

/** MGF1 (RFC 8017, B.2.1). */
record MaskGeneration(DigestAlgorithm digest) {

    /** XORs the mask that grows out of {@code seed} over {@code data}. */
    void cover(byte[] data, byte[] seed) {
        for (int at = 0, counter = 0; at < data.length; counter++) {
            byte[] number = {(byte) (counter >>> 24), (byte) (counter >>> 16), (byte) (counter >>> 8), (byte) counter};
            byte[] block = digest.digest(seed, number);
            for (int i = 0; i < block.length && at < data.length; i++, at++) {
                data[at] ^= block[i];
            }
        }
    }
}
