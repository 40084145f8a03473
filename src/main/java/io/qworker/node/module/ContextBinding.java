package io.qworker.node.module;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.builtins.JSProxy;
import com.oracle.truffle.js.runtime.builtins.JSUncheckedProxyHandler;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.PropertyDescriptor;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.js.Realms;
import io.qworker.node.Handles;
import java.util.List;

/**
 * {@code vm_context}: the further global scopes of a lane, and what makes a script's object the global object of one: the
 * traps of a Proxy, which find their {@link InterceptedGlobal} in its handler.
 */
public final class ContextBinding implements Binding {

    private static final List<String> TRAPS = List.of(
            "has",
            "get",
            "set",
            "defineProperty",
            "deleteProperty",
            "getOwnPropertyDescriptor",
            "ownKeys",
            "preventExtensions");

    @Override
    public String name() {
        return "vm_context";
    }

    @Override
    public void define(Target target) {
        target.function("makeGlobal", 1, ContextBinding::makeGlobal)
                .function("intercept", 2, ContextBinding::intercept)
                .function("has", 2, call -> global(call).has(call.argument(1)))
                .function("get", 3, call -> global(call).get(call.argument(1)))
                .function("set", 4, call -> global(call).set(call.argument(1), call.argument(2)))
                .function("defineProperty", 3, ContextBinding::defineProperty)
                .function("deleteProperty", 2, call -> global(call).delete(call.argument(1)))
                .function("getOwnPropertyDescriptor", 2, ContextBinding::getOwnPropertyDescriptor)
                .function(
                        "ownKeys",
                        1,
                        call -> JsValues.array(call.realm(), global(call).keys()))
                .function("preventExtensions", 1, call -> false);
    }

    /** The argument says whether the scope gets a microtask queue of its own. */
    private static Object makeGlobal(NativeCall call) {
        JSDynamicObject global = Realms.create(call.lane());
        if (call.bool(0)) {
            Realms.separateMicrotasks(call.lane(), Realms.of(call.lane(), global));
        }
        return global;
    }

    /** {@code (global, object)}: answers what the scope's code has for its global object from now on. */
    private static Object intercept(NativeCall call) {
        JSRealm realm = Realms.of(call.lane(), call.argument(0));
        InterceptedGlobal global = new InterceptedGlobal(realm, (JSDynamicObject) call.argument(1));
        JSDynamicObject handler = JSUncheckedProxyHandler.create(realm.getContext(), call.realm());
        TRAPS.forEach(trap -> JsValues.set(handler, trap, JsValues.get((JSDynamicObject) call.receiver(), trap)));
        Handles.attach(handler, global);
        JSDynamicObject proxy = JSProxy.create(realm.getContext(), realm, call.argument(0), handler);
        global.become(proxy);
        return proxy;
    }

    private static InterceptedGlobal global(NativeCall trap) {
        return Handles.unwrap(trap.receiver(), InterceptedGlobal.class);
    }

    private static Object defineProperty(NativeCall call) {
        return global(call).define(call.argument(1), JSRuntime.toPropertyDescriptor(call.argument(2)));
    }

    private static Object getOwnPropertyDescriptor(NativeCall call) {
        PropertyDescriptor own = global(call).own(call.argument(1));
        return own == null
                ? JsValues.undefined()
                : JSRuntime.fromPropertyDescriptor(own, call.realm().getContext());
    }
}
