package io.qworker.js;

import com.oracle.truffle.api.object.HiddenKey;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObjectUtil;
import java.util.function.Supplier;

/** Further global scopes of a lane, for {@code vm}: each has its own Object, Array, … and shares the lane's loop. */
public final class Realms {

    private static final HiddenKey REALM = new HiddenKey("realm");

    private Realms() {}

    /** A new scope; answers its global object, by which it is known from then on. */
    public static JSDynamicObject create(LaneEnvironment lane) {
        JSRealm child = lane.realm().createChildRealm();
        child.setEmbedderData(lane);
        within(child, () -> Boot.completeEngine(lane, child));
        JSDynamicObject global = child.getGlobalObject();
        JSObjectUtil.putHiddenProperty(global, REALM, child);
        return global;
    }

    /**
     * Gives a scope a microtask queue of its own, which runs when {@link #runMicrotasks} says so and not at the end of a
     * turn.
     */
    public static void separateMicrotasks(LaneEnvironment lane, JSRealm realm) {
        LaneAgent agent = new LaneAgent(lane.loop());
        lane.callbacks().trackRejections(agent);
        agent.interopBoundaryEnter();
        realm.setAgent(agent);
    }

    /** Runs the microtasks of a scope that has a queue of its own. */
    public static void runMicrotasks(JSRealm realm) {
        realm.getAgent().processAllPromises(true);
    }

    /** The scope whose global object is {@code global}; the lane's own when that is none of {@link #create}'s. */
    public static JSRealm of(LaneEnvironment lane, Object global) {
        return global instanceof JSDynamicObject object
                        && JSDynamicObject.getOrNull(object, REALM) instanceof JSRealm realm
                ? realm
                : lane.realm();
    }

    /** Does {@code action} as code of {@code realm} would. */
    public static <T> T within(JSRealm realm, Supplier<T> action) {
        JSRealm main = ((LaneEnvironment) realm.getEmbedderData()).realm();
        JSRealm before = main.enterRealm(null, realm);
        try {
            return action.get();
        } finally {
            main.leaveRealm(null, before);
        }
    }
}
