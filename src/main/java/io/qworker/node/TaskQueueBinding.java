package io.qworker.node;

import com.oracle.truffle.js.runtime.PromiseRejectionTracker;
import com.oracle.truffle.js.runtime.builtins.JSFunctionObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;

/** {@code task_queue}: the engine's microtasks and its word on rejected promises. */
final class TaskQueueBinding implements Binding {

    private static final int REJECT_WITH_NO_HANDLER = 0;
    private static final int HANDLER_ADDED_AFTER_REJECT = 1;
    private static final int REJECT_AFTER_RESOLVED = 2;
    private static final int RESOLVE_AFTER_RESOLVED = 3;

    @Override
    public String name() {
        return "task_queue";
    }

    @Override
    public void define(Target target) {
        target.function("enqueueMicrotask", 1, TaskQueueBinding::enqueueMicrotask)
                .function("runMicrotasks", 0, TaskQueueBinding::runMicrotasks)
                .function("setTickCallback", 2, TaskQueueBinding::setTickCallback)
                .function("setPromiseRejectCallback", 1, TaskQueueBinding::setPromiseRejectCallback);
    }

    private static Object enqueueMicrotask(NativeCall call) {
        call.realm().getContext().enqueuePromiseJob(call.realm(), (JSFunctionObject) call.argument(0));
        return JsValues.undefined();
    }

    private static Object runMicrotasks(NativeCall call) {
        call.lane().callbacks().runMicrotasks();
        return JsValues.undefined();
    }

    private static Object setTickCallback(NativeCall call) {
        call.lane().callbacks().ticks(call.argument(0), call.bytes(1));
        return JsValues.undefined();
    }

    private static Object setPromiseRejectCallback(NativeCall call) {
        call.lane().callbacks().rejections(new Tracker(call.argument(0)));
        return JsValues.undefined();
    }

    private record Tracker(Object callback) implements PromiseRejectionTracker {

        @Override
        public void promiseRejected(JSDynamicObject promise, Object value) {
            tell(REJECT_WITH_NO_HANDLER, promise, value);
        }

        @Override
        public void promiseRejectionHandled(JSDynamicObject promise) {
            tell(HANDLER_ADDED_AFTER_REJECT, promise, JsValues.undefined());
        }

        @Override
        public void promiseRejectedAfterResolved(JSDynamicObject promise, Object value) {
            tell(REJECT_AFTER_RESOLVED, promise, value);
        }

        @Override
        public void promiseResolvedAfterResolved(JSDynamicObject promise, Object value) {
            tell(RESOLVE_AFTER_RESOLVED, promise, value);
        }

        private void tell(int event, JSDynamicObject promise, Object value) {
            JsValues.call(callback, JsValues.undefined(), event, promise, value);
        }
    }
}
