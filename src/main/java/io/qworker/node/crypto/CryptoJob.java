package io.qworker.node.crypto;

import io.qworker.js.NativeCall;

/** A piece of work that touches no JavaScript, so that it may run on any thread. */
@FunctionalInterface
interface CryptoJob {

    /** @throws CryptoException as OpenSSL would fail */
    Result run() throws Exception;

    /** What came out, made a value on the lane. */
    @FunctionalInterface
    interface Result {
        Object toValue(NativeCall call);
    }
}
