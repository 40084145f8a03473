package io.qworker.node.tls;

import java.util.Optional;
import java.util.stream.Stream;

/** How a handshake may be signed: the number on the wire, the standard's name, and OpenSSL's for the pair of key and digest. */
enum SignatureScheme {
    ECDSA_P256(0x0403, "ecdsa_secp256r1_sha256", "ECDSA+SHA256"),
    ECDSA_P384(0x0503, "ecdsa_secp384r1_sha384", "ECDSA+SHA384"),
    ECDSA_P521(0x0603, "ecdsa_secp521r1_sha512", "ECDSA+SHA512"),
    ED25519(0x0807, "ed25519", "Ed25519+UNDEF"),
    ED448(0x0808, "ed448", "Ed448+UNDEF"),
    PSS_SHA256(0x0809, "rsa_pss_pss_sha256", "RSA-PSS+SHA256"),
    PSS_SHA384(0x080a, "rsa_pss_pss_sha384", "RSA-PSS+SHA384"),
    PSS_SHA512(0x080b, "rsa_pss_pss_sha512", "RSA-PSS+SHA512"),
    RSAE_SHA256(0x0804, "rsa_pss_rsae_sha256", "RSA-PSS+SHA256"),
    RSAE_SHA384(0x0805, "rsa_pss_rsae_sha384", "RSA-PSS+SHA384"),
    RSAE_SHA512(0x0806, "rsa_pss_rsae_sha512", "RSA-PSS+SHA512"),
    RSA_SHA256(0x0401, "rsa_pkcs1_sha256", "RSA+SHA256"),
    RSA_SHA384(0x0501, "rsa_pkcs1_sha384", "RSA+SHA384"),
    RSA_SHA512(0x0601, "rsa_pkcs1_sha512", "RSA+SHA512"),
    ECDSA_SHA224(0x0303, "ecdsa_sha224", "ECDSA+SHA224"),
    RSA_SHA224(0x0301, "rsa_sha224", "RSA+SHA224"),
    ECDSA_SHA1(0x0203, "ecdsa_sha1", "ECDSA+SHA1"),
    RSA_SHA1(0x0201, "rsa_pkcs1_sha1", "RSA+SHA1");

    private final int number;
    private final String standard;
    private final String openssl;

    SignatureScheme(int number, String standard, String openssl) {
        this.number = number;
        this.standard = standard;
        this.openssl = openssl;
    }

    static Optional<SignatureScheme> numbered(int number) {
        return Stream.of(values()).filter(scheme -> scheme.number == number).findFirst();
    }

    String standard() {
        return standard;
    }

    String openssl() {
        return openssl;
    }
}
