package io.qworker.node.crypto;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.node.StringBytes;
import io.qworker.node.TextEncoding;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.math.ec.ECPoint;

/** JSON Web Keys (RFC 7517, 7518, 8037) as JavaScript objects. */
final class JsonWebKeys {

    private JsonWebKeys() {}

    /** A {@link SecretKey} or a {@link KeyHandle}; null for a kind that is not known. */
    static Object read(JSDynamicObject jwk, String curve) {
        return switch (text(jwk, "kty")) {
            case "oct" -> new SecretKey(bytes(jwk, "k", "Invalid JWK secret key format"));
            case "RSA" -> readRsa(jwk);
            case "EC" -> readEc(jwk, curve);
            case null, default -> null;
        };
    }

    private static String text(JSDynamicObject jwk, String name) {
        return JsValues.get(jwk, name) instanceof TruffleString text ? text.toJavaStringUncached() : null;
    }

    private static byte[] bytes(JSDynamicObject jwk, String name, String complaint) {
        if (JsValues.get(jwk, name) instanceof TruffleString text) {
            Bytes bytes = StringBytes.encode(text, TextEncoding.BASE64URL);
            return Arrays.copyOfRange(bytes.array(), bytes.offset(), bytes.offset() + bytes.length());
        }
        throw CryptoException.error("ERR_CRYPTO_INVALID_JWK", complaint);
    }

    private static KeyHandle readRsa(JSDynamicObject jwk) {
        BigInteger n = rsaNumber(jwk, "n");
        BigInteger e = rsaNumber(jwk, "e");
        if (JsValues.get(jwk, "d") == JsValues.undefined()) {
            return new KeyHandle(false, RsaKeys.ofPublic(RsaKeys.PLAIN, new RSAPublicKey(n, e)));
        }
        RSAPrivateKey key = new RSAPrivateKey(
                n,
                e,
                rsaNumber(jwk, "d"),
                rsaNumber(jwk, "p"),
                rsaNumber(jwk, "q"),
                rsaNumber(jwk, "dp"),
                rsaNumber(jwk, "dq"),
                rsaNumber(jwk, "qi"));
        return new KeyHandle(true, RsaKeys.ofPrivate(RsaKeys.PLAIN, key));
    }

    private static BigInteger rsaNumber(JSDynamicObject jwk, String name) {
        return new BigInteger(1, bytes(jwk, name, "Invalid JWK RSA key"));
    }

