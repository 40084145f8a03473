package io.qworker.node;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;

/** {@code messaging}: turns for message ports, and the end of one when several messages share a turn. */
final class MessagingBinding implements Binding {

    @Override
    public String name() {
        return "messaging";
    }

    @Override
    public void define(Target target) {
        target.function("post", 1, MessagingBinding::post)
                .function("runTicks", 0, MessagingBinding::runTicks)
                .function("ref", 0, MessagingBinding::ref)
                .function("unref", 0, MessagingBinding::unref);
    }

    private static Object post(NativeCall call) {
        Object turn = call.argument(0);
        call.lane().loop().post(() -> JsValues.call(turn, JsValues.undefined()));
        return JsValues.undefined();
    }

    private static Object runTicks(NativeCall call) {
        call.lane().callbacks().drain();
        return JsValues.undefined();
    }

    private static Object ref(NativeCall call) {
        call.lane().loop().ref();
        return JsValues.undefined();
    }

    private static Object unref(NativeCall call) {
        call.lane().loop().unref();
        return JsValues.undefined();
    }
}
