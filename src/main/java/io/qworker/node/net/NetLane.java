package io.qworker.node.net;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.EventLoop;
import io.qworker.js.JsValues;
import io.qworker.js.LaneEnvironment;
import io.qworker.js.NativeCall;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** One lane's sockets, and what {@code bindings/internal/socket.js} lends to the Java half: the ways into JavaScript. */
final class NetLane {

    /** Functions of JavaScript's that Java calls; the first argument is the object concerned. */
    enum Callback {
        READ("read"),
        WRITTEN("written"),
        SHUT_DOWN("shutDown"),
        CONNECTED("connected"),
        CONNECTION("connection"),
        MESSAGE("message"),
        SENT("sent"),
        CLOSED("closed");

        private final String key;

        Callback(String key) {
            this.key = key;
        }
    }

    private final LaneEnvironment lane;
    private final Set<Closeable> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Object[] callbacks = new Object[Callback.values().length];
    private JSDynamicObject prototype;

    private NetLane(LaneEnvironment lane) {
        this.lane = lane;
        lane.atEnd(this::closeAll);
    }

    static NetLane of(LaneEnvironment lane) {
        return lane.state(NetLane.class, () -> new NetLane(lane));
    }

    /** Takes the functions, and the prototype of sockets, that the JavaScript half hands over once. */
    static Object connect(NativeCall call) {
        NetLane lane = of(call.lane());
        JSDynamicObject lent = (JSDynamicObject) call.argument(0);
        for (Callback callback : Callback.values()) {
            lane.callbacks[callback.ordinal()] = JsValues.get(lent, callback.key);
        }
        lane.prototype = (JSDynamicObject) call.argument(1);
        return JsValues.undefined();
    }

    JSRealm realm() {
        return lane.realm();
    }

    EventLoop loop() {
        return lane.loop();
    }

    JSDynamicObject prototype() {
        return prototype;
    }

    void opened(Closeable socket) {
        open.add(socket);
    }

    void closed(Closeable socket) {
        open.remove(socket);
    }

    /** Within a turn of the loop. */
    void call(Callback callback, Object... arguments) {
        JsValues.call(callbacks[callback.ordinal()], JsValues.undefined(), arguments);
    }

    /** From the lane's thread: as a turn of its own that the loop waits for. */
    void callSoon(Callback callback, Object... arguments) {
        loop().ref();
        callLater(callback, arguments);
    }

    /** From any thread: ends an operation for which the loop is held. */
    void callLater(Callback callback, Object... arguments) {
        loop().post(() -> {
            loop().unref();
            call(callback, arguments);
        });
    }

    /** Has CLOSED called with {@code done} when the system has closed a channel; {@code key} is null if it was not watched. */
    void closedSoon(SelectionKey key, Object done) {
        loop().ref();
        if (key == null) {
            callLater(Callback.CLOSED, done);
        } else {
            Poller.afterClosing(key, () -> callLater(Callback.CLOSED, done));
        }
    }

    private void closeAll() {
        List<Closeable> sockets = new ArrayList<>(open);
        open.clear();
        for (Closeable socket : sockets) {
            try {
                socket.close();
            } catch (IOException gone) {
                // The lane is over; nobody is left to be told.
            }
        }
    }
}
