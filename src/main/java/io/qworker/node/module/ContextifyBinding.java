package io.qworker.node.module;

import com.oracle.truffle.js.runtime.JSRealm;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.js.Realms;
import io.qworker.js.ScriptText;
import io.qworker.js.Scripts;

/**
 * {@code contextify}: compiles the code of scripts and functions, in the lane's global scope or in one of its further ones.
 * Each of its functions takes {@code (code, filename, referrer, global)} first; global is undefined for the lane's own.
 */
public final class ContextifyBinding implements Binding {

    @Override
    public String name() {
        return "contextify";
    }

    @Override
    public void define(Target target) {
        target.function("nameReferrer", 2, ContextifyBinding::nameReferrer)
                .function("compileFunction", 6, ContextifyBinding::compileFunction)
                .function("runScript", 6, ContextifyBinding::runScript)
                .function("digest", 1, ContextifyBinding::digest)
                .function("checkScript", 4, ContextifyBinding::checkScript)
                .function("checkModule", 4, ContextifyBinding::checkModule);
    }

    /** {@code (name, symbol)} */
    private static Object nameReferrer(NativeCall call) {
        Referrers.of(call.lane()).name(call.string(0), call.argument(1));
        return JsValues.undefined();
    }

    /** The fifth argument is a text of the parameters' names with commas; the sixth whether to mistrust the code. */
    private static Object compileFunction(NativeCall call) {
        JSRealm realm = realm(call);
        if (call.bool(5)) {
            Scripts.checkFunctionBody(realm, text(call), call.string(4));
        }
        return Realms.within(realm, () -> Scripts.function(realm, text(call), call.string(4)));
    }

    /**
     * The fifth argument is the longest that the script may run, in ms; -1 for any time. The sixth is whether the scope has
     * microtasks of its own, which then run within that time, too.
     */
    private static Object runScript(NativeCall call) {
        JSRealm realm = realm(call);
        return TimeLimit.within(realm, call.int64(4), () -> Realms.within(realm, () -> run(call, realm)));
    }

    private static Object run(NativeCall call, JSRealm realm) {
        Object result = Scripts.run(realm, text(call));
        if (call.bool(5)) {
            Realms.runMicrotasks(realm);
        }
        return result;
    }

    /** Tells texts apart, as far as chance can. */
    private static Object digest(NativeCall call) {
        String text = call.string(0);
        return JsValues.string(text.length() + "-" + Integer.toHexString(text.hashCode()));
    }

    private static Object checkScript(NativeCall call) {
        Scripts.check(realm(call), text(call));
        return JsValues.undefined();
    }

    private static Object checkModule(NativeCall call) {
        call.realm()
                .getContext()
                .getEvaluator()
                .envParseModule(call.realm(), text(call).moduleSource());
        return JsValues.undefined();
    }

    private static JSRealm realm(NativeCall call) {
        return Realms.of(call.lane(), call.argument(3));
    }

    private static ScriptText text(NativeCall call) {
        return new ScriptText(
                call.string(1),
                call.string(0),
                call.isAbsent(2) ? null : Referrers.of(call.lane()).uri(call.argument(2)));
    }
}
