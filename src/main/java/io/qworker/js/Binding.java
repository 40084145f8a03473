package io.qworker.js;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;

/**
 * The Java half of one of Node's {@code internalBinding}s: it puts its functions and values on an object that the
 * JavaScript half in {@code bindings/} (or Node's library itself) takes. One instance serves all lanes, so it holds no
 * state; see {@link LaneEnvironment#state}.
 */
public interface Binding {

    /** Node's name for it: {@code fs}, {@code os}, … */
    String name();

    void define(Target target);

    /** The binding's object in one lane. */
    interface Target {

        /** Adds a function. {@code length} is its number of parameters. */
        Target function(String name, int length, NativeFunction function);

        /** Adds a value of the engine's. */
        Target value(String name, Object value);

        JSDynamicObject object();

        LaneEnvironment lane();
    }
}
