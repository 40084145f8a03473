package io.qworker.node.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/** WebCrypto's AES-CTR, whose counter may be shorter than the block: then it begins anew when it is used up. */
final class CounterMode {

    private static final int BLOCK = 16;

    private CounterMode() {}

    /** {@code bits}: how many of {@code start}, from the right, are the counter. */
    static byte[] process(CipherSpec spec, byte[] key, byte[] start, int bits, byte[] data) {
        BigInteger blocks = BigInteger.valueOf((data.length + BLOCK - 1) / BLOCK);
        BigInteger all = BigInteger.ONE.shiftLeft(bits);
        if (blocks.compareTo(all) > 0) {
            throw CryptoException.openssl("error:00000000:lib(0)::reason(0)");
        }
        BigInteger block = new BigInteger(1, start);
        BigInteger left = all.subtract(block.mod(all));
        if (blocks.compareTo(left) <= 0) {
            return Ciphers.once(spec, true, key, start, data);
        }
        int split = left.intValueExact() * BLOCK;
        byte[] again = Integers.padded(block.subtract(block.mod(all)), BLOCK);
        byte[] first = Ciphers.once(spec, true, key, start, Arrays.copyOf(data, split));
        byte[] second = Ciphers.once(spec, true, key, again, Arrays.copyOfRange(data, split, data.length));
        byte[] whole = Arrays.copyOf(first, data.length);
        System.arraycopy(second, 0, whole, split, second.length);
        return whole;
    }
}
