package io.qworker.node;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.js.Realms;
import io.qworker.js.Scripts;

/** {@code contextify}: compiles the code of scripts. */
final class ContextifyBinding implements Binding {

    @Override
    public String name() {
        return "contextify";
    }

    @Override
    public void define(Target target) {
        target.function("compileFunction", 3, ContextifyBinding::compileFunction)
                .function("runScript", 2, ContextifyBinding::runScript)
                .function("makeGlobal", 0, call -> Realms.create(call.lane()))
                .function("runIn", 3, ContextifyBinding::runIn)
                .function("functionIn", 4, ContextifyBinding::functionIn)
                .function("checkSyntax", 2, ContextifyBinding::checkSyntax);
    }

    /** {@code (code, filename, parameters)}: parameters is a text of names with commas. */
    private static Object compileFunction(NativeCall call) {
        return Scripts.function(call.realm(), call.string(1), call.string(2), call.string(0));
    }

    /** {@code (code, filename)} */
    private static Object runScript(NativeCall call) {
        return Scripts.run(call.realm(), call.string(1), call.string(0));
    }

    /** {@code (global, code, filename)} */
    private static Object runIn(NativeCall call) {
        return Realms.run(call.lane(), (JSDynamicObject) call.argument(0), call.string(2), call.string(1));
    }

    /** {@code (global, code, filename, parameters)} */
    private static Object functionIn(NativeCall call) {
        return Realms.function(
                call.lane(), (JSDynamicObject) call.argument(0), call.string(2), call.string(3), call.string(1));
    }

    private static Object checkSyntax(NativeCall call) {
        Scripts.check(call.realm(), call.string(1), call.string(0));
        return JsValues.undefined();
    }
}
