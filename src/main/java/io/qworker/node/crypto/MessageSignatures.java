package io.qworker.node.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.ParametersWithContext;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.Ed448Signer;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.crypto.signers.SLHDSASigner;

/** Signatures of messages as a whole: Ed25519, Ed448, ML-DSA and SLH-DSA. */
final class MessageSignatures {

    private static final byte[] NO_CONTEXT = {};

    private MessageSignatures() {}

    static byte[] sign(AsymmetricKey key, Signing how, byte[] message) {
        byte[] context = context(key, how);
        try {
            if (key.algorithm().isSlhDsa()) {
                SLHDSASigner signer = new SLHDSASigner();
                signer.init(true, withContext(randomly(key), context));
                return signer.generateSignature(message);
            }
            Signer signer = signer(key, context);
            signer.init(true, key.algorithm().isMlDsa() ? withContext(randomly(key), context) : key.privateKey());
            signer.update(message, 0, message.length);
            return signer.generateSignature();
        } catch (org.bouncycastle.crypto.CryptoException e) {
            throw CryptoException.plain(e.getMessage());
        }
    }

    static boolean verify(AsymmetricKey key, Signing how, byte[] message, byte[] signature) {
        byte[] context = context(key, how);
        if (key.algorithm().isSlhDsa()) {
            SLHDSASigner signer = new SLHDSASigner();
            signer.init(false, withContext(key.publicKey(), context));
            return signer.verifySignature(message, signature);
        }
        Signer signer = signer(key, context);
        signer.init(false, key.algorithm().isMlDsa() ? withContext(key.publicKey(), context) : key.publicKey());
        signer.update(message, 0, message.length);
        return !hasSmallOrder(key, signature) && signer.verifySignature(signature);
    }

    private static byte[] context(AsymmetricKey key, Signing how) {
        if (how.digest() != null) {
            throw CryptoException.openssl("error:1C80007A:Provider routines::invalid digest");
        }
        byte[] context = how.context() == null ? NO_CONTEXT : how.context();
        if (context.length > 0 && key.algorithm() == KeyAlgorithm.ED25519) {
            throw CryptoException.error("ERR_CRYPTO_OPERATION_FAILED", "Context parameter is unsupported");
        }
        return context;
    }

    private static Signer signer(AsymmetricKey key, byte[] context) {
        return switch (key.algorithm()) {
            case ED25519 -> new Ed25519Signer();
            case ED448 -> new Ed448Signer(context);
            default -> new MLDSASigner();
        };
    }

    private static CipherParameters randomly(AsymmetricKey key) {
        return new ParametersWithRandom(key.privateKey(), RandomBinding.Source.random());
    }

    private static CipherParameters withContext(CipherParameters parameters, byte[] context) {
        return context.length == 0 ? parameters : new ParametersWithContext(parameters, context);
    }

    /** The neutral point as R, which some signatures that fit anything have. */
    private static boolean hasSmallOrder(AsymmetricKey key, byte[] signature) {
        int length = key.algorithm() == KeyAlgorithm.ED25519 ? 32 : 57;
        byte[] neutral = new byte[length];
        neutral[0] = 1;
        return !key.algorithm().isMlDsa()
                && signature.length == 2 * length
                && Arrays.equals(Arrays.copyOf(signature, length), neutral);
    }
}
