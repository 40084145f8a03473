package io.qworker.node.serdes;

import com.oracle.truffle.js.runtime.Errors;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.UserScriptException;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Handles;
import io.qworker.node.Memory;

/**
 * {@code serdes}: {@code v8.Serializer} and {@code v8.Deserializer}. The classes themselves are in the JavaScript half; each
 * instance has a handle made here, and what it delegates are methods of its own.
 */
public final class SerdesBinding implements Binding {

    @Override
    public String name() {
        return "serdes";
    }

    @Override
    public void define(Target target) {
        target.function("serializer", 1, SerdesBinding::serializer)
                .function("writeHeader", 1, SerdesBinding::writeHeader)
                .function("writeValue", 2, SerdesBinding::writeValue)
                .function("writeUint32", 2, SerdesBinding::writeUint32)
                .function("writeUint64", 3, SerdesBinding::writeUint64)
                .function("writeDouble", 2, SerdesBinding::writeDouble)
                .function("writeRawBytes", 2, SerdesBinding::writeRawBytes)
                .function("treatViewsAsHostObjects", 2, SerdesBinding::treatViewsAsHostObjects)
                .function("transferOut", 3, SerdesBinding::transferOut)
                .function("release", 1, SerdesBinding::release)
                .function("deserializer", 2, SerdesBinding::deserializer)
                .function("readHeader", 1, SerdesBinding::readHeader)
                .function("readValue", 1, call -> reader(call).readValue())
                .function("version", 1, call -> reader(call).version())
                .function("readUint32", 1, call -> JsValues.number(reader(call).readUint32()))
                .function("readUint64", 1, SerdesBinding::readUint64)
                .function("readDouble", 1, call -> reader(call).readDouble())
                .function("readRawBytes", 2, call -> reader(call).readRaw(call.int64(1)))
                .function("transferIn", 3, SerdesBinding::transferIn);
    }

    private static ValueSerializer writer(NativeCall call) {
        return Handles.unwrap(call.argument(0), ValueSerializer.class);
    }

    private static ValueDeserializer reader(NativeCall call) {
        return Handles.unwrap(call.argument(0), ValueDeserializer.class);
    }

    /** {@code (owner, isHost)}: the Serializer, whose {@code _…} methods are asked. */
    private static Object serializer(NativeCall call) {
        WriteDelegate delegate = new WriteDelegate((JSDynamicObject) call.argument(0), call.argument(1));
        return Handles.wrap(call.realm(), new ValueSerializer(delegate));
    }

    private static Object writeHeader(NativeCall call) {
        writer(call).writeHeader();
        return JsValues.undefined();
    }

    private static Object writeValue(NativeCall call) {
        writer(call).writeValue(call.argument(1));
        return true;
    }

    private static Object writeUint32(NativeCall call) {
        writer(call).writeUint32((int) call.int64(1));
        return JsValues.undefined();
    }

    private static Object writeUint64(NativeCall call) {
        writer(call).writeUint64(call.int64(1) << Integer.SIZE | Integer.toUnsignedLong((int) call.int64(2)));
        return JsValues.undefined();
    }

    private static Object writeDouble(NativeCall call) {
        writer(call).writeDouble(call.number(1));
        return JsValues.undefined();
    }

    private static Object writeRawBytes(NativeCall call) {
        Bytes bytes = Memory.read(call.argument(1));
        writer(call).writeRaw(bytes.array(), bytes.offset(), bytes.length());
        return JsValues.undefined();
    }

    private static Object treatViewsAsHostObjects(NativeCall call) {
        writer(call).treatViewsAsHostObjects(call.bool(1));
        return JsValues.undefined();
    }

    private static Object transferOut(NativeCall call) {
        writer(call).transfer((int) call.int64(1), (JSArrayBufferObject) call.argument(2));
        return JsValues.undefined();
    }

    private static Object release(NativeCall call) {
        return JsValues.arrayBuffer(call.realm(), writer(call).release());
    }

    /** {@code (owner, bytes)} */
    private static Object deserializer(NativeCall call) {
        ReadDelegate delegate = new ReadDelegate((JSDynamicObject) call.argument(0));
        return Handles.wrap(call.realm(), new ValueDeserializer(call.realm(), Memory.read(call.argument(1)), delegate));
    }

    private static Object readHeader(NativeCall call) {
        reader(call).readHeader();
        return true;
    }

    private static Object readUint64(NativeCall call) {
        long value = reader(call).readUint64();
        return JsValues.array(
                call.realm(), JsValues.number(value >>> Integer.SIZE), JsValues.number(value & 0xffff_ffffL));
    }

    private static Object transferIn(NativeCall call) {
        reader(call).transfer((int) call.int64(1), (JSArrayBufferObject) call.argument(2));
        return JsValues.undefined();
    }

    private record WriteDelegate(JSDynamicObject owner, Object isHost) implements SerializerDelegate {

        @Override
        public RuntimeException cloneError(String message) {
            return UserScriptException.create(call("_getDataCloneError", JsValues.string(message)));
        }

        @Override
        public boolean isHostObject(JSDynamicObject object) {
            return JSRuntime.toBoolean(JsValues.call(isHost, owner, object));
        }

        @Override
        public void writeHostObject(ValueSerializer serializer, JSDynamicObject object) {
            if (!JSRuntime.isCallable(JsValues.get(owner, "_writeHostObject"))) {
                throw cloneError(CloneErrors.describe(object) + " could not be cloned.");
            }
            call("_writeHostObject", object);
        }

        @Override
        public int sharedBufferId(JSArrayBufferObject.Shared buffer) {
            if (!JSRuntime.isCallable(JsValues.get(owner, "_getSharedArrayBufferId"))) {
                throw cloneError("#<SharedArrayBuffer> could not be cloned.");
            }
            return (int) JsValues.toLong(call("_getSharedArrayBufferId", buffer));
        }

        private Object call(String method, Object argument) {
            return JsValues.call(JsValues.get(owner, method), owner, argument);
        }
    }

    private record ReadDelegate(JSDynamicObject owner) implements DeserializerDelegate {

        @Override
        public JSDynamicObject readHostObject(ValueDeserializer deserializer) {
            Object method = JsValues.get(owner, "_readHostObject");
            if (!JSRuntime.isCallable(method)) {
                throw Errors.createError("Unable to deserialize cloned data.");
            }
            if (JsValues.call(method, owner) instanceof JSDynamicObject object && JSRuntime.isObject(object)) {
                return object;
            }
            throw Errors.createTypeError("readHostObject must return an object");
        }

        @Override
        public JSArrayBufferObject sharedBuffer(int id) {
            return null;
        }
    }
}
