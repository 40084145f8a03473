package io.qworker.node.worker;

import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.builtins.JSArrayObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.Null;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.LaneEnvironment;
import io.qworker.js.NativeCall;
import io.qworker.node.Handles;
import java.util.ArrayList;
import java.util.List;

/** {@code messaging}: message ports, within a lane and between the lanes of a process, and structured clones. */
public final class MessagingBinding implements Binding {

    @Override
    public String name() {
        return "messaging";
    }

    @Override
    public void define(Target target) {
        target.function("connect", 1, MessagingBinding::connect)
                .function("createChannel", 0, MessagingBinding::createChannel)
                .function("createBroadcast", 1, MessagingBinding::createBroadcast)
                .function("post", 3, MessagingBinding::post)
                .function("structuredClone", 2, MessagingBinding::structuredClone)
                .function("isPort", 1, call -> content(call) != null)
                .function(
                        "isDetached",
                        1,
                        call -> content(call) == null || content(call).isDetached())
                .function("receive", 2, MessagingBinding::receive)
                .function("start", 1, MessagingBinding::start)
                .function("stop", 1, MessagingBinding::stop)
                .function("wake", 1, MessagingBinding::wake)
                .function(
                        "beginClose",
                        1,
                        call -> content(call) != null && content(call).beginClose())
                .function("close", 1, MessagingBinding::close)
                .function("move", 2, MessagingBinding::move)
                .function("reference", 2, MessagingBinding::reference)
                .function("isReferenced", 1, MessagingBinding::isReferenced)
                .function("runTicks", 0, MessagingBinding::runTicks);
    }

    private static Object connect(NativeCall call) {
        Cloning.of(call.lane()).connect((JSDynamicObject) call.argument(0));
        return JsValues.undefined();
    }

    private static Port content(NativeCall call) {
        return Handles.content(call.argument(0), Port.class);
    }

    /** A port object of the lane over {@code data}. */
    static JSDynamicObject openPort(Cloning cloning, PortData data) {
        JSDynamicObject object = (JSDynamicObject) cloning.invoke("newPort");
        attach(cloning.lane(), object, data);
        cloning.invoke("opened", object);
        return object;
    }

    private static void attach(LaneEnvironment lane, JSDynamicObject object, PortData data) {
        Port port = new Port(lane, object, data);
        Handles.attach(object, port);
        data.own(port);
    }

    private static Object createChannel(NativeCall call) {
        Cloning cloning = Cloning.of(call.lane());
        PortData one = new PortData();
        PortData other = new PortData();
        SiblingGroup.entangle(one, other);
        return JsValues.array(call.realm(), openPort(cloning, one), openPort(cloning, other));
    }

    private static Object createBroadcast(NativeCall call) {
        PortData data = new PortData();
        call.lane()
                .process()
                .state(SiblingGroup.Named.class, SiblingGroup.Named::new)
                .get(call.string(0))
                .enter(data);
        return openPort(Cloning.of(call.lane()), data);
    }

    /** {@code (port, value, list)}; answers true, false when nobody listens, a text to warn of, or undefined when it could not be sent. */
    private static Object post(NativeCall call) {
        Cloning cloning = Cloning.of(call.lane());
        Message message = MessageWriter.write(
                cloning, call.argument(1), list(call.argument(2)), (JSDynamicObject) call.argument(0));
        Port port = content(call);
        if (port == null || port.isDetached() || port.data().group() == null) {
            message.discard();
            return JsValues.undefined();
        }
        SiblingGroup.Dispatch outcome = port.data().group().dispatch(port.data(), message);
        if (outcome != SiblingGroup.Dispatch.SENT) {
            message.discard();
        }
        return switch (outcome) {
            case SENT -> true;
            case NOBODY_THERE -> false;
            case CANNOT_TRANSFER_TO_MANY -> JsValues.undefined();
            case TO_ITSELF ->
                JsValues.string("The target port was posted to itself, and the communication channel was lost");
        };
    }

    static List<Object> list(Object array) {
        List<Object> entries = new ArrayList<>();
        if (array instanceof JSArrayObject list) {
            long length = JSRuntime.toLength(JsValues.get(list, "length"));
            for (long i = 0; i < length; i++) {
                entries.add(JSObject.get(list, i));
            }
        }
        return entries;
    }

    /** {@code (value, list)} */
    private static Object structuredClone(NativeCall call) {
        Cloning cloning = Cloning.of(call.lane());
        Message message = MessageWriter.write(cloning, call.argument(0), list(call.argument(1)), null);
        return new MessageReader(cloning, call.realm(), message).read();
    }

    /**
     * {@code (port, force)}; answers undefined for nothing, null for the end, false for what cannot be made in the port's
     * context, else the value and the ports with it.
     */
    private static Object receive(NativeCall call) {
        Port port = content(call);
        Message message = port == null ? null : port.take(call.bool(1));
        if (message == null) {
            return JsValues.undefined();
        }
        if (message.isClose()) {
            return Null.instance;
        }
        if (port.isForeign() && message.bringsObjects()) {
            message.discard();
            return false;
        }
        MessageReader reader = new MessageReader(Cloning.of(call.lane()), call.realm(), message);
        Object value = reader.read();
        return JsValues.array(call.realm(), value, JsValues.array(call.realm(), reader.ports()));
    }

    private static Object start(NativeCall call) {
        Port port = content(call);
        if (port != null) {
            port.receive(true);
        }
        return JsValues.undefined();
    }

    private static Object stop(NativeCall call) {
        Port port = content(call);
        if (port != null) {
            port.receive(false);
        }
        return JsValues.undefined();
    }

    private static Object wake(NativeCall call) {
        Port port = content(call);
        if (port != null && !port.isDetached()) {
            port.wake();
        }
        return JsValues.undefined();
    }

    /** Answers whether it was open. */
    private static Object close(NativeCall call) {
        Port port = content(call);
        PortData data = port == null ? null : port.detach();
        if (data != null) {
            data.disentangle();
            data.discardAll();
        }
        return data != null;
    }

    /** {@code (port, target)}: {@code target}, a port without data, goes on with the port's. */
    private static Object move(NativeCall call) {
        PortData data = content(call).detach();
        attach(call.lane(), (JSDynamicObject) call.argument(1), data);
        Handles.content(call.argument(1), Port.class).moveToContext();
        return JsValues.undefined();
    }

    private static Object reference(NativeCall call) {
        Port port = content(call);
        if (port != null) {
            port.reference(call.bool(1));
        }
        return JsValues.undefined();
    }

    private static Object isReferenced(NativeCall call) {
        Port port = Handles.unwrap(call.argument(0), Port.class);
        return port.data() == null ? JsValues.undefined() : (Object) port.isReferenced();
    }

    private static Object runTicks(NativeCall call) {
        call.lane().callbacks().drain();
        return JsValues.undefined();
    }
}
