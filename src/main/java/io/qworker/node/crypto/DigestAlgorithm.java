package io.qworker.node.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** OpenSSL's digests, by all the names that it knows them by. */
enum DigestAlgorithm {
    MD5("md5", "MD5", 64, "1.2.840.113549.2.5", "ssl3-md5", "rsa-md5", "md5withrsaencryption"),
    SHA1(
            "sha1",
            "SHA-1",
            64,
            "1.3.14.3.2.26",
            "ssl3-sha1",
            "dss1",
            "sha-1",
            "rsa-sha1",
            "rsa-sha1-2",
            "sha1withrsaencryption"),
    SHA224(
            "sha224",
            "SHA-224",
            64,
            "2.16.840.1.101.3.4.2.4",
            "sha-224",
            "sha2-224",
            "rsa-sha224",
            "sha224withrsaencryption"),
    SHA256(
            "sha256",
            "SHA-256",
            64,
            "2.16.840.1.101.3.4.2.1",
            "sha-256",
            "sha2-256",
            "rsa-sha256",
            "sha256withrsaencryption"),
    SHA384(
            "sha384",
            "SHA-384",
            128,
            "2.16.840.1.101.3.4.2.2",
            "sha-384",
            "sha2-384",
            "rsa-sha384",
            "sha384withrsaencryption"),
    SHA512(
            "sha512",
            "SHA-512",
            128,
            "2.16.840.1.101.3.4.2.3",
            "sha-512",
            "sha2-512",
            "rsa-sha512",
            "sha512withrsaencryption"),
    SHA512_224(
            "sha512-224",
            "SHA-512/224",
            128,
            "2.16.840.1.101.3.4.2.5",
            "sha-512/224",
            "sha2-512/224",
            "rsa-sha512/224",
            "sha512-224withrsaencryption"),
    SHA512_256(
            "sha512-256",
            "SHA-512/256",
            128,
            "2.16.840.1.101.3.4.2.6",
            "sha-512/256",
            "sha2-512/256",
            "rsa-sha512/256",
            "sha512-256withrsaencryption"),
    SHA3_224(
            "sha3-224",
            "SHA3-224",
            144,
            "2.16.840.1.101.3.4.2.7",
            "rsa-sha3-224",
            "id-rsassa-pkcs1-v1_5-with-sha3-224"),
    SHA3_256(
            "sha3-256",
            "SHA3-256",
            136,
            "2.16.840.1.101.3.4.2.8",
            "rsa-sha3-256",
            "id-rsassa-pkcs1-v1_5-with-sha3-256"),
    SHA3_384(
            "sha3-384",
            "SHA3-384",
            104,
            "2.16.840.1.101.3.4.2.9",
            "rsa-sha3-384",
            "id-rsassa-pkcs1-v1_5-with-sha3-384"),
    SHA3_512(
            "sha3-512",
            "SHA3-512",
            72,
            "2.16.840.1.101.3.4.2.10",
            "rsa-sha3-512",
            "id-rsassa-pkcs1-v1_5-with-sha3-512"),
    SHAKE128("shake128", null, 168, "2.16.840.1.101.3.4.2.11", "shake-128"),
    SHAKE256("shake256", null, 136, "2.16.840.1.101.3.4.2.12", "shake-256"),
    RIPEMD160(
            "ripemd160",
            null,
            64,
            "1.3.36.3.2.1",
            "ripemd-160",
            "ripemd",
            "rmd160",
            "rsa-ripemd160",
            "ripemd160withrsa"),
    BLAKE2B512("blake2b512", null, 128, "1.3.6.1.4.1.1722.12.2.1.16", "blake2b-512"),
    BLAKE2S256("blake2s256", null, 64, "1.3.6.1.4.1.1722.12.2.2.8", "blake2s-256"),
    SM3("sm3", null, 64, "1.2.156.10197.1.401", "rsa-sm3", "sm3withrsaencryption"),
    MD5_SHA1("md5-sha1", null, 64, null);

