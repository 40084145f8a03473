package io.qworker.node.crypto;

import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * A public key, and the private one where it is known.
 *
 * @param identifier as it stands in PKCS #8 and SPKI: it tells a curve's parameters as the key's maker chose to, and what a
 *     key may be used for
 * @param privateKey null when only the public key is known
 */
record AsymmetricKey(
        KeyAlgorithm algorithm,
        AlgorithmIdentifier identifier,
        AsymmetricKeyParameter privateKey,
        AsymmetricKeyParameter publicKey) {

    <T extends AsymmetricKeyParameter> T privateKey(Class<T> type) {
        return type.cast(privateKey);
    }

    <T extends AsymmetricKeyParameter> T publicKey(Class<T> type) {
        return type.cast(publicKey);
    }
}
