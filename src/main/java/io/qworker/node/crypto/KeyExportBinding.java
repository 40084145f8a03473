package io.qworker.node.crypto;

import io.qworker.js.Binding;
import io.qworker.js.NativeCall;
import java.io.IOException;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/** WebCrypto's exports of keys. Source: Node 24, src/crypto/crypto_keys.cc, crypto_rsa.cc and crypto_ec.cc. */
public final class KeyExportBinding implements Binding {

    private static final int RAW = 0;
    private static final int PKCS8 = 1;
    private static final int SPKI = 2;

    private static final int UNCOMPRESSED = 4;

    @Override
    public String name() {
        return "crypto/key_export";
    }

    @Override
    public void define(Target target) {
        new CryptoFunctions(target).job("prepareExport", 2, KeyExportBinding::prepareExport);
    }

    /** {@code (format, key)}. */
    private static CryptoJob prepareExport(NativeCall call) {
        int format = call.int32(0);
        KeyHandle handle = Hidden.of(call.argument(1), KeyHandle.class);
        return () -> Inputs.arrayBuffer(export(handle, format));
    }

    private static byte[] export(KeyHandle handle, int format) throws IOException {
        boolean fits = format == RAW || handle.isPrivate() == (format == PKCS8);
        if (!fits) {
            throw CryptoException.plain("Invalid key type");
        }
        return switch (format) {
            case PKCS8 -> Keys.privateInfo(handle.key()).getEncoded("DER");
            case SPKI -> Keys.publicInfo(handle.key()).getEncoded("DER");
            case RAW -> raw(handle);
            default -> throw failed();
        };
    }

    private static byte[] raw(KeyHandle handle) {
        AsymmetricKey key = handle.key();
        if (key.publicKey() instanceof ECPublicKeyParameters ec) {
            if (handle.isPrivate()) {
                throw CryptoException.plain("Invalid key type");
            }
            return Curves.encode(ec.getQ(), UNCOMPRESSED);
        }
        byte[] bytes = handle.isPrivate() ? RawKeys.privateBytes(key) : RawKeys.publicBytes(key);
        if (bytes == null) {
            throw failed();
        }
        return bytes;
    }

    private static CryptoException failed() {
        return CryptoException.plain("Cipher job failed");
    }
}
