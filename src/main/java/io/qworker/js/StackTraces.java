package io.qworker.js;

import com.oracle.truffle.js.runtime.GraalJSException.JSStackTraceElement;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.builtins.JSAbstractArray;
import com.oracle.truffle.js.runtime.builtins.JSError;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import java.util.Arrays;

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
        CallSites.install(realm);
        realm.getContext().setPrepareStackTraceCallback(StackTraces::write);
    }

    private static Object write(JSRealm realm, JSDynamicObject error, JSDynamicObject callSites) {
        V8Messages.apply(error);
        LaneEnvironment lane = (LaneEnvironment) realm.getEmbedderData();
        Object function = lane.state(StackTraces.class, StackTraces::new).prepare;
        return JsValues.call(
                function, JsValues.undefined(), realm.getGlobalObject(), error, withoutOurs(realm, callSites));
    }

    /** Where Node has C++, of which a stack shows nothing, there is JavaScript of ours. */
    private static JSDynamicObject withoutOurs(JSRealm realm, JSDynamicObject callSites) {
        Object[] all = JSAbstractArray.toArray(callSites);
        Object[] others = Arrays.stream(all)
                .filter(site -> !isOurs((JSDynamicObject) site))
                .toArray();
        return others.length == all.length ? callSites : JsValues.array(realm, others);
    }

    private static boolean isOurs(JSDynamicObject callSite) {
        return JSDynamicObject.getOrNull(callSite, JSError.STACK_TRACE_ELEMENT_PROPERTY_NAME)
                        instanceof JSStackTraceElement frame
                && isOurs(frame.getFileName().toJavaStringUncached());
    }

    /** Whether a file is one of those in {@code bindings/}. */
    public static boolean isOurs(String file) {
        return file.startsWith("node:internal/bindings/") || file.equals("qworker:boot");
    }
}
