package io.qworker.node.crypto;

import io.qworker.js.NativeCall;

/**
 * An encoded key as JavaScript hands it over. The numbers are Node's.
 *
 * @param encoding {@link #NONE} when it was not told, as PEM allows
 * @param passphrase null when there is none
 */
record KeySource(byte[] data, int format, int encoding, byte[] passphrase) {

    static final int NONE = -1;

    static final int DER = 0;
    static final int PEM = 1;
    static final int JWK = 2;

    static final int PKCS1 = 0;
    static final int PKCS8 = 1;
    static final int SPKI = 2;
    static final int SEC1 = 3;

    /** How many arguments a key takes up: data or a handle, format, encoding, passphrase. */
    static final int ARGUMENTS = 4;

    static KeySource of(NativeCall call, int index) {
        return new KeySource(
                Inputs.copy(call, index),
                call.isAbsent(index + 1) ? PEM : call.int32(index + 1),
                call.isAbsent(index + 2) ? NONE : call.int32(index + 2),
                Inputs.copyOrNull(call, index + 3));
    }

    /** The private key of the arguments from {@code index} on, as a handle or encoded. */
    static KeyHandle privateKey(NativeCall call, int index) {
        KeyHandle handle = Hidden.find(call.argument(index), KeyHandle.class);
        return handle != null ? handle : KeyReader.privateKey(of(call, index));
    }

    /** As {@link #privateKey}, but a public key will do. */
    static KeyHandle publicOrPrivateKey(NativeCall call, int index) {
        KeyHandle handle = Hidden.find(call.argument(index), KeyHandle.class);
        return handle != null ? handle : KeyReader.publicOrPrivateKey(of(call, index));
    }
}
