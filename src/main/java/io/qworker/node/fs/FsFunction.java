package io.qworker.node.fs;

import io.qworker.js.NativeFunction;

/** A function of the binding, made once for all lanes so that its code is shared. */
record FsFunction(String name, int length, NativeFunction function) {

    /** One with three forms; its request is the argument at {@code requestIndex}. See {@link FsRequests}. */
    static FsFunction operation(String name, int requestIndex, FsOperation operation) {
        return new FsFunction(
                name,
                requestIndex + 1,
                call -> FsRequests.answer(call, call.argument(requestIndex), operation.prepare(call)));
    }

    /** One that answers at once only. */
    static FsFunction immediate(String name, int length, FsOperation operation) {
        return new FsFunction(name, length, call -> FsRequests.answerNow(call, operation.prepare(call)));
    }
}
