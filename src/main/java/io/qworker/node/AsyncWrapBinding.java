package io.qworker.node;

import com.oracle.truffle.js.runtime.JSContext;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.PromiseHook;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.LaneEnvironment;
import io.qworker.js.NativeCall;
import java.util.Arrays;

/** {@code async_wrap}: the engine tells of promises. Its hook is one for all lanes, so it asks the lane at hand. */
final class AsyncWrapBinding implements Binding {

    @Override
    public String name() {
        return "async_wrap";
    }

    @Override
    public void define(Target target) {
        target.function("setPromiseHooks", 4, AsyncWrapBinding::setPromiseHooks);
    }

    private static Object setPromiseHooks(NativeCall call) {
        Hooks hooks = call.lane().state(Hooks.class, Hooks::new);
        hooks.byEvent = Arrays.copyOf(call.arguments(), 4);
        boolean any = false;
        for (int i = 0; i < 4; i++) {
            any |= !call.isAbsent(i);
        }
        JSContext context = call.realm().getContext();
        if (any) {
            context.setPromiseHook(AsyncWrapBinding::promiseChanged);
        }
        return JsValues.undefined();
    }

    private static void promiseChanged(int change, JSDynamicObject promise, JSDynamicObject parent) {
        LaneEnvironment lane = (LaneEnvironment) JSRealm.getMain(null).getEmbedderData();
        Object hook = lane.state(Hooks.class, Hooks::new).of(change);
        if (hook instanceof JSDynamicObject function && function != JsValues.undefined()) {
            JsValues.call(function, JsValues.undefined(), promise, parent);
        }
    }

    /** In the order of Node's setPromiseHooks: init, before, after, settled. */
    private static final class Hooks {

        private Object[] byEvent = new Object[4];

        Object of(int change) {
            return switch (change) {
                case PromiseHook.TYPE_INIT -> byEvent[0];
                case PromiseHook.TYPE_BEFORE -> byEvent[1];
                case PromiseHook.TYPE_AFTER -> byEvent[2];
                default -> byEvent[3];
            };
        }
    }
}
