package io.qworker.js;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;

/**
 * Stack traces are written by Node's own function, which honours a script's {@code Error.prepareStackTrace}. The engine
 * has one hook for all lanes, so it asks the lane at hand.
 */
public final class StackTraces {

    private Object prepare;

    /** {@code prepare(globalThis, error, callSites)} */
    public static void install(JSRealm realm, Object prepare) {
        LaneEnvironment lane = (LaneEnvironment) realm.getEmbedderData();
        lane.state(StackTraces.class, StackTraces::new).prepare = prepare;
        realm.getContext().setPrepareStackTraceCallback(StackTraces::write);
    }

    private static Object write(JSRealm realm, JSDynamicObject error, JSDynamicObject callSites) {
        V8Messages.apply(error);
        LaneEnvironment lane = (LaneEnvironment) realm.getEmbedderData();
        Object function = lane.state(StackTraces.class, StackTraces::new).prepare;
        return JsValues.call(function, JsValues.undefined(), realm.getGlobalObject(), error, callSites);
    }
}
