package io.qworker.node.worker;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.JsValues;
import io.qworker.js.LaneEnvironment;
import java.util.concurrent.atomic.AtomicBoolean;

/** A MessagePort in its lane. It has no data once it is closed or has moved elsewhere. */
final class Port {

    private final LaneEnvironment lane;
    private final JSDynamicObject object;
    private final AtomicBoolean awake = new AtomicBoolean();
    private final Ports all;
    private PortData data;
    private boolean receiving;
    private boolean referenced;
    private boolean closing;
    private boolean foreign;

    Port(LaneEnvironment lane, JSDynamicObject object, PortData data) {
        this.lane = lane;
        this.object = object;
        this.data = data;
        this.all = Ports.of(lane);
        all.add(this);
    }

    JSDynamicObject object() {
        return object;
    }

    PortData data() {
        return data;
    }

    boolean isDetached() {
        return data == null || closing;
    }

    /** From now on nothing comes in; answers whether it was open. */
    boolean beginClose() {
        boolean open = !isDetached();
        closing = true;
        return open;
    }

    /** Has what waits run in a turn of its lane; from any thread. */
    void wake() {
        if (awake.compareAndSet(false, true)) {
            all.visitSoon();
        }
    }

    /** Runs what waits, if it was woken. On the lane's thread. */
    void visit() {
        if (awake.compareAndSet(true, false) && !isDetached()) {
            JsValues.call(Cloning.of(lane).drain(), JsValues.undefined(), object, false);
        }
    }

    void receive(boolean wanted) {
        receiving = wanted;
        if (wanted && data != null && !data.isEmpty()) {
            wake();
        }
    }

    /** The next message, null when there is none to take. */
    Message take(boolean force) {
        return data == null ? null : data.take(receiving || force);
    }

    /** Whether the port keeps its lane's loop alive. */
    void reference(boolean wanted) {
        if (referenced == wanted || wanted && data == null) {
            return;
        }
        referenced = wanted;
        if (wanted) {
            lane.loop().ref();
        } else {
            lane.loop().unref();
        }
    }

    boolean isReferenced() {
        return referenced;
    }

    /** It is another vm context's from now on, where objects of Node's cannot be made. */
    void moveToContext() {
        foreign = true;
    }

    boolean isForeign() {
        return foreign;
    }

    /** Takes the data out, for another port to go on with. */
    PortData detach() {
        PortData moved = data;
        if (moved != null) {
            reference(false);
            moved.own(null);
            data = null;
            all.remove(this);
        }
        return moved;
    }
}