    private static KeyHandle readEc(JSDynamicObject jwk, String curveName) {
        String complaint = "Invalid JWK EC key";
        ECNamedDomainParameters curve = Curves.of(curveName);
        BigInteger x = new BigInteger(1, bytes(jwk, "x", complaint));
        BigInteger y = new BigInteger(1, bytes(jwk, "y", complaint));
        try {
            byte[] point = curve.getCurve().validatePoint(x, y).getEncoded(false);
            AlgorithmIdentifier identifier =
                    new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve.getName());
            if (JsValues.get(jwk, "d") == JsValues.undefined()) {
                ECPublicKeyParameters key = new ECPublicKeyParameters(Curves.decode(curve, point), curve);
                return new KeyHandle(false, new AsymmetricKey(KeyAlgorithm.EC, identifier, null, key));
            }
            BigInteger d = new BigInteger(1, bytes(jwk, "d", complaint));
            return new KeyHandle(true, Keys.ofEc(identifier, curve, d, point));
        } catch (IllegalArgumentException notOnCurve) {
            throw CryptoException.error("ERR_CRYPTO_INVALID_JWK", complaint);
        }
    }

    static void write(JSDynamicObject jwk, SecretKey key) {
        put(jwk, "kty", "oct");
        put(jwk, "k", key.bytes());
    }

    /** {@code forgiving}: a key for PSS alone is written as if it were for all of RSA. */
    static void write(JSDynamicObject jwk, KeyHandle handle, boolean forgiving) {
        AsymmetricKey key = handle.key();
        switch (key.algorithm()) {
            case RSA -> writeRsa(jwk, handle);
            case EC -> writeEc(jwk, handle);
            case ED25519, ED448, X25519, X448 -> writeRaw(jwk, handle);
            case RSA_PSS -> {
                if (!forgiving) {
                    throw unsupported();
                }
                writeRsa(jwk, handle);
            }
            default -> {
                if (!key.algorithm().isMlDsa()) {
                    throw unsupported();
                }
                writeMlDsa(jwk, handle);
            }
        }
    }

    private static CryptoException unsupported() {
        return CryptoException.error("ERR_CRYPTO_JWK_UNSUPPORTED_KEY_TYPE", "Unsupported JWK Key Type.");
    }

    private static void writeRsa(JSDynamicObject jwk, KeyHandle handle) {
        RSAKeyParameters rsa = handle.key().publicKey(RSAKeyParameters.class);
        put(jwk, "kty", "RSA");
        put(jwk, "n", rsa.getModulus());
        put(jwk, "e", rsa.getExponent());
        if (handle.isPrivate()) {
            RSAPrivateCrtKeyParameters key = handle.key().privateKey(RSAPrivateCrtKeyParameters.class);
            put(jwk, "d", key.getExponent());
            put(jwk, "p", key.getP());
            put(jwk, "q", key.getQ());
            put(jwk, "dp", key.getDP());
            put(jwk, "dq", key.getDQ());
            put(jwk, "qi", key.getQInv());
        }
    }

    private static void writeEc(JSDynamicObject jwk, KeyHandle handle) {
        ECPublicKeyParameters ec = handle.key().publicKey(ECPublicKeyParameters.class);
        String curve = Curves.jwkName(ec.getParameters());
        if (curve == null) {
            throw CryptoException.error(
                    "ERR_CRYPTO_JWK_UNSUPPORTED_CURVE",
                    "Unsupported JWK EC curve: " + Curves.name(ec.getParameters()) + ".");
        }
        int size = Curves.fieldBytes(ec.getParameters());
        ECPoint point = ec.getQ().normalize();
        put(jwk, "kty", "EC");
        put(jwk, "x", Integers.padded(point.getAffineXCoord().toBigInteger(), size));
        put(jwk, "y", Integers.padded(point.getAffineYCoord().toBigInteger(), size));
        put(jwk, "crv", curve);
        if (handle.isPrivate()) {
            BigInteger d = handle.key().privateKey(ECPrivateKeyParameters.class).getD();
            put(jwk, "d", Integers.padded(d, Curves.orderBytes(ec.getParameters())));
        }
    }

    private static void writeRaw(JSDynamicObject jwk, KeyHandle handle) {
        String label = handle.key().algorithm().label();
        put(jwk, "crv", label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1));
        if (handle.isPrivate()) {
            put(jwk, "d", RawKeys.privateBytes(handle.key()));
        }
        put(jwk, "x", RawKeys.publicBytes(handle.key()));
        put(jwk, "kty", "OKP");
    }

    private static void writeMlDsa(JSDynamicObject jwk, KeyHandle handle) {
        if (handle.isPrivate()) {
            byte[] seed = RawKeys.seed(handle.key());
            if (seed == null) {
                throw CryptoException.error("ERR_CRYPTO_OPERATION_FAILED", "key does not have an available seed");
            }
            put(jwk, "priv", seed);
        }
        put(jwk, "kty", "AKP");
        put(jwk, "alg", handle.key().algorithm().label().toUpperCase(Locale.ROOT));
        put(jwk, "pub", RawKeys.publicBytes(handle.key()));
    }

    private static void put(JSDynamicObject jwk, String name, String value) {
        JsValues.set(jwk, name, JsValues.string(value));
    }

    private static void put(JSDynamicObject jwk, String name, BigInteger value) {
        put(jwk, name, Integers.bytes(value));
    }

    private static void put(JSDynamicObject jwk, String name, byte[] value) {
        JsValues.set(jwk, name, StringBytes.decode(new Bytes(value, 0, value.length), TextEncoding.BASE64URL));
    }
}
