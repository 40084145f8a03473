package io.qworker.node.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.StreamCipher;
import org.bouncycastle.crypto.Wrapper;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.AESWrapEngine;
import org.bouncycastle.crypto.engines.AESWrapPadEngine;
import org.bouncycastle.crypto.engines.ARIAEngine;
import org.bouncycastle.crypto.engines.CamelliaEngine;
import org.bouncycastle.crypto.engines.ChaCha7539Engine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.DESedeWrapEngine;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CFBBlockCipher;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.OCBBlockCipher;
import org.bouncycastle.crypto.modes.OFBBlockCipher;
import org.bouncycastle.crypto.modes.SICBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** The ciphers and modes that Java lacks, or gives out in other portions than OpenSSL. */
final class BouncyCiphers {

    private BouncyCiphers() {}

    static BlockCipher engine(CipherSpec spec) {
        if (spec.isAes()) {
            return AESEngine.newInstance();
        }
        return switch (spec.name().substring(0, spec.name().indexOf('-'))) {
            case "aria" -> new ARIAEngine();
            case "camellia" -> new CamelliaEngine();
            case "sm4" -> new SM4Engine();
            default -> new DESedeEngine();
        };
    }

    static PaddedBlocks.Blocks blocks(CipherSpec spec, boolean encrypt, byte[] key, byte[] iv) {
        BlockCipher cipher = spec.is("cbc") ? CBCBlockCipher.newInstance(engine(spec)) : engine(spec);
        cipher.init(encrypt, parameters(key, iv));
        int size = cipher.getBlockSize();
        return (data, offset, length) -> {
            byte[] output = new byte[length];
            for (int at = 0; at < length; at += size) {
                cipher.processBlock(data, offset + at, output, at);
            }
            return output;
        };
    }

    private static CipherParameters parameters(byte[] key, byte[] iv) {
        KeyParameter secret = new KeyParameter(key);
        return iv == null || iv.length == 0 ? secret : new ParametersWithIV(secret, iv);
    }

    static TextCipher stream(CipherSpec spec, boolean encrypt, byte[] key, byte[] iv) {
        if (spec.name().equals("chacha20")) {
            return new Stream(chaCha(key, iv));
        }
        BlockCipher engine = engine(spec);
        if (spec.name().endsWith("cfb1")) {
            engine.init(true, new KeyParameter(key));
            return new BitwiseFeedback(engine, encrypt, iv.clone());
        }
        StreamCipher cipher = switch (spec.mode()) {
            case "ctr" -> (StreamCipher) SICBlockCipher.newInstance(engine);
            case "ofb" -> new OFBBlockCipher(engine, 8 * engine.getBlockSize());
            default ->
                (StreamCipher) CFBBlockCipher.newInstance(
                        engine, spec.name().endsWith("cfb8") ? 8 : 8 * engine.getBlockSize());
        };
        cipher.init(encrypt, parameters(key, iv));
        return new Stream(cipher);
    }

    /** OpenSSL's vector begins with the number of the first block. */
    private static StreamCipher chaCha(byte[] key, byte[] iv) {
        ChaCha7539Engine engine = new ChaCha7539Engine();
        engine.init(true, new ParametersWithIV(new KeyParameter(key), Arrays.copyOfRange(iv, 4, iv.length)));
        long block = Integer.toUnsignedLong(
                ByteBuffer.wrap(iv).order(ByteOrder.LITTLE_ENDIAN).getInt());
        engine.seekTo(64 * block);
        return engine;
    }

    private record Stream(StreamCipher cipher) implements TextCipher {

        @Override
        public byte[] update(byte[] data, int offset, int length) {
            byte[] output = new byte[length];
            cipher.processBytes(data, offset, length, output, 0);
            return output;
        }

        @Override
        public byte[] finish() {
            return NOTHING;
        }
    }

    /** Cipher feedback bit by bit. */
    private record BitwiseFeedback(BlockCipher cipher, boolean encrypt, byte[] register) implements TextCipher {

        @Override
        public byte[] update(byte[] data, int offset, int length) {
            byte[] output = new byte[length];
            byte[] block = new byte[register.length];
            for (int bit = 0; bit < 8 * length; bit++) {
                cipher.processBlock(register, 0, block, 0);
                int shift = 7 - bit % 8;
                int in = data[offset + bit / 8] >> shift & 1;
                int out = in ^ (block[0] >> 7 & 1);
                output[bit / 8] |= (byte) (out << shift);
                shiftIn(encrypt ? out : in);
            }
            return output;
        }

        private void shiftIn(int bit) {
            for (int i = 0; i < register.length; i++) {
                int next = i + 1 < register.length ? register[i + 1] >> 7 & 1 : bit;
                register[i] = (byte) (register[i] << 1 | next);
            }
        }

        @Override
        public byte[] finish() {
            return NOTHING;
        }
    }

    static TextCipher authenticated(CipherSpec spec, boolean encrypt, byte[] key, byte[] iv, int tagLength) {
        CipherParameters secret = new KeyParameter(key);
        return switch (spec.mode()) {
            case "ccm" ->
                new CcmCipher(CCMBlockCipher.newInstance(engine(spec)), encrypt, (KeyParameter) secret, iv, tagLength);
            case "ocb" ->
                new BouncyAuthenticated(new OCBBlockCipher(engine(spec), engine(spec)), encrypt, key, iv, tagLength);
            default -> new BouncyAuthenticated(GCMBlockCipher.newInstance(engine(spec)), encrypt, key, iv, 16);
        };
    }

    static TextCipher wrap(CipherSpec spec, boolean encrypt, byte[] key, byte[] iv) {
        Wrapper wrapper = spec.name().endsWith("wrap-pad")
                ? new AESWrapPadEngine()
                : spec.isAes() ? new AESWrapEngine() : new DESedeWrapEngine();
        wrapper.init(encrypt, parameters(key, iv));
        return new Wrap(wrapper, encrypt);
    }

    /** Wraps or unwraps a key, which comes in one piece. */
    private record Wrap(Wrapper wrapper, boolean encrypt) implements TextCipher {

        @Override
        public byte[] update(byte[] data, int offset, int length) {
            try {
                return encrypt ? wrapper.wrap(data, offset, length) : wrapper.unwrap(data, offset, length);
            } catch (InvalidCipherTextException | RuntimeException e) {
                throw CryptoException.plain("Trying to add data in unsupported state");
            }
        }

        @Override
        public byte[] finish() {
            return NOTHING;
        }
    }
}
