package io.qworker.node.fs;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.Null;
import com.oracle.truffle.js.runtime.objects.Undefined;
import io.qworker.js.EventLoop;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.js.NodeErrors;

/**
 * Turns one {@link FsOperation} into its three forms, chosen by the request argument: undefined runs it now and throws, an
 * {@code FSReqCallback} gets {@code oncomplete(error, value)} later, {@code kUsePromises} gives a promise.
 */
final class FsRequests {

    private FsRequests() {}

    static Object answer(NativeCall call, Object request, FsTask task) {
        if (request == Undefined.instance) {
            return answerNow(call, task);
        }
        FsLane lane = FsLane.of(call.lane());
        FsAnswer later = new FsAnswer(call, lane, false);
        EventLoop loop = call.lane().loop();
        if (lane.isPromiseRequest(request)) {
            return promise(loop, later, task);
        }
        callBack(loop, later, task, request);
        return JsValues.undefined();
    }

    static Object answerNow(NativeCall call, FsTask task) {
        return task.run().toValue(new FsAnswer(call, FsLane.of(call.lane()), true));
    }

    private static void callBack(EventLoop loop, FsAnswer answer, FsTask task, Object request) {
        loop.submit(task::run, (result, failure) -> {
            if (failure != null) {
                answer.lane().complete(request, NodeErrors.object(answer.realm(), failure));
                return;
            }
            Object value = result.toValue(answer);
            if (value == Undefined.instance) {
                answer.lane().complete(request, Null.instance);
            } else {
                answer.lane().complete(request, Null.instance, value);
            }
        });
    }

    private static Object promise(EventLoop loop, FsAnswer answer, FsTask task) {
        JSDynamicObject promise = answer.lane().newPromise();
        loop.submit(task::run, (result, failure) -> {
            if (failure == null) {
                JsValues.call(JsValues.get(promise, "resolve"), promise, result.toValue(answer));
            } else {
                JsValues.call(JsValues.get(promise, "reject"), promise, NodeErrors.object(answer.realm(), failure));
            }
        });
        return JsValues.get(promise, "promise");
    }
}
