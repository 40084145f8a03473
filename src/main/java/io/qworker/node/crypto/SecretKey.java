package io.qworker.node.crypto;

/** The bytes of a secret {@code KeyObject}. */
record SecretKey(byte[] bytes) {

    /** Of a key handle, a buffer or a string; not to be written to. */
    static byte[] bytes(Object value) {
        SecretKey key = Hidden.find(value, SecretKey.class);
        return key != null ? key.bytes : Inputs.copy(value);
    }
}
