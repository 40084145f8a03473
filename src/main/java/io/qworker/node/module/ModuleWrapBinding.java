package io.qworker.node.module;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.builtins.JSAbstractArray;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.js.Realms;
import io.qworker.js.ScriptText;
import io.qworker.node.Handles;
import java.util.ArrayList;
import java.util.List;

/** {@code module_wrap}: the engine's ES modules, over whose requests Node's loader decides. */
public final class ModuleWrapBinding implements Binding {

    @Override
    public String name() {
        return "module_wrap";
    }

    @Override
    public void define(Target target) {
        target.function("compile", 6, ModuleWrapBinding::compile)
                .function("synthetic", 5, ModuleWrapBinding::synthetic)
                .function("requests", 1, ModuleWrapBinding::requests)
                .function("link", 2, ModuleWrapBinding::link)
                .function("instantiate", 1, ModuleWrapBinding::instantiate)
                .function("evaluate", 1, call -> module(call).evaluate())
                .function("isInstantiated", 1, call -> module(call).isInstantiated())
                .function("namespace", 1, call -> module(call).namespace())
                .function("status", 1, call -> module(call).status())
                .function("error", 1, call -> module(call).error())
                .function("hasTopLevelAwait", 1, call -> module(call).hasTopLevelAwait())
                .function("isGraphAsync", 1, call -> ModuleGraph.isAsync(module(call)))
                .function("setExport", 3, ModuleWrapBinding::setExport)
                .function("setImportDynamically", 1, ModuleWrapBinding::setImportDynamically)
                .function("setInitializeMeta", 1, ModuleWrapBinding::setInitializeMeta);
    }

    /** {@code (wrap, url, global, text, referrer)} */
    private static Object compile(NativeCall call) {
        ScriptText text = new ScriptText(
                call.string(1),
                call.string(3),
                call.isAbsent(4) ? null : Referrers.of(call.lane()).uri(call.argument(4)));
        return handle(call, new CodeModule(realm(call), (JSDynamicObject) call.argument(0), text));
    }

    /** {@code (wrap, url, global, exportNames, steps)} */
    private static Object synthetic(NativeCall call) {
        List<TruffleString> names = new ArrayList<>();
        elements(call.argument(3)).forEach(name -> names.add((TruffleString) name));
        return handle(
                call,
                new SyntheticModule(
                        realm(call), (JSDynamicObject) call.argument(0), call.string(1), names, call.argument(4)));
    }

    private static JSRealm realm(NativeCall call) {
        return Realms.of(call.lane(), call.argument(2));
    }

    private static Object handle(NativeCall call, WrappedModule module) {
        return Handles.wrap(call.realm(), module);
    }

    private static WrappedModule module(NativeCall call) {
        return Handles.unwrap(call.argument(0), WrappedModule.class);
    }

    /** Specifier, phase and attributes of each. */
    private static Object requests(NativeCall call) {
        if (!(module(call) instanceof CodeModule module)) {
            return JsValues.array(call.realm());
        }
        return JsValues.array(
                call.realm(),
                module.requests().stream()
                        .map(request -> JsValues.array(
                                call.realm(),
                                request.specifier(),
                                ModuleHooks.phase(request),
                                ModuleHooks.attributes(call.realm(), request)))
                        .toList());
    }

    /** {@code (module, modules)} */
    private static Object link(NativeCall call) {
        if (module(call) instanceof CodeModule module) {
            module.link(elements(call.argument(1)).stream()
                    .map(handle -> Handles.unwrap(handle, WrappedModule.class))
                    .toList());
        }
        return JsValues.undefined();
    }

    private static Object instantiate(NativeCall call) {
        module(call).instantiate();
        return JsValues.undefined();
    }

    /** {@code (module, name, value)} */
    private static Object setExport(NativeCall call) {
        Handles.unwrap(call.argument(0), SyntheticModule.class).set((TruffleString) call.argument(1), call.argument(2));
        return JsValues.undefined();
    }

    private static Object setImportDynamically(NativeCall call) {
        ModuleHooks.of(call.lane()).importDynamically(call.realm(), call.argument(0));
        return JsValues.undefined();
    }

    private static Object setInitializeMeta(NativeCall call) {
        ModuleHooks.of(call.lane()).initializeMeta(call.realm(), call.argument(0));
        return JsValues.undefined();
    }

    private static List<Object> elements(Object array) {
        return List.of(JSAbstractArray.toArray((JSDynamicObject) array));
    }
}
