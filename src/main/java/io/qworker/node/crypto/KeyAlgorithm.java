package io.qworker.node.crypto;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of public and private keys, by Node's names and OpenSSL's numbers for them. */
enum KeyAlgorithm {
    RSA(6),
    RSA_PSS(912),
    DSA(116),
    DH(28),
    EC(408),
    X25519(1034),
    X448(1035),
    ED25519(1087),
    ED448(1088),
    ML_KEM_512(1454),
    ML_KEM_768(1455),
    ML_KEM_1024(1456),
    ML_DSA_44(1457),
    ML_DSA_65(1458),
    ML_DSA_87(1459),
    SLH_DSA_SHA2_128S(1460),
    SLH_DSA_SHA2_128F(1461),
    SLH_DSA_SHA2_192S(1462),
    SLH_DSA_SHA2_192F(1463),
    SLH_DSA_SHA2_256S(1464),
    SLH_DSA_SHA2_256F(1465),
    SLH_DSA_SHAKE_128S(1466),
    SLH_DSA_SHAKE_128F(1467),
    SLH_DSA_SHAKE_192S(1468),
    SLH_DSA_SHAKE_192F(1469),
    SLH_DSA_SHAKE_256S(1470),
    SLH_DSA_SHAKE_256F(1471);

    private final int number;

    KeyAlgorithm(int number) {
        this.number = number;
    }

    /** As in {@code keyObject.asymmetricKeyType}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** OpenSSL's. */
    int number() {
        return number;
    }

    static KeyAlgorithm ofNumber(int number) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.number == number)
                .findFirst()
                .orElseThrow();
    }

    /** Whatever the case of the letters; null for an unknown one. */
    static KeyAlgorithm find(String label) {
        String wanted = label.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.label().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    boolean isRsa() {
        return this == RSA || this == RSA_PSS;
    }

    /** Of the curves that RFC 8032 and RFC 7748 describe. */
    boolean isEdwardsOrMontgomery() {
        return switch (this) {
            case X25519, X448, ED25519, ED448 -> true;
            default -> false;
        };
    }

    boolean isMlDsa() {
        return name().startsWith("ML_DSA");
    }

    boolean isMlKem() {
        return name().startsWith("ML_KEM");
    }

    boolean isSlhDsa() {
        return name().startsWith("SLH_DSA");
    }

    boolean isPostQuantum() {
        return isMlDsa() || isMlKem() || isSlhDsa();
    }

    /** Whether its signatures are two numbers. */
    boolean signsWithTwoNumbers() {
        return this == DSA || this == EC;
    }

    /** Whether it signs messages themselves rather than digests of them. */
    boolean signsMessages() {
        return this == ED25519 || this == ED448 || isMlDsa() || isSlhDsa();
    }
}
