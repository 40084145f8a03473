package io.qworker.node.process;

import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What one of a child's first descriptors is to be.
 *
 * @param descriptor of the lane's, for one that the child inherits
 * @param handle the stream handle of our end of a pipe, or the one that the child gets; undefined for a pipe of a synchronous run
 * @param input what a synchronous run writes to the pipe, null when the child does not read it
 * @param output whether a synchronous run keeps what comes from the pipe
 */
record ChildStream(Kind kind, int descriptor, Object handle, ByteBuffer input, boolean output) {

    enum Kind {
        IGNORED,
        PIPE,
        INHERITED,
        /** Another stream of the lane's. */
        HANDLE
    }

    static List<ChildStream> listOf(Object stdio) {
        return JsValues.elements(stdio).stream()
                .map(entry -> of((JSDynamicObject) entry))
                .toList();
    }

    private static ChildStream of(JSDynamicObject entry) {
        Object descriptor = JsValues.get(entry, "fd");
        return new ChildStream(
                switch (JSRuntime.toJavaString(JsValues.get(entry, "type"))) {
                    case "ignore" -> Kind.IGNORED;
                    case "pipe", "overlapped" -> Kind.PIPE;
                    case "wrap" -> Kind.HANDLE;
                    default -> Kind.INHERITED;
                },
                JSRuntime.isNullOrUndefined(descriptor) ? -1 : JSRuntime.toInt32(descriptor),
                JsValues.get(entry, "handle"),
                input(entry),
                JSRuntime.toBoolean(JsValues.get(entry, "writable")));
    }

    private static ByteBuffer input(JSDynamicObject entry) {
        Object input = JsValues.get(entry, "input");
        if (!JSRuntime.isNullOrUndefined(input)) {
            return Bytes.buffer(input);
        }
        return JSRuntime.toBoolean(JsValues.get(entry, "readable")) ? ByteBuffer.allocate(0) : null;
    }
}
