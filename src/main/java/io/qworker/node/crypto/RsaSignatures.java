package io.qworker.node.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/** RSASSA-PKCS1-v1_5 and RSASSA-PSS (RFC 8017). */
final class RsaSignatures {

    private RsaSignatures() {}

    static byte[] sign(AsymmetricKey key, Signing how, byte[] digest) {
        check(key, how);
        byte[] block = how.padding(key) == Signing.PSS_PADDING
                ? pss(key, how).encode(digest, salt(key, how, true))
                : pkcs1(key, how, digest);
        return RsaPrimitive.withPrivateKey(key, block);
    }

    static boolean verify(AsymmetricKey key, Signing how, byte[] digest, byte[] signature) {
        check(key, how);
        RSAKeyParameters rsa = key.publicKey(RSAKeyParameters.class);
        BigInteger number = new BigInteger(1, signature);
        if (signature.length != RsaKeys.bytes(key) || number.compareTo(rsa.getModulus()) >= 0) {
            return false;
        }
        byte[] block = RsaPrimitive.withPublicKey(key, signature);
        return how.padding(key) == Signing.PSS_PADDING
                ? pss(key, how).fits(digest, block, salt(key, how, false))
                : MessageDigest.isEqual(block, pkcs1(key, how, digest));
    }

    /** A key for PSS may ask for one digest, and nothing but PSS. */
    private static void check(AsymmetricKey key, Signing how) {
        int padding = how.padding(key);
        boolean known = padding == Signing.PSS_PADDING
                || padding == Signing.PKCS1_PADDING && key.algorithm() == KeyAlgorithm.RSA;
        if (!known) {
            throw CryptoException.openssl("error:1C8000A5:Provider routines::illegal or unsupported padding mode");
        }
        RSASSAPSSparams restriction = RsaKeys.restriction(key);
        if (restriction == null) {
            return;
        }
        if (digest(restriction.getHashAlgorithm()) != how.digestOrUsual()) {
            throw CryptoException.openssl("error:1C8000AE:Provider routines::digest not allowed");
        }
        int least = restriction.getSaltLength().intValueExact();
        if (how.saltLength() != null && how.saltLength() >= 0 && how.saltLength() < least) {
            throw CryptoException.openssl("error:1C8000AC:Provider routines::pss saltlen too small");
        }
    }

    private static byte[] pkcs1(AsymmetricKey key, Signing how, byte[] digest) {
        byte[] body = info(how.digestOrUsual(), digest);
        int length = RsaKeys.bytes(key);
        if (body.length > length - 11) {
            throw CryptoException.openssl("error:02000070:rsa routines::digest too big for rsa key");
        }
        return RsaPadding.pad1(body, length);
    }

    private static byte[] info(DigestAlgorithm algorithm, byte[] digest) {
        if (algorithm.oid() == null) {
            return digest;
        }
        try {
            AlgorithmIdentifier identifier =
                    new AlgorithmIdentifier(new ASN1ObjectIdentifier(algorithm.oid()), DERNull.INSTANCE);
            return new DigestInfo(identifier, digest).getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException("A digest can be written", e);
        }
    }

    private static PssEncoding pss(AsymmetricKey key, Signing how) {
        RSASSAPSSparams restriction = RsaKeys.restriction(key);
        DigestAlgorithm mask = restriction == null
                ? how.digestOrUsual()
                : digest(AlgorithmIdentifier.getInstance(
                        restriction.getMaskGenAlgorithm().getParameters()));
        int bits = key.publicKey(RSAKeyParameters.class).getModulus().bitLength();
        return new PssEncoding(how.digestOrUsual(), mask, bits - 1);
    }

    /** How long the salt is, or {@link PssEncoding#ANY}. */
    private static int salt(AsymmetricKey key, Signing how, boolean signs) {
        int digest = how.digestOrUsual().length();
        int most = pss(key, how).mostSalt();
        if (how.saltLength() == null) {
            RSASSAPSSparams restriction = RsaKeys.restriction(key);
            int usual = restriction == null
                    ? Math.min(digest, most)
                    : restriction.getSaltLength().intValueExact();
            return signs ? usual : PssEncoding.ANY;
        }
        return switch (how.saltLength()) {
            case -1 -> digest;
            case -2, -3 -> signs || how.saltLength() == -3 ? most : PssEncoding.ANY;
            case -4 -> signs ? Math.min(digest, most) : PssEncoding.ANY;
            default -> how.saltLength();
        };
    }

    private static DigestAlgorithm digest(AlgorithmIdentifier identifier) {
        return DigestAlgorithm.of(identifier.getAlgorithm().getId());
    }
}
