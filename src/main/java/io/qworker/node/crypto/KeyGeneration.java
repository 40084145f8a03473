package io.qworker.node.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.DHParameter;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ECPoint;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DHParameters;
import org.bouncycastle.crypto.params.DHPrivateKeyParameters;
import org.bouncycastle.crypto.params.DHPublicKeyParameters;
import org.bouncycastle.crypto.params.DSAParameters;
import org.bouncycastle.crypto.params.DSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.DSAPublicKeyParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X448PrivateKeyParameters;
import org.bouncycastle.util.BigIntegers;

/** Makes fresh keys of all kinds. */
final class KeyGeneration {

    private static final int CERTAINTY = 100;
    private static final int LEAST_RSA_BITS = 512;

    private KeyGeneration() {}

    /** {@code identifier} tells whether the key is for PSS alone. */
    static AsymmetricKey rsa(AlgorithmIdentifier identifier, int bits, long exponent) {
        if (bits < LEAST_RSA_BITS) {
            throw CryptoException.openssl("error:1C8000AB:Provider routines::key size too small");
        }
        if (exponent < 3 || exponent % 2 == 0) {
            throw CryptoException.openssl("error:020000B2:rsa routines::pub exponent out of range");
        }
        BigInteger e = BigInteger.valueOf(exponent);
        while (true) {
            BigInteger one = rsaPrime((bits + 1) / 2, e);
            BigInteger two = rsaPrime(bits / 2, e);
            BigInteger p = one.max(two);
            BigInteger q = one.min(two);
            if (p.multiply(q).bitLength() == bits && p.subtract(q).bitLength() > bits / 2 - 100) {
                return RsaKeys.ofPrivate(identifier, rsa(p, q, e));
            }
        }
    }

    /** One that leaves the exponent an inverse. */
    private static BigInteger rsaPrime(int bits, BigInteger exponent) {
        while (true) {
            BigInteger prime = Primes.generate(bits, false, null, null);
            if (prime.subtract(BigInteger.ONE).gcd(exponent).equals(BigInteger.ONE)) {
                return prime;
            }
        }
    }

    private static RSAPrivateKey rsa(BigInteger p, BigInteger q, BigInteger e) {
        BigInteger p1 = p.subtract(BigInteger.ONE);
        BigInteger q1 = q.subtract(BigInteger.ONE);
        BigInteger d = e.modInverse(p1.multiply(q1).divide(p1.gcd(q1)));
        return new RSAPrivateKey(p.multiply(q), e, d, p, q, d.mod(p1), d.mod(q1), q.modInverse(p));
    }

    /** What a key for PSS alone says of itself; all null for one that is not restricted. */
    static AlgorithmIdentifier pss(DigestAlgorithm digest, DigestAlgorithm mask, Integer saltLength) {
        if (digest == null && mask == null && saltLength == null) {
            return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS);
        }
        DigestAlgorithm hash = digest == null ? DigestAlgorithm.SHA1 : digest;
        AlgorithmIdentifier maskGeneration =
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, identifier(mask == null ? hash : mask));
        int usualSalt = digest == null ? RSASSAPSSparams.DEFAULT_SALT_LENGTH.intValueExact() : hash.length();
        RSASSAPSSparams parameters = new RSASSAPSSparams(
                identifier(hash),
                maskGeneration,
                new ASN1Integer(saltLength == null ? usualSalt : saltLength),
                RSASSAPSSparams.DEFAULT_TRAILER_FIELD);
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, parameters);
    }

    private static AlgorithmIdentifier identifier(DigestAlgorithm digest) {
        return new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.oid()), DERNull.INSTANCE);
    }

    /** {@code isNamed}: the curve is told by its name rather than by all its numbers. */
    static AsymmetricKey ec(ECNamedDomainParameters curve, boolean isNamed) {
        X962Parameters parameters = isNamed
                ? new X962Parameters(curve.getName())
                : new X962Parameters(new X9ECParameters(
                        curve.getCurve(),
                        new X9ECPoint(curve.getG(), false),
                        curve.getN(),
                        curve.getH(),
                        curve.getSeed()));
        AlgorithmIdentifier identifier = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, parameters);
        return Keys.ofEc(identifier, curve, below(curve.getN()), null);
    }

    static AsymmetricKey dsa(int bits, int divisorBits) throws IOException {
        BigInteger q = BigInteger.probablePrime(divisorBits, random());
        BigInteger p = dsaPrime(bits, q.shiftLeft(1));
        BigInteger cofactor = p.subtract(BigInteger.ONE).divide(q);
        BigInteger g = BigInteger.ONE;
        while (g.equals(BigInteger.ONE)) {
            g = below(p).modPow(cofactor, p);
        }
        DSAParameters parameters = new DSAParameters(p, q, g);
        BigInteger x = below(q);
        return Keys.of(
                KeyAlgorithm.DSA,
                new DSAPrivateKeyParameters(x, parameters),
                new DSAPublicKeyParameters(g.modPow(x, p), parameters));
    }

    /** A prime that leaves one when divided by {@code step}. */
    private static BigInteger dsaPrime(int bits, BigInteger step) {
        while (true) {
            BigInteger start = new BigInteger(bits, random()).setBit(bits - 1);
            BigInteger candidate = start.subtract(start.mod(step)).add(BigInteger.ONE);
            if (candidate.bitLength() == bits && candidate.isProbablePrime(CERTAINTY)) {
                return candidate;
            }
        }
    }

    static AsymmetricKey dh(DhGroup group) {
        if (group.prime().bitLength() < DhGroup.LEAST_BITS) {
            throw DiffieHellman.tooSmall();
        }
        if (!group.isUsable()) {
            throw CryptoException.openssl(
                    "error:0180006C:bignum routines::no inverse", "error:02880003:Diffie-Hellman routines::BN lib");
        }
        BigInteger x = DiffieHellman.newPrivateKey(group);
        BigInteger y = group.generator().modPow(x, group.prime());
        AlgorithmIdentifier identifier = new AlgorithmIdentifier(
                PKCSObjectIdentifiers.dhKeyAgreement, new DHParameter(group.prime(), group.generator(), 0));
        DHParameters parameters = group.parameters();
        return new AsymmetricKey(
                KeyAlgorithm.DH,
                identifier,
                new DHPrivateKeyParameters(x, parameters),
                new DHPublicKeyParameters(y, parameters));
    }

    /** Of a kind that has no parameters. */
    static AsymmetricKey plain(KeyAlgorithm algorithm) throws IOException {
        AsymmetricKeyParameter key = switch (algorithm) {
            case ED25519 -> new Ed25519PrivateKeyParameters(random());
            case ED448 -> new Ed448PrivateKeyParameters(random());
            case X25519 -> new X25519PrivateKeyParameters(random());
            case X448 -> new X448PrivateKeyParameters(random());
            default -> PostQuantumKeys.generate(algorithm, random()).getPrivate();
        };
        return Keys.of(algorithm, key, RawKeys.publicOf(key));
    }

    private static BigInteger below(BigInteger bound) {
        return BigIntegers.createRandomInRange(BigInteger.ONE, bound.subtract(BigInteger.ONE), random());
    }

    private static SecureRandom random() {
        return RandomBinding.Source.random();
    }
}
