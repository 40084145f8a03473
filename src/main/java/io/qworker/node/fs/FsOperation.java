package io.qworker.node.fs;

import io.qworker.js.NativeCall;

/** One function of the {@code fs} binding: reads its arguments on the lane's thread and says what is to be done. */
@FunctionalInterface
interface FsOperation {
    FsTask prepare(NativeCall call);
}
