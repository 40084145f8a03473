package io.qworker.node;

import com.oracle.truffle.js.runtime.JSAgent;
import com.oracle.truffle.js.runtime.Symbol;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;

/**
 * {@code async_context_frame}: one value that follows a continuation wherever it runs, the base of AsyncLocalStorage. The
 * engine carries its async context through promises; the frame is a variable in it.
 */
final class AsyncContextFrameBinding implements Binding {

    private static final Symbol FRAME = Symbol.createPrivate(JsValues.string("asyncContextFrame"));

    @Override
    public String name() {
        return "async_context_frame";
    }

    @Override
    public void define(Target target) {
        target.function("getContinuationPreservedEmbedderData", 0, AsyncContextFrameBinding::get)
                .function("setContinuationPreservedEmbedderData", 1, AsyncContextFrameBinding::set);
    }

    private static Object get(NativeCall call) {
        return call.realm().getAgent().getAsyncContextMapping().getOrDefault(FRAME, JsValues.undefined());
    }

    private static Object set(NativeCall call) {
        JSAgent agent = call.realm().getAgent();
        agent.asyncContextSwap(agent.getAsyncContextMapping().withMapping(FRAME, call.argument(0)));
        return JsValues.undefined();
    }
}
