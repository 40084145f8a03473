package io.qworker.node.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.DSA;
import org.bouncycastle.crypto.params.DSAKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.DSASigner;
import org.bouncycastle.crypto.signers.ECDSASigner;

/** Signs and verifies with keys of all kinds. Source: Node 24, src/crypto/crypto_sig.cc. */
final class Signatures {

    private static final String NOT_FOR_SIGNING =
            "error:03000096:digital envelope routines::operation not supported for this keytype";

    private Signatures() {}

    static byte[] sign(AsymmetricKey key, Signing how, byte[] message) {
        if (key.algorithm().signsMessages()) {
            return MessageSignatures.sign(key, how, message);
        }
        refuseContext(how);
        return signDigest(key, how, how.digestOrUsual().digest(message));
    }

    static boolean verify(AsymmetricKey key, Signing how, byte[] message, byte[] signature) {
        if (key.algorithm().signsMessages()) {
            return MessageSignatures.verify(key, how, message, signature);
        }
        refuseContext(how);
        return verifyDigest(key, how, how.digestOrUsual().digest(message), signature);
    }

    private static void refuseContext(Signing how) {
        if (how.context() != null && how.context().length > 0) {
            throw CryptoException.error("ERR_CRYPTO_OPERATION_FAILED", "Context parameter is unsupported");
        }
    }

    static byte[] signDigest(AsymmetricKey key, Signing how, byte[] digest) {
        if (key.algorithm().isRsa()) {
            return RsaSignatures.sign(key, how, digest);
        }
        SecureRandom random = RandomBinding.Source.random();
        DSA signer = signer(key);
        signer.init(true, new ParametersWithRandom(key.privateKey(), random));
        BigInteger[] numbers = signer.generateSignature(digest);
        return how.twoNumbers() ? SignatureNumbers.join(numbers, numberBytes(key)) : SignatureNumbers.encode(numbers);
    }

    static boolean verifyDigest(AsymmetricKey key, Signing how, byte[] digest, byte[] signature) {
        if (key.algorithm().isRsa()) {
            return RsaSignatures.verify(key, how, digest, signature);
        }
        DSA signer = signer(key);
        CipherParameters publicKey = key.publicKey();
        signer.init(false, publicKey);
        BigInteger[] numbers = how.twoNumbers()
                ? SignatureNumbers.split(signature, numberBytes(key))
                : SignatureNumbers.decode(signature);
        return numbers != null && signer.verifySignature(digest, numbers[0], numbers[1]);
    }

    private static DSA signer(AsymmetricKey key) {
        return switch (key.algorithm()) {
            case EC -> new ECDSASigner();
            case DSA -> new DSASigner();
            default -> throw CryptoException.openssl(NOT_FOR_SIGNING);
        };
    }

    /** Bytes of either number of an (EC)DSA signature; zero for keys of other kinds. */
    static int numberBytes(AsymmetricKey key) {
        return switch (key.publicKey()) {
            case ECPublicKeyParameters ec -> Curves.orderBytes(ec.getParameters());
            case DSAKeyParameters dsa -> (dsa.getParameters().getQ().bitLength() + 7) / 8;
            default -> 0;
        };
    }
}
