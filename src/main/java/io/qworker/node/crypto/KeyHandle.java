package io.qworker.node.crypto;

/** What a key handle of JavaScript's stands for: a key as a private or as a public one. */
record KeyHandle(boolean isPrivate, AsymmetricKey key) {

    KeyHandle asPublic() {
        return new KeyHandle(false, key);
    }
}
