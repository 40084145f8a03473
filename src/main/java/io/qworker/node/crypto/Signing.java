package io.qworker.node.crypto;

/**
 * How to sign or to verify.
 *
 * @param digest null for the key's own choice
 * @param padding null for the key's own choice
 * @param saltLength null for the usual one
 * @param twoNumbers whether a signature of (EC)DSA is its two numbers side by side, as in IEEE P1363, rather than DER
 */
record Signing(DigestAlgorithm digest, Integer padding, Integer saltLength, boolean twoNumbers, byte[] context) {

    static final int PKCS1_PADDING = 1;
    static final int PSS_PADDING = 6;

    DigestAlgorithm digestOrUsual() {
        return digest == null ? DigestAlgorithm.SHA256 : digest;
    }

    int padding(AsymmetricKey key) {
        int usual = key.algorithm() == KeyAlgorithm.RSA_PSS ? PSS_PADDING : PKCS1_PADDING;
        return padding == null ? usual : padding;
    }
}
