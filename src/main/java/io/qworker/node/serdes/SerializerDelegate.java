package io.qworker.node.serdes;

import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;

/** What a serializer leaves to those who use it. */
public interface SerializerDelegate {

    /** The exception to throw for what cannot be cloned. */
    RuntimeException cloneError(String message);

    /** Whether {@link #writeHostObject} takes care of an object that otherwise would be an ordinary one, or refused. */
    boolean isHostObject(JSDynamicObject object);

    void writeHostObject(ValueSerializer serializer, JSDynamicObject object);

    /** A number by which the other side knows the memory of a SharedArrayBuffer. */
    int sharedBufferId(JSArrayBufferObject.Shared buffer);
}
