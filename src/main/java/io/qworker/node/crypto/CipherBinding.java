package io.qworker.node.crypto;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Buffers;
import java.util.Arrays;
import java.util.List;

/** Ciphers with a secret key: {@code CipherBase}, and WebCrypto's jobs. Source: Node 24, src/crypto/crypto_cipher.cc and crypto_aes.cc. */
public final class CipherBinding implements Binding {

    private static final int ENCRYPT = 0;
    private static final List<String> WEB_MODES = List.of("ctr", "cbc", "gcm", "wrap", "ocb");

    @Override
    public String name() {
        return "crypto/cipher";
    }

    @Override
    public void define(Target target) {
        new CryptoFunctions(target)
                .function("begin", 6, CipherBinding::begin)
                .function("update", 2, CipherBinding::update)
                .function("final", 0, CipherBinding::finish)
                .function("setAutoPadding", 1, call -> base(call).pad(call.count() < 1 || call.bool(0)))
                .function("getAuthTag", 0, CipherBinding::getAuthTag)
                .function("setAuthTag", 1, CipherBinding::setAuthTag)
                .function("setAAD", 2, call -> base(call).associate(Inputs.copy(call, 0), call.int32(1)))
                .function("getCiphers", 0, call -> JsValues.strings(call.realm(), List.copyOf(CipherSpec.listed())))
                .function("getCipherInfo", 4, CipherBinding::getCipherInfo)
                .job("prepareAes", 7, CipherBinding::prepareAes)
                .job("prepareChaCha", 6, CipherBinding::prepareChaCha);
    }

    private static CipherBase base(NativeCall call) {
        return Hidden.of(call.receiver(), CipherBase.class);
    }

    /** {@code begin(cipher, encrypt, name, key, iv, tagLength)}. */
    private static Object begin(NativeCall call) {
        byte[] key = SecretKey.bytes(call.argument(3));
        byte[] iv = Inputs.copyOrEmpty(call, 4);
        Hidden.put(call.argument(0), CipherBase.begin(call.bool(1), call.string(2), key, iv, (int) call.int64(5)));
        return JsValues.undefined();
    }

    private static Object update(NativeCall call) {
        return Buffers.of(call, base(call).update(Inputs.data(call, 0)));
    }

    private static Object finish(NativeCall call) {
        return Buffers.of(call, base(call).finish());
    }

    private static Object getAuthTag(NativeCall call) {
        byte[] tag = base(call).tag();
        return tag == null ? JsValues.undefined() : Buffers.of(call, tag);
    }

    /** The name of what became of it. */
    private static Object setAuthTag(NativeCall call) {
        return JsValues.string(base(call).setTag(Inputs.copy(call, 0)).name());
    }

    /** {@code (info, nameOrNumber, keyLength, ivLength)}. */
    private static Object getCipherInfo(NativeCall call) {
        CipherSpec spec = call.argument(1) instanceof Integer number
                ? CipherSpec.findNumber(number)
                : CipherSpec.find(call.string(1));
        if (spec == null
                || !call.isAbsent(2) && call.int32(2) != spec.keyLength()
                || !call.isAbsent(3) && !takesIv(spec, call.int32(3))) {
            return JsValues.undefined();
        }
        JSDynamicObject info = (JSDynamicObject) call.argument(0);
        JsValues.set(info, "mode", JsValues.string(spec.mode()));
        JsValues.set(info, "name", JsValues.string(spec.name()));
        JsValues.set(info, "nid", spec.number());
        if (!spec.is("stream")) {
            JsValues.set(info, "blockSize", spec.blockSize());
        }
        if (spec.ivLength() != 0) {
            JsValues.set(info, "ivLength", call.isAbsent(3) ? spec.ivLength() : call.int32(3));
        }
        JsValues.set(info, "keyLength", spec.keyLength());
        return info;
    }

