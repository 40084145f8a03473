package io.qworker.node.worker;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.node.Handles;
import io.qworker.node.serdes.DeserializerDelegate;
import io.qworker.node.serdes.ValueDeserializer;
import java.util.ArrayList;
import java.util.List;

/** Makes a value of a message, in the lane at hand. */
final class MessageReader implements DeserializerDelegate {

    private final Cloning cloning;
    private final JSRealm realm;
    private final Message message;
    private final List<JSDynamicObject> carried = new ArrayList<>();
    private final List<JSDynamicObject> ports = new ArrayList<>();
    private List<JSArrayBufferObject> shared = List.of();

    MessageReader(Cloning cloning, JSRealm realm, Message message) {
        this.cloning = cloning;
        this.realm = realm;
        this.message = message;
    }

    Object read() {
        message.carried().forEach(it -> carried.add(unload(it)));
        shared = message.shared().stream().map(memory -> memory.open(realm)).toList();
        Bytes bytes = new Bytes(message.bytes(), 0, message.bytes().length);
        ValueDeserializer deserializer = new ValueDeserializer(realm, bytes, this);
        for (int i = 0; i < message.buffers().size(); i++) {
            deserializer.transfer(i, message.buffers().get(i).open(realm));
        }
        deserializer.readHeader();
        Object value = deserializer.readValue();
        for (int i = 0; i < carried.size(); i++) {
            if (message.carried().get(i) instanceof Carried.Scripted) {
                cloning.call(carried.get(i), "deserialize", deserializer.readValue());
            }
        }
        return value;
    }

    /** The ports that came with it. */
    List<JSDynamicObject> ports() {
        return ports;
    }

    private JSDynamicObject unload(Carried it) {
        return switch (it) {
            case Carried.Port(PortData data) -> {
                JSDynamicObject port = MessagingBinding.openPort(cloning, data);
                ports.add(port);
                yield port;
            }
            case Carried.Scripted(String maker) ->
                (JSDynamicObject) cloning.invoke("createObject", JsValues.string(maker));
            case Carried.Handle handle
            when handle.original() != null && isOwn(handle.original()) ->
                handle.original().object();
            case Carried.Handle handle ->
                (JSDynamicObject) cloning.invoke(
                        "makeHandle",
                        JsValues.string(handle.kind()),
                        new MessageReader(cloning, realm, handle.data()).read());
            case Carried.Original original when isOwn(original) -> original.object();
            case Carried.Original _ ->
                throw cloning.cloneError(
                        "The object is known to the thread that made it only and could not be cloned.");
            case Carried.Shared(Object content) -> Handles.wrap(realm, content);
        };
    }

    private boolean isOwn(Carried.Original original) {
        return original.lane() == cloning.lane();
    }

    @Override
    public JSDynamicObject readHostObject(ValueDeserializer deserializer) {
        int id = (int) deserializer.readUint32();
        return id == MessageWriter.NORMAL_OBJECT ? (JSDynamicObject) deserializer.readValue() : carried.get(id);
    }

    @Override
    public JSArrayBufferObject sharedBuffer(int id) {
        return id < shared.size() ? shared.get(id) : null;
    }
}
