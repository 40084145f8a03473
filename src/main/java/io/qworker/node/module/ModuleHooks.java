package io.qworker.node.module;

import com.oracle.js.parser.ir.Module.ImportPhase;
import com.oracle.js.parser.ir.Module.ModuleRequest;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSModuleData;
import com.oracle.truffle.js.runtime.objects.JSModuleRecord;
import com.oracle.truffle.js.runtime.objects.ScriptOrModule;
import io.qworker.js.JsValues;
import io.qworker.js.LaneEnvironment;
import java.util.ArrayList;
import java.util.List;

/** The functions of Node's loader that the engine calls for {@code import()} and {@code import.meta}. */
final class ModuleHooks {

    /** V8's numbers. */
    private static final int SOURCE_PHASE = 1;

    private static final int EVALUATION_PHASE = 2;

    private Object importDynamically;
    private Object initializeMeta;

    static ModuleHooks of(LaneEnvironment lane) {
        return lane.state(ModuleHooks.class, ModuleHooks::new);
    }

    /** {@code (symbol, isModule, specifier, phase, attributes, name)}: answers a promise. */
    void importDynamically(JSRealm realm, Object function) {
        importDynamically = function;
        realm.getContext().setImportModuleDynamicallyCallback(ModuleHooks::dynamicImport);
    }

    /** {@code (meta, wrap)} */
    void initializeMeta(JSRealm realm, Object function) {
        initializeMeta = function;
        realm.getContext().setImportMetaInitializer(ModuleHooks::meta);
    }

    private static JSDynamicObject dynamicImport(JSRealm realm, ScriptOrModule referrer, ModuleRequest request) {
        LaneEnvironment lane = (LaneEnvironment) realm.getEmbedderData();
        Object symbol = referrer == null ? null : Referrers.of(lane).symbol(referrer.getSource());
        return (JSDynamicObject) JsValues.call(
                of(lane).importDynamically,
                JsValues.undefined(),
                symbol == null ? JsValues.undefined() : symbol,
                referrer instanceof JSModuleData,
                request.specifier(),
                phase(request),
                attributes(lane.realm(), request),
                referrer == null
                        ? JsValues.undefined()
                        : JsValues.string(referrer.getSource().getName()));
    }

    private static void meta(JSDynamicObject meta, JSModuleRecord record) {
        WrappedModule module = (WrappedModule) record.getHostDefined();
        LaneEnvironment lane = (LaneEnvironment) module.realm().getEmbedderData();
        JsValues.call(of(lane).initializeMeta, JsValues.undefined(), meta, module.wrap());
    }

    static int phase(ModuleRequest request) {
        return request.phase() == ImportPhase.Source ? SOURCE_PHASE : EVALUATION_PHASE;
    }

    /** Keys and values by turns. */
    static Object attributes(JSRealm realm, ModuleRequest request) {
        List<Object> pairs = new ArrayList<>();
        request.attributes().forEach((key, value) -> {
            pairs.add(key);
            pairs.add(value);
        });
        return JsValues.array(realm, pairs);
    }
}
