package io.qworker.node.crypto;

import java.util.List;

/**
 * What Node's crypto throws: an error of Node's own with a code, or what OpenSSL left in its error queue, whose text tells
 * everything else. It touches no JavaScript, so any thread may throw it; {@link CryptoErrors} makes the Error.
 */
final class CryptoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    enum Kind {
        ERROR,
        TYPE_ERROR,
        RANGE_ERROR
    }

    private final Kind kind;
    private final String code;
    private final transient List<String> earlier;

    private CryptoException(Kind kind, String code, String message, List<String> earlier) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
        this.earlier = earlier;
    }

    /** {@code text} is OpenSSL's, such as {@code error:1C800064:Provider routines::bad decrypt}; {@code earlier} are those below it. */
    static CryptoException openssl(String text, String... earlier) {
        return new CryptoException(Kind.ERROR, null, text, List.of(earlier));
    }

    /** An Error without a code. */
    static CryptoException plain(String message, String... earlier) {
        return new CryptoException(Kind.ERROR, null, message, List.of(earlier));
    }

    static CryptoException error(String code, String message) {
        return new CryptoException(Kind.ERROR, code, message, List.of());
    }

    static CryptoException type(String code, String message) {
        return new CryptoException(Kind.TYPE_ERROR, code, message, List.of());
    }

    static CryptoException range(String code, String message) {
        return new CryptoException(Kind.RANGE_ERROR, code, message, List.of());
    }

    static CryptoException invalidDigest(String name) {
        return type("ERR_CRYPTO_INVALID_DIGEST", "Invalid digest: " + name);
    }

    Kind kind() {
        return kind;
    }

    String code() {
        return code;
    }

    /** What Node shows as {@code opensslErrorStack}. */
    List<String> earlier() {
        return earlier;
    }
}