    /** What {@code crypto.getHashes()} lists. */
    static final List<String> LISTED = List.of(
            "RSA-MD5",
            "RSA-RIPEMD160",
            "RSA-SHA1",
            "RSA-SHA1-2",
            "RSA-SHA224",
            "RSA-SHA256",
            "RSA-SHA3-224",
            "RSA-SHA3-256",
            "RSA-SHA3-384",
            "RSA-SHA3-512",
            "RSA-SHA384",
            "RSA-SHA512",
            "RSA-SHA512/224",
            "RSA-SHA512/256",
            "RSA-SM3",
            "blake2b512",
            "blake2s256",
            "id-rsassa-pkcs1-v1_5-with-sha3-224",
            "id-rsassa-pkcs1-v1_5-with-sha3-256",
            "id-rsassa-pkcs1-v1_5-with-sha3-384",
            "id-rsassa-pkcs1-v1_5-with-sha3-512",
            "md5",
            "md5-sha1",
            "md5WithRSAEncryption",
            "ripemd",
            "ripemd160",
            "ripemd160WithRSA",
            "rmd160",
            "sha1",
            "sha1WithRSAEncryption",
            "sha224",
            "sha224WithRSAEncryption",
            "sha256",
            "sha256WithRSAEncryption",
            "sha3-224",
            "sha3-256",
            "sha3-384",
            "sha3-512",
            "sha384",
            "sha384WithRSAEncryption",
            "sha512",
            "sha512-224",
            "sha512-224WithRSAEncryption",
            "sha512-256",
            "sha512-256WithRSAEncryption",
            "sha512WithRSAEncryption",
            "shake128",
            "shake256",
            "sm3",
            "sm3WithRSAEncryption",
            "ssl3-md5",
            "ssl3-sha1");

    /** What OpenSSL knows and no longer does. */
    private static final Set<String> LEGACY =
            Set.of("md4", "rsa-md4", "md4withrsaencryption", "mdc2", "rsa-mdc2", "mdc2withrsa", "whirlpool");

    private static final DigestAlgorithm[] VALUES = values();
    private static final Map<String, DigestAlgorithm> BY_NAME = byName();

    private final String label;
    private final String javaName;
    private final int blockSize;
    private final String oid;
    private final List<String> aliases;
    private volatile MessageDigest fresh;

    DigestAlgorithm(String label, String javaName, int blockSize, String oid, String... aliases) {
        this.label = label;
        this.javaName = javaName;
        this.blockSize = blockSize;
        this.oid = oid;
        this.aliases = List.of(aliases);
    }

    private static Map<String, DigestAlgorithm> byName() {
        Map<String, DigestAlgorithm> names = new HashMap<>();
        Arrays.stream(VALUES).forEach(digest -> {
            names.put(digest.label, digest);
            digest.aliases.forEach(alias -> names.put(alias, digest));
            names.put(digest.oid, digest);
        });
        return names;
    }

    /** Null when there is none of that name; the case of letters does not matter. */
    static DigestAlgorithm find(String name) {
        DigestAlgorithm exact = BY_NAME.get(name);
        return exact != null ? exact : findLower(name.toLowerCase(Locale.ROOT));
    }

    private static DigestAlgorithm findLower(String name) {
        if (LEGACY.contains(name)) {
            throw CryptoException.openssl("error:0308010C:digital envelope routines::unsupported");
        }
        return BY_NAME.get(name);
    }

    /** @throws CryptoException when there is none of that name */
    static DigestAlgorithm of(String name) {
        DigestAlgorithm digest = find(name);
        if (digest == null) {
            throw CryptoException.invalidDigest(name);
        }
        return digest;
    }

    static DigestAlgorithm of(int number) {
        return VALUES[number];
    }

    /** The usual name, in OpenSSL's spelling. */
    String label() {
        return label;
    }

    /** Bytes of a block, which an HMAC pads its key to. */
    int blockSize() {
        return blockSize;
    }

    /** Null for the one that has none. */
    String oid() {
        return oid;
    }

    boolean isExtendable() {
        return this == SHAKE128 || this == SHAKE256;
    }

    /** Bytes of the digest; for an extendable one what it gives when nothing else is asked. */
    int length() {
        return switch (this) {
            case SHAKE128 -> 16;
            case SHAKE256 -> 32;
            default -> fresh().getDigestLength();
        };
    }

    MessageDigest create() {
        return isExtendable() ? create(length()) : copy(fresh());
    }

    /** {@code length} bytes from an extendable digest. */
    MessageDigest create(int length) {
        return BouncyDigests.shake(this == SHAKE128 ? 128 : 256, length);
    }

    byte[] digest(byte[]... parts) {
        MessageDigest digest = create();
        Arrays.stream(parts).forEach(digest::update);
        return digest.digest();
    }

    /** Copying one that was looked up before is several times faster than looking it up. */
    private MessageDigest fresh() {
        if (fresh == null) {
            fresh = javaName == null ? BouncyDigests.create(this) : ofJava(javaName);
        }
        return fresh;
    }

    private static MessageDigest ofJava(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no " + name, e);
        }
    }

    static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(digest + " cannot be copied", e);
        }
    }
}
