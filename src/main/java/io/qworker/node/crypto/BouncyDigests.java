package io.qworker.node.crypto;

import java.security.MessageDigest;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.jcajce.provider.digest.Blake2b;
import org.bouncycastle.jcajce.provider.digest.Blake2s;
import org.bouncycastle.jcajce.provider.digest.RIPEMD160;
import org.bouncycastle.jcajce.provider.digest.SM3;

/** The digests that Java lacks. */
final class BouncyDigests {

    private BouncyDigests() {}

    static MessageDigest create(DigestAlgorithm algorithm) {
        return switch (algorithm) {
            case RIPEMD160 -> new RIPEMD160.Digest();
            case BLAKE2B512 -> new Blake2b.Blake2b512();
            case BLAKE2S256 -> new Blake2s.Blake2s256();
            case SM3 -> new SM3.Digest();
            case MD5_SHA1 -> new Pair(DigestAlgorithm.MD5.create(), DigestAlgorithm.SHA1.create());
            default -> throw new IllegalArgumentException(algorithm.label());
        };
    }

    static MessageDigest shake(int bits, int length) {
        return new Shake(new SHAKEDigest(bits), length);
    }

    /** A copy of one that {@link #shake} made, which gives {@code length} bytes. */
    static MessageDigest resized(MessageDigest shake, int length) {
        return new Shake(new SHAKEDigest(((Shake) shake).sponge), length);
    }

    /** A digest of as many bytes as one likes. */
    private static final class Shake extends MessageDigest {

        private final SHAKEDigest sponge;
        private final int length;

        Shake(SHAKEDigest sponge, int length) {
            super(sponge.getAlgorithmName());
            this.sponge = sponge;
            this.length = length;
        }

        @Override
        protected int engineGetDigestLength() {
            return length;
        }

        @Override
        protected void engineUpdate(byte input) {
            sponge.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int count) {
            sponge.update(input, offset, count);
        }

        @Override
        protected byte[] engineDigest() {
            byte[] digest = new byte[length];
            sponge.doFinal(digest, 0, length);
            return digest;
        }

        @Override
        protected void engineReset() {
            sponge.reset();
        }

        @Override
        public Object clone() {
            return new Shake(new SHAKEDigest(sponge), length);
        }
    }

    /** Two digests of the same, one after the other, as TLS before 1.2 used them. */
    private static final class Pair extends MessageDigest {

        private final MessageDigest first;
        private final MessageDigest second;

        Pair(MessageDigest first, MessageDigest second) {
            super("MD5-SHA1");
            this.first = first;
            this.second = second;
        }

        @Override
        protected int engineGetDigestLength() {
            return first.getDigestLength() + second.getDigestLength();
        }

        @Override
        protected void engineUpdate(byte input) {
            first.update(input);
            second.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int count) {
            first.update(input, offset, count);
            second.update(input, offset, count);
        }

        @Override
        protected byte[] engineDigest() {
            return org.bouncycastle.util.Arrays.concatenate(first.digest(), second.digest());
        }

        @Override
        protected void engineReset() {
            first.reset();
            second.reset();
        }

        @Override
        public Object clone() {
            return new Pair(DigestAlgorithm.copy(first), DigestAlgorithm.copy(second));
        }
    }
}
