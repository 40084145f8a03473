package io.qworker.node.crypto;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.JsValues;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/** What {@code keyObject.asymmetricKeyDetails} tells. */
final class KeyDetails {

    private KeyDetails() {}

    static void put(JSRealm realm, JSDynamicObject details, AsymmetricKey key) {
        switch (key.publicKey()) {
            case RSAKeyParameters rsa -> {
                JsValues.set(details, "modulusLength", rsa.getModulus().bitLength());
                JsValues.set(details, "publicExponent", JsValues.arrayBuffer(realm, Integers.bytes(rsa.getExponent())));
                putRestriction(details, RsaKeys.restriction(key));
            }
            case DSAPublicKeyParameters dsa -> {
                JsValues.set(
                        details, "modulusLength", dsa.getParameters().getP().bitLength());
                JsValues.set(
                        details, "divisorLength", dsa.getParameters().getQ().bitLength());
            }
            case ECPublicKeyParameters ec -> {
                String name = Curves.name(ec.getParameters());
                if (name != null) {
                    JsValues.set(details, "namedCurve", JsValues.string(name));
                }
            }
            default -> {
                if (key.algorithm() != KeyAlgorithm.DH) {
                    throw CryptoException.range("ERR_CRYPTO_INVALID_KEYTYPE", "Invalid key type");
                }
            }
        }
    }

    private static void putRestriction(JSDynamicObject details, RSASSAPSSparams restriction) {
        if (restriction == null) {
            return;
        }
        JsValues.set(details, "hashAlgorithm", JsValues.string(digest(restriction.getHashAlgorithm())));
        AlgorithmIdentifier mask = AlgorithmIdentifier.getInstance(
                restriction.getMaskGenAlgorithm().getParameters());
        JsValues.set(details, "mgf1HashAlgorithm", JsValues.string(digest(mask)));
        JsValues.set(details, "saltLength", restriction.getSaltLength().intValueExact());
    }

    private static String digest(AlgorithmIdentifier identifier) {
        return DigestAlgorithm.of(identifier.getAlgorithm().getId()).label();
    }
}
