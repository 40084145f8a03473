package io.qworker.node.crypto;

import io.qworker.js.Binding;
import io.qworker.js.NativeCall;
import io.qworker.js.NativeFunction;

/** Defines functions whose {@link CryptoException}s reach JavaScript as Node's errors. */
record CryptoFunctions(Binding.Target target) {

    CryptoFunctions function(String name, int length, NativeFunction function) {
        target.function(name, length, new Reporting(function));
        return this;
    }

    /** A function that prepares a job: what it answers, JavaScript hands to {@code run} or {@code start}. */
    CryptoFunctions job(String name, int length, Preparation preparation) {
        target.function(name, length, new Reporting(new Preparing(preparation)));
        return this;
    }

    /** Reads a job's arguments, and refuses bad ones. */
    @FunctionalInterface
    interface Preparation {
        CryptoJob prepare(NativeCall call) throws Exception;
    }

    // Records, because a function's code is shared by all lanes when it is equal.

    private record Reporting(NativeFunction function) implements NativeFunction {

        @Override
        public Object call(NativeCall call) throws Exception {
            try {
                return function.call(call);
            } catch (CryptoException failure) {
                throw CryptoErrors.thrown(call.realm(), failure);
            }
        }
    }

    private record Preparing(Preparation preparation) implements NativeFunction {

        @Override
        public Object call(NativeCall call) throws Exception {
            return Hidden.wrap(call, preparation.prepare(call));
        }
    }
}
