package io.qworker.node.serdes;

import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;

/** What a deserializer leaves to those who use it. */
public interface DeserializerDelegate {

    JSDynamicObject readHostObject(ValueDeserializer deserializer);

    /** The buffer of {@link SerializerDelegate#sharedBufferId}, null when there is none of that number. */
    JSArrayBufferObject sharedBuffer(int id);
}
