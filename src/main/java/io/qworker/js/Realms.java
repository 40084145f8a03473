package io.qworker.js;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

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

    /** The scope whose global object is {@code global}; the lane's own when that is undefined or null. */
    public static JSRealm of(LaneEnvironment lane, Object global) {
        return global instanceof JSObject object
                ? lane.state(Realms.class, Realms::new).byGlobal.get(object)
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
