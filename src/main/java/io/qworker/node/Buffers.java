package io.qworker.node;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;

/** Makes Node Buffers: a Buffer is a Uint8Array with a prototype that Node's library hands over while it starts. */
public final class Buffers {

    private JSDynamicObject prototype;

    private Buffers() {}

    /** A Buffer over {@code bytes}, which it shares. */
    public static JSObject of(NativeCall call, byte[] bytes) {
        JSObject buffer = JsValues.uint8Array(call.realm(), bytes);
        Buffers buffers = call.lane().state(Buffers.class, Buffers::new);
        if (buffers.prototype != null) {
            JSObject.setPrototype(buffer, buffers.prototype);
        }
        return buffer;
    }

    static Object setPrototype(NativeCall call) {
        call.lane().state(Buffers.class, Buffers::new).prototype = (JSDynamicObject) call.argument(0);
        return JsValues.undefined();
    }
}
