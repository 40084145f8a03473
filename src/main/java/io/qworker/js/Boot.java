package io.qworker.js;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.builtins.JSDictionary;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.node.NodeBindings;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Starts Node in a lane: {@code bindings/boot.js} does, over the few functions given to it here. */
final class Boot {

    private final LaneEnvironment lane;
    private final JSRealm realm;
    private final NodeLibrary library;
    private final Scripts scripts;
    private final Map<String, Binding> bindings = new HashMap<>();

    private Boot(LaneEnvironment lane) {
        this.lane = lane;
        this.realm = lane.realm();
        this.library = lane.engine().library();
        this.scripts = lane.engine().scripts();
        NodeBindings.all().forEach(binding -> bindings.put(binding.name(), binding));
        lane.settings().bindings().forEach(binding -> bindings.put(binding.name(), binding));
    }

    static void run(LaneEnvironment lane) {
        new Boot(lane).run();
    }

    private void run() {
        JSDynamicObject host = JsValues.object(realm);
        give(host, "compile", 2, call -> compile(call.string(0), call.string(1)));
        give(host, "nativeBinding", 1, call -> nativeBinding(call.string(0)));
        give(host, "bindingScript", 1, call -> bindingScript(call.string(0)));
        give(host, "overflow", 0, call -> {
            throw new StackOverflowError();
        });
        give(host, "dictionary", 0, call -> JSDictionary.create(realm.getContext(), realm));
        give(host, "privateSymbol", 1, call -> PrivateSymbols.create(call.string(0)));
        give(host, "facts", 0, call -> JsValues.string(library.facts()));
        give(host, "options", 0, call -> JsValues.string(library.options()));
        JsValues.set(host, "role", JsValues.string(role()));
        JsValues.set(host, "ids", JsValues.strings(realm, library.ids()));
        completeEngine(lane, realm);
        Object boot = scripts.libraryFunction(realm, "qworker:boot", "host", library::boot);
        JSDynamicObject exports = (JSDynamicObject) JsValues.call(boot, JsValues.undefined(), host);
        lane.globals().boot(exports);
        lane.callbacks().process(JsValues.get(exports, "process"));
        lane.callbacks().drain();
    }

    /** Adds to a global scope what Node's engine has; a further scope shares its symbols with the lane's own. */
    static Object completeEngine(LaneEnvironment lane, JSRealm realm) {
        Object symbols =
                realm == lane.realm() ? JsValues.undefined() : lane.globals().global("Symbol");
        Object complete = lane.engine()
                .scripts()
                .libraryFunction(
                        realm, "qworker:engine", "symbols", lane.engine().library()::engine);
        JsonParse.install(realm);
        ErrorText.install(realm);
        return JsValues.call(complete, JsValues.undefined(), symbols);
    }

    /** {@code tasks}, {@code program} or {@code worker} */
    private String role() {
        return lane.settings().role().kind().name().toLowerCase(Locale.ROOT);
    }

    private void give(JSDynamicObject host, String name, int length, NativeFunction function) {
        JsValues.set(host, name, lane.function(name, length, function));
    }

    private Object compile(String id, String parameters) {
        return scripts.libraryFunction(realm, "node:" + id, parameters, () -> library.module(id));
    }

    private Object nativeBinding(String name) {
        Binding binding = bindings.get(name);
        if (binding == null) {
            return JsValues.undefined();
        }
        NativeObject object = new NativeObject(lane, JsValues.object(realm));
        binding.define(object);
        return object.object();
    }

    private Object bindingScript(String name) {
        String text = library.binding(name);
        return text == null
                ? JsValues.undefined()
                : scripts.libraryFunction(
                        realm,
                        "node:internal/bindings/" + name,
                        "native, internalBinding, primordials, process",
                        () -> text);
    }
}
