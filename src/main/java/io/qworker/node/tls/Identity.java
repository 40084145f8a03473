package io.qworker.node.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who one end is: a certificate with those that lead to a root, and its key.
 *
 * @param key null until it is known
 */
record Identity(List<X509Certificate> chain, PrivateKey key) {

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /** RSA, EC, EdDSA, …: of each kind a context has at most one identity. */
    static String kind(String algorithm) {
        return switch (algorithm) {
            case "ECDSA" -> "EC";
            case "Ed25519", "Ed448" -> "EdDSA";
            default -> algorithm;
        };
    }

    /** Whether the two belong together; tried by a signature, as nothing else serves all kinds. */
    static boolean fits(PublicKey open, PrivateKey secret) {
        String algorithm = switch (kind(secret.getAlgorithm())) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA" -> "EdDSA";
            default -> null;
        };
        if (algorithm == null) {
            return true;
        }
        try {
            Signature signature = Signature.getInstance(algorithm);
            byte[] text = {1, 2, 3};
            signature.initSign(secret);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException unfit) {
            return false;
        }
    }
}
