package io.qworker.node.module;

import com.oracle.js.parser.ir.Module.ImportPhase;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.builtins.JSPromiseObject;
import com.oracle.truffle.js.runtime.objects.AbstractModuleRecord;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Realms;
import java.util.Collection;
import java.util.List;

/** The engine's side of a {@code ModuleWrap}: a module of code, or a synthetic one whose values JavaScript sets. */
abstract sealed class WrappedModule permits CodeModule, SyntheticModule {

    /** V8's numbers for the states of a module. */
    static final int UNINSTANTIATED = 0;

    static final int INSTANTIATING = 1;
    static final int INSTANTIATED = 2;
    static final int EVALUATING = 3;
    static final int EVALUATED = 4;
    static final int ERRORED = 5;

    private final JSRealm realm;
    private final JSDynamicObject wrap;

    WrappedModule(JSRealm realm, JSDynamicObject wrap) {
        this.realm = realm;
        this.wrap = wrap;
    }

    abstract AbstractModuleRecord record();

    abstract int status();

    /** What its evaluation threw; undefined when nothing was. */
    abstract Object error();

    /** The modules that its requests mean, once they are known. */
    abstract Collection<WrappedModule> requested();

    /** Throws when its requests have not been resolved. */
    abstract void requireLinked();

    abstract boolean hasTopLevelAwait();

    final JSRealm realm() {
        return realm;
    }

    /** The JavaScript object. */
    final JSDynamicObject wrap() {
        return wrap;
    }

    final boolean isInstantiated() {
        return status() >= INSTANTIATED;
    }

    /** Binds the imports of this module and of all that it needs. */
    final void instantiate() {
        List<WrappedModule> graph = ModuleGraph.of(this);
        graph.forEach(WrappedModule::requireLinked);
        Realms.within(realm, () -> {
            record().link(realm);
            return null;
        });
    }

    /** Answers the promise of its evaluation. */
    final JSPromiseObject evaluate() {
        return Realms.within(realm, () -> record().evaluate(realm));
    }

    final Object namespace() {
        return Realms.within(realm, () -> record().getModuleNamespace(ImportPhase.Evaluation));
    }
}
