package io.qworker.node.crypto;

import io.qworker.js.Bytes;

/** The life of one {@code Cipheriv} or {@code Decipheriv}: what may follow what. Source: Node 24, src/crypto/crypto_cipher.cc. */
final class CipherBase {

    static final int UNKNOWN = -1;

    private static final int USUAL_TAG = 16;

    private enum Tag {
        UNKNOWN,
        SET,
        COMPUTED
    }

    private final CipherSpec spec;
    private final boolean encrypt;
    private final TextCipher cipher;
    private final int longest;
    private int tagLength;
    private Tag tagState = Tag.UNKNOWN;
    private boolean finished;

    private CipherBase(CipherSpec spec, boolean encrypt, TextCipher cipher, int tagLength, int longest) {
        this.spec = spec;
        this.encrypt = encrypt;
        this.cipher = cipher;
        this.tagLength = tagLength;
        this.longest = longest;
    }

    /** {@code iv} is empty when none was given. */
    static CipherBase begin(boolean encrypt, String name, byte[] key, byte[] iv, int wantedTag) {
        CipherSpec spec = CipherSpec.find(name);
        if (spec == null) {
            throw CryptoException.error("ERR_CRYPTO_UNKNOWN_CIPHER", "Unknown cipher");
        }
        checkIv(spec, iv);
        int tagLength = spec.isAuthenticated() ? tagLength(spec, name, wantedTag) : UNKNOWN;
        if (key.length != spec.keyLength()) {
            throw CryptoException.range("ERR_CRYPTO_INVALID_KEYLEN", "Invalid key length");
        }
        TextCipher cipher = Ciphers.create(spec, encrypt, key, iv, tagLength);
        return new CipherBase(
                spec, encrypt, cipher, tagLength, spec.is("ccm") ? longest(iv.length) : Integer.MAX_VALUE);
    }

    /** The most bytes of a CCM message: its length must fit beside the vector. */
    private static int longest(int ivLength) {
        return ivLength == 13 ? 65_535 : ivLength == 12 ? 16_777_215 : Integer.MAX_VALUE;
    }

    private static void checkIv(CipherSpec spec, byte[] iv) {
        boolean wrong;
        if (spec.isAuthenticated()) {
            wrong = switch (spec.mode()) {
                case "ccm" -> iv.length < 7 || iv.length > 13;
                case "ocb" -> iv.length < 1 || iv.length > 15;
                case "gcm" -> iv.length < 1;
                default -> iv.length < 1 || iv.length > 12;
            };
        } else {
            wrong = spec.ivLength() != 0 && iv.length != spec.ivLength() || spec.ivLength() == 0 && iv.length > 0;
        }
        if (wrong) {
            throw CryptoException.type("ERR_CRYPTO_INVALID_IV", "Invalid initialization vector");
        }
    }

    private static int tagLength(CipherSpec spec, String name, int wanted) {
        if (wanted == UNKNOWN) {
            if (spec.is("gcm")) {
                return UNKNOWN;
            }
            if (spec.isChaChaPoly()) {
                return USUAL_TAG;
            }
            throw CryptoException.type("ERR_CRYPTO_INVALID_AUTH_TAG", "authTagLength required for " + name);
        }
        boolean valid = switch (spec.mode()) {
            case "gcm" -> isGcmTag(wanted);
            case "ccm" -> wanted >= 4 && wanted <= 16 && wanted % 2 == 0;
            default -> wanted >= 1 && wanted <= 16;
        };
        if (!valid) {
            throw invalidTag(wanted);
        }
        return wanted;
    }

    private static boolean isGcmTag(int length) {
        return length == 4 || length == 8 || length >= 12 && length <= 16;
    }

    private static CryptoException invalidTag(int length) {
        return CryptoException.type(
                "ERR_CRYPTO_INVALID_AUTH_TAG",
                "Invalid authentication tag length: " + Integer.toUnsignedString(length));
    }

    byte[] update(Bytes data) {
        if (finished) {
            throw CryptoException.plain("Trying to add data in unsupported state");
        }
        if (spec.is("ccm")) {
            checkMessageLength(data.length());
        }
        return cipher.update(data.array(), data.offset(), data.length());
    }

    private void checkMessageLength(int length) {
        if (length > longest) {
            throw CryptoException.range("ERR_CRYPTO_INVALID_MESSAGELEN", "Invalid message length");
        }
    }

    byte[] finish() {
        if (finished) {
            throw CryptoException.error("ERR_CRYPTO_INVALID_STATE", "Invalid state");
        }
        finished = true;
        byte[] rest = cipher.finish();
        if (encrypt && spec.isAuthenticated()) {
            tagLength = tagLength == UNKNOWN ? USUAL_TAG : tagLength;
            tagState = Tag.COMPUTED;
        }
        return rest;
    }

    boolean pad(boolean on) {
        if (finished) {
            return false;
        }
        cipher.pad(on);
        return true;
    }

    /** Null when there is none to be had. */
    byte[] tag() {
        return finished && encrypt && tagState == Tag.COMPUTED
                ? ((TextCipher.Authenticated) cipher).tag(tagLength)
                : null;
    }

    /** What {@link #setTag} made of a tag. */
    enum Acceptance {
        REFUSED,
        ACCEPTED,
        /** A short one, whose length was not agreed upon beforehand. */
        SHORT
    }

    Acceptance setTag(byte[] tag) {
        if (finished || encrypt || !spec.isAuthenticated() || tagState != Tag.UNKNOWN) {
            return Acceptance.REFUSED;
        }
        boolean agreed = tagLength != UNKNOWN;
        if (agreed && tag.length != tagLength || spec.is("gcm") && !isGcmTag(tag.length)) {
            throw invalidTag(tag.length);
        }
        tagLength = tag.length;
        tagState = Tag.SET;
        ((TextCipher.Authenticated) cipher).expect(tag);
        return agreed || tag.length == USUAL_TAG ? Acceptance.ACCEPTED : Acceptance.SHORT;
    }

    /** {@code textLength} is negative when it was not told. */
    boolean associate(byte[] data, int textLength) {
        if (finished || !spec.isAuthenticated()) {
            return false;
        }
        if (spec.is("ccm")) {
            if (textLength < 0) {
                throw CryptoException.type(
                        "ERR_MISSING_ARGS", "options.plaintextLength required for CCM mode with AAD");
            }
            checkMessageLength(textLength);
        }
        try {
            ((TextCipher.Authenticated) cipher).associate(data);
            return true;
        } catch (IllegalStateException tooLate) {
            return false;
        }
    }
}
