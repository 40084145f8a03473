package io.qworker.js;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import java.util.Map;
import java.util.WeakHashMap;

/** Further global scopes of a lane, for {@code vm}: each has its own Object, Array, … and shares the lane's loop. */
public final class Realms {

    private final Map<JSDynamicObject, JSRealm> byGlobal = new WeakHashMap<>();

    /** A new scope; answers its global object, by which it is known from then on. */
    public static JSDynamicObject create(LaneEnvironment lane) {
        JSRealm child = lane.realm().createChildRealm();
        child.setEmbedderData(lane);
        JSDynamicObject global = child.getGlobalObject();
        lane.state(Realms.class, Realms::new).byGlobal.put(global, child);
        return global;
    }

    /** What a script evaluates to in the scope of {@code global}. */
    public static Object run(LaneEnvironment lane, JSDynamicObject global, String name, String text) {
        return within(lane, global, realm -> Scripts.run(realm, name, text));
    }

    /** A function of the scope of {@code global}. */
    public static Object function(
            LaneEnvironment lane, JSDynamicObject global, String name, String parameters, String text) {
        return within(lane, global, realm -> Scripts.function(realm, name, parameters, text));
    }

    private static Object within(LaneEnvironment lane, JSDynamicObject global, Inside inside) {
        JSRealm child = lane.state(Realms.class, Realms::new).byGlobal.get(global);
        JSRealm before = lane.realm().enterRealm(null, child);
        try {
            return inside.in(child);
        } finally {
            lane.realm().leaveRealm(null, before);
        }
    }

    @FunctionalInterface
    private interface Inside {
        Object in(JSRealm realm);
    }
}
