package io.qworker.node.worker;

import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.builtins.JSArrayBuffer;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSArrayObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.JsValues;
import io.qworker.node.Handles;
import io.qworker.node.serdes.SerializerDelegate;
import io.qworker.node.serdes.ValueSerializer;
import java.util.ArrayList;
import java.util.List;

/** Makes a message of a value and of what is transferred with it. */
final class MessageWriter implements SerializerDelegate {

    /** Stands in place of a number: the object follows as an ordinary one. */
    static final int NORMAL_OBJECT = -1;

    private final Cloning cloning;
    private final ValueSerializer serializer = new ValueSerializer(this);
    private final List<JSArrayBufferObject> buffers = new ArrayList<>();
    private final List<JSArrayBufferObject.Shared> sharedBuffers = new ArrayList<>();
    private final List<JSDynamicObject> carried = new ArrayList<>();
    private int transferred;

    private MessageWriter(Cloning cloning) {
        this.cloning = cloning;
    }

    /** @param source the port that sends, which must not send itself; null when there is none */
    static Message write(Cloning cloning, Object value, List<Object> transferList, JSDynamicObject source) {
        MessageWriter writer = new MessageWriter(cloning);
        transferList.forEach(entry -> writer.transfer(entry, source));
        writer.addNested();
        writer.transferred = writer.carried.size();
        writer.serializer.writeHeader();
        writer.serializer.writeValue(value);
        return writer.finish();
    }

    private void transfer(Object entry, JSDynamicObject source) {
        if (!JSRuntime.isObject(entry) || !(entry instanceof JSDynamicObject object)) {
            throw cloneError("Found invalid value in transferList.");
        }
        if (cloning.isMarkedUntransferable(object)) {
            throw cloneError("Cannot transfer object of unsupported type.");
        }
        if (object instanceof JSArrayBufferObject buffer && !(buffer instanceof JSArrayBufferObject.Shared)) {
            transferBuffer(buffer);
        } else if (object == source) {
            throw cloneError("Transfer list contains source port");
        } else {
            transferObject(object);
        }
    }

    private void transferBuffer(JSArrayBufferObject buffer) {
        if (buffer.isDetached()) {
            throw cloneError("Cannot transfer object of unsupported type.");
        }
        if (buffers.contains(buffer)) {
            throw cloneError("Transfer list contains duplicate ArrayBuffer");
        }
        serializer.transfer(buffers.size(), buffer);
        buffers.add(buffer);
    }

    private void transferObject(JSDynamicObject object) {
        Port port = Handles.content(object, Port.class);
        if (port != null && port.isDetached()) {
            throw cloneError("MessagePort in transfer list is already detached");
        }
        if (carried.contains(object)) {
            throw cloneError("Transfer list contains duplicate " + cloning.invoke("constructorName", object));
        }
        boolean movable = port != null || cloning.isTransferable(object) || isMovableHandle(object);
        if (!movable) {
            throw cloneError("Found invalid value in transferList.");
        }
        carried.add(object);
    }

    private boolean isMovableHandle(JSDynamicObject object) {
        return JSRuntime.toBoolean(cloning.invoke("isMovable", object));
    }

    /** Some objects consist of others that must move with them. */
    private void addNested() {
        for (int i = 0; i < carried.size(); i++) {
            JSDynamicObject object = carried.get(i);
            if (cloning.isScripted(object) && cloning.call(object, "transferList") instanceof JSArrayObject nested) {
                long length = JSRuntime.toLength(JsValues.get(nested, "length"));
                for (long j = 0; j < length; j++) {
                    if (JSObject.get(nested, j) instanceof JSDynamicObject part && !carried.contains(part)) {
                        carried.add(part);
                    }
                }
            }
        }
    }

    @Override
    public RuntimeException cloneError(String message) {
        return cloning.cloneError(message);
    }

    @Override
    public boolean isHostObject(JSDynamicObject object) {
        return Handles.content(object, Object.class) != null
                || cloning.isScripted(object)
                || cloning.isImmutable(object)
                || cloning.isEnvironment(object)
                || carried.contains(object);
    }

    @Override
    public void writeHostObject(ValueSerializer target, JSDynamicObject object) {
        if (cloning.isEnvironment(object)) {
            target.writeUint32(NORMAL_OBJECT);
            target.writeValue(cloning.invoke("environmentCopy"));
            return;
        }
        int known = carried.indexOf(object);
        if (known < 0) {
            mustBeCloneable(object);
            known = carried.size();
            carried.add(object);
        }
        target.writeUint32(known);
    }

    private void mustBeCloneable(JSDynamicObject object) {
        if (cloning.isImmutable(object) || Handles.content(object, SharedByLanes.class) != null) {
            return;
        }
        boolean movable = Handles.content(object, Port.class) != null
                || cloning.isTransferable(object)
                || isMovableHandle(object);
        if (!cloning.isCloneable(object)) {
            throw cloneError(
                    movable
                            ? "Object that needs transfer was found in message but not listed in transferList"
                            : "Cannot clone object of unsupported type.");
        }
    }

    @Override
    public int sharedBufferId(JSArrayBufferObject.Shared buffer) {
        int known = sharedBuffers.indexOf(buffer);
        if (known < 0) {
            known = sharedBuffers.size();
            sharedBuffers.add(buffer);
        }
        return known;
    }

    /** From here on the sender has lost what it transferred. */
    private Message finish() {
        List<Message.Buffer> contents = new ArrayList<>();
        for (JSArrayBufferObject buffer : buffers) {
            contents.add(Message.Buffer.of(buffer));
            JSArrayBuffer.detachArrayBuffer(buffer);
        }
        List<Carried> cargo = new ArrayList<>();
        // What one of them is made of may bring further ones.
        for (int i = 0; i < carried.size(); i++) {
            cargo.add(load(carried.get(i), i < transferred));
        }
        List<Message.SharedMemory> shared =
                sharedBuffers.stream().map(Message.SharedMemory::of).toList();
        return new Message(serializer.release(), contents, shared, cargo);
    }

    private Carried load(JSDynamicObject object, boolean move) {
        Port port = Handles.content(object, Port.class);
        if (port != null) {
            PortData data = port.detach();
            cloning.invoke("moved", object);
            return new Carried.Port(data);
        }
        SharedByLanes content = Handles.content(object, SharedByLanes.class);
        if (content != null) {
            return new Carried.Shared(content);
        }
        return cloning.isScripted(object) ? loadScripted(object, move) : loadHandle(object);
    }

    private Carried loadScripted(JSDynamicObject object, boolean move) {
        Object parts = cloning.call(object, move ? "transfer" : "clone");
        if (!(parts instanceof JSDynamicObject result) || !JSRuntime.isObject(parts)) {
            throw cloneError("Cannot clone object of unsupported type.");
        }
        String maker = JSRuntime.toJavaString(JsValues.get(result, "deserializeInfo"));
        serializer.writeValue(JsValues.get(result, "data"));
        return new Carried.Scripted(maker);
    }

    /** A handle that its binding can make anew travels as that; another one is good for its own lane only. */
    private Carried loadHandle(JSDynamicObject object) {
        Carried.Original original = new Carried.Original(object, cloning.lane());
        if (!(cloning.invoke("handleParts", object) instanceof JSDynamicObject parts) || !JSRuntime.isObject(parts)) {
            return original;
        }
        String kind = JSRuntime.toJavaString(JsValues.get(parts, "kind"));
        Message data = write(cloning, JsValues.get(parts, "data"), List.of(), null);
        return new Carried.Handle(kind, data, cloning.isImmutable(object) ? original : null);
    }
}
