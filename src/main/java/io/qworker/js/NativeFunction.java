package io.qworker.js;

/**
 * A built-in of ours, written in Java. It must be free of state: what belongs to a lane is reached through the call. It
 * returns a value of the engine's (see {@link JsValues}); a {@link NodeException} or {@link java.io.IOException} it throws
 * becomes a JavaScript Error.
 */
@FunctionalInterface
public interface NativeFunction {
    Object call(NativeCall call) throws Exception;
}