    private static boolean takesIv(CipherSpec spec, int length) {
        return switch (spec.mode()) {
            case "ccm" -> length >= 7 && length <= 13;
            case "gcm" -> true;
            case "ocb" -> length >= 1 && length <= 15;
            default -> length == spec.ivLength();
        };
    }

    /** {@code (mode, key, data, variant, iv, lengthOrTag, associatedData)}. */
    private static CryptoJob prepareAes(NativeCall call) {
        boolean encrypt = call.int32(0) == ENCRYPT;
        byte[] key = SecretKey.bytes(call.argument(1));
        byte[] data = Inputs.copy(call, 2);
        String mode = WEB_MODES.get(call.int32(3) / 3);
        CipherSpec spec = CipherSpec.find("aes-" + 8 * key.length + "-" + mode);
        return switch (mode) {
            case "ctr" -> {
                byte[] counter = Inputs.copy(call, 4);
                int bits = call.int32(5);
                yield cipherJob(() -> Inputs.arrayBuffer(CounterMode.process(spec, key, counter, bits, data)));
            }
            case "cbc", "wrap" -> {
                byte[] iv = mode.equals("cbc") ? Inputs.copy(call, 4) : keyWrapIv();
                yield () -> Inputs.arrayBuffer(Ciphers.once(spec, encrypt, key, iv, data));
            }
            default -> authenticated(spec, encrypt, key, data, new WebAead(call, 4, 5, 6));
        };
    }

    private static byte[] keyWrapIv() {
        byte[] iv = new byte[8];
        Arrays.fill(iv, (byte) 0xa6);
        return iv;
    }

    /** {@code (mode, key, data, iv, tag, associatedData)}. */
    private static CryptoJob prepareChaCha(NativeCall call) {
        CipherSpec spec = CipherSpec.find("chacha20-poly1305");
        byte[] key = SecretKey.bytes(call.argument(1));
        return authenticated(spec, call.int32(0) == ENCRYPT, key, Inputs.copy(call, 2), new WebAead(call, 3, 4, 5));
    }

    /** When it encrypts, {@code tag} is a length in bytes. */
    private record WebAead(byte[] iv, byte[] tag, int tagLength, byte[] associated) {

        WebAead(NativeCall call, int iv, int tag, int associated) {
            this(
                    Inputs.copy(call, iv),
                    Inputs.isBytes(call.argument(tag)) ? Inputs.copy(call, tag) : null,
                    Inputs.isBytes(call.argument(tag)) ? 0 : call.int32(tag),
                    Inputs.copyOrEmpty(call, associated));
        }
    }

    /** However a cipher fails, WebCrypto's jobs say the same. */
    private static CryptoJob cipherJob(CryptoJob job) {
        return () -> {
            try {
                return job.run();
            } catch (CryptoException failure) {
                throw CryptoException.plain(
                        failure.getMessage().startsWith("error:1C8") ? failure.getMessage() : "Cipher job failed");
            }
        };
    }

    private static CryptoJob authenticated(CipherSpec spec, boolean encrypt, byte[] key, byte[] data, WebAead with) {
        int tagLength = encrypt ? with.tagLength : with.tag.length;
        return cipherJob(() -> {
            if (with.iv.length == 0 || spec.isChaChaPoly() && with.iv.length != spec.ivLength()) {
                throw CryptoException.plain("Invalid initialization vector");
            }
            TextCipher.Authenticated cipher =
                    (TextCipher.Authenticated) Ciphers.create(spec, encrypt, key, with.iv, tagLength);
            if (with.associated.length > 0) {
                cipher.associate(with.associated);
            }
            if (!encrypt) {
                cipher.expect(with.tag);
            }
            byte[] start = cipher.update(data, 0, data.length);
            byte[] end = cipher.finish();
            return Inputs.arrayBuffer(encrypt ? join(start, end, cipher.tag(tagLength)) : join(start, end));
        });
    }

    private static byte[] join(byte[]... parts) {
        byte[] whole =
                new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
