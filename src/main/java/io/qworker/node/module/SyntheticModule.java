package io.qworker.node.module;

import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.objects.AbstractModuleRecord;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.SyntheticModuleRecord;
import io.qworker.js.JavaScriptError;
import io.qworker.js.JsValues;
import io.qworker.js.ScriptText;
import java.util.Collection;
import java.util.List;

/** A module whose exports a function of JavaScript sets: a CommonJS module, a builtin, JSON. */
final class SyntheticModule extends WrappedModule {

    private final SyntheticModuleRecord record;
    private final Object steps;
    private boolean running;
    private AbstractTruffleException failure;

    SyntheticModule(JSRealm realm, JSDynamicObject wrap, String url, List<TruffleString> exportNames, Object steps) {
        super(realm, wrap);
        this.steps = steps;
        this.record = new SyntheticModuleRecord(
                realm.getContext(), new ScriptText(url, "").source(), this, exportNames, ignored -> run());
    }

    private void run() {
        if (failure != null) {
            throw failure;
        }
        running = true;
        try {
            JsValues.call(steps, wrap());
        } catch (AbstractTruffleException thrown) {
            failure = thrown;
            throw thrown;
        } finally {
            running = false;
        }
    }

    void set(TruffleString name, Object value) {
        record.link(realm());
        record.setSyntheticModuleExport(name, value);
    }

    @Override
    AbstractModuleRecord record() {
        return record;
    }

    @Override
    int status() {
        if (running) {
            return EVALUATING;
        }
        if (failure != null) {
            return ERRORED;
        }
        return switch (record.getStatus()) {
            case New -> UNINSTANTIATED;
            case Linked -> INSTANTIATED;
            default -> EVALUATED;
        };
    }

    @Override
    Object error() {
        return failure == null ? JsValues.undefined() : JavaScriptError.thrownValue(failure);
    }

    @Override
    Collection<WrappedModule> requested() {
        return List.of();
    }

    /** It requests nothing. */
    @Override
    void requireLinked() {}

    @Override
    boolean hasTopLevelAwait() {
        return false;
    }
}
