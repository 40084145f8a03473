package io.qworker.node.crypto;

/** Encrypts or decrypts a text piece by piece, with one key. Whatever goes wrong is a {@link CryptoException}. */
interface TextCipher {

    byte[] NOTHING = {};

    /** What can be told of the text so far. */
    byte[] update(byte[] data, int offset, int length);

    /** The rest. */
    byte[] finish();

    /** Whether the text is padded to whole blocks; only block ciphers care. */
    default void pad(boolean padding) {}

    /** One that also tells whether the text is what it was. */
    interface Authenticated extends TextCipher {

        /** What is authenticated along with the text; before it. */
        void associate(byte[] data);

        /** The tag of a text that is to be decrypted; before {@link #finish}. */
        void expect(byte[] tag);

        /** The tag of the encrypted text; after {@link #finish}. */
        byte[] tag(int length);
    }

    static CryptoException unauthentic() {
        return CryptoException.plain("Unsupported state or unable to authenticate data");
    }
}
