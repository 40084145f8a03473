package io.qworker.node.fs;

import com.oracle.truffle.js.runtime.JSRealm;
import io.qworker.js.NativeCall;

/**
 * Where an answer goes. A synchronous one is filled into the binding's shared {@code statValues} arrays, which Node's
 * library reads again; a later one gets arrays of its own.
 */
record FsAnswer(NativeCall call, FsLane lane, boolean synchronous) {

    JSRealm realm() {
        return call.realm();
    }
}
