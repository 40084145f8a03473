package io.qworker.node.worker;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.LaneEnvironment;

/** What a message carries beside its bytes. */
sealed interface Carried {

    /** A port, which moves. */
    record Port(PortData data) implements Carried {}

    /**
     * An object of Node's library that knows how to make itself anew of plain data, which follows the value in the bytes.
     *
     * @param maker {@code module:Class}
     */
    record Scripted(String maker) implements Carried {}

    /**
     * A handle of a binding that can be made anew elsewhere.
     *
     * @param kind the binding that makes it, and which of its handles it is: {@code blob:Blob}
     * @param data what it is made of, a message of its own
     * @param original the handle itself, for its own lane
     */
    record Handle(String kind, Message data, Original original) implements Carried {}

    /** A handle that never changes, and that only its own lane can use. */
    record Original(JSDynamicObject object, LaneEnvironment lane) implements Carried {}

    /** Something of Java's that all lanes may use at once. */
    record Shared(Object content) implements Carried {}
}
