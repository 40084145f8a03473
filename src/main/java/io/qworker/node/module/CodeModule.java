package io.qworker.node.module;

import com.oracle.js.parser.ir.Module.ModuleRequest;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.objects.CyclicModuleRecord.Status;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSModuleData;
import com.oracle.truffle.js.runtime.objects.JSModuleRecord;
import com.oracle.truffle.js.runtime.objects.PromiseCapabilityRecord;
import io.qworker.js.JavaScriptError;
import io.qworker.js.JsValues;
import io.qworker.js.NodeException;
import io.qworker.js.Realms;
import io.qworker.js.ScriptText;
import io.qworker.js.Scripts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** A module of source text. */
final class CodeModule extends WrappedModule {

    private final Linkable linkable;
    private List<WrappedModule> requested = List.of();
    private boolean linked;

    /** Parses it; a SyntaxError when it is no module. */
    CodeModule(JSRealm realm, JSDynamicObject wrap, ScriptText text) {
        super(realm, wrap);
        JSModuleData parsed = Realms.within(
                realm,
                () -> Scripts.inWordsOfV8(
                        () -> realm.getContext().getEvaluator().envParseModule(realm, text.moduleSource())));
        linkable = new Linkable(this, parsed);
    }

    @Override
    JSModuleRecord record() {
        return linkable;
    }

    /** Each once, in the order of the text. */
    List<ModuleRequest> requests() {
        return List.copyOf(new LinkedHashSet<>(linkable.getRequestedModules()));
    }

    /** Resolves its requests, in their order. */
    void link(List<WrappedModule> modules) {
        List<ModuleRequest> requests = requests();
        for (int i = 0; i < requests.size(); i++) {
            linkable.addLoadedModule(realm(), requests.get(i), modules.get(i).record());
        }
        requested = new ArrayList<>(modules);
        linked = true;
        if (linkable.getStatus() == Status.New) {
            linkable.setUnlinked();
        }
    }

    @Override
    int status() {
        return switch (linkable.getStatus()) {
            case New, Unlinked -> UNINSTANTIATED;
            case Linking -> INSTANTIATING;
            case Linked -> INSTANTIATED;
            case Evaluating -> EVALUATING;
            case EvaluatingAsync -> EVALUATED;
            case Evaluated -> linkable.getEvaluationError() == null ? EVALUATED : ERRORED;
        };
    }

    @Override
    Object error() {
        return status() == ERRORED ? JavaScriptError.thrownValue(linkable.getEvaluationError()) : JsValues.undefined();
    }

    @Override
    Collection<WrappedModule> requested() {
        return requested;
    }

    @Override
    void requireLinked() {
        if (!linked) {
            throw new NodeException("ERR_VM_MODULE_LINK_FAILURE", "module is not linked");
        }
    }

    @Override
    boolean hasTopLevelAwait() {
        return linkable.hasTLA();
    }

    /** Runs in the module's own realm, whichever module's linking or evaluation reaches it. */
    private static final class Linkable extends JSModuleRecord {

        private final CodeModule module;

        Linkable(CodeModule module, JSModuleData parsed) {
            super(parsed, null, module);
            this.module = module;
        }

        @Override
        public void initializeEnvironment(JSRealm caller) {
            Realms.within(module.realm(), () -> {
                ImportCheck.run(this);
                super.initializeEnvironment(module.realm());
                return null;
            });
        }

        @Override
        public Object executeModule(JSRealm caller, PromiseCapabilityRecord capability) {
            return Realms.within(module.realm(), () -> super.executeModule(module.realm(), capability));
        }
    }
}
