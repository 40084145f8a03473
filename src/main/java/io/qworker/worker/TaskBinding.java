package io.qworker.worker;

import com.oracle.truffle.js.runtime.JSException;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.Null;
import com.oracle.truffle.js.runtime.objects.Undefined;
import io.qworker.job.Outcome;
import io.qworker.job.Retry;
import io.qworker.js.Binding;
import io.qworker.js.JsToBson;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.task.TaskCatalog;
import io.qworker.task.Urlify;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** The Java side of {@code bindings/qworker}: what task files say and ask goes to their lane's {@link TaskServices}. */
final class TaskBinding implements Binding {

    private final TaskLane lane;

    TaskBinding(TaskLane lane) {
        this.lane = lane;
    }

    @Override
    public String name() {
        return "qworker";
    }

    @Override
    public void define(Target target) {
        target.function("defineTask", 2, this::defineTask)
                .function("notify", 4, this::notify)
                .function("publish", 3, this::publish)
                .function("subscribe", 2, this::subscribe)
                .function("scheduleTask", 5, this::scheduleTask)
                .function("began", 1, this::began)
                .function("progress", 2, this::progress)
                .function("succeeded", 3, this::succeeded)
                .function("failed", 7, this::failed)
                .function("stop", 2, this::stop)
                .function("reportError", 1, this::reportError)
                .function("urlify", 1, call -> JsValues.string(Urlify.urlify(call.string(0))))
                .function("loadDefinitions", 1, this::loadDefinitions)
                .value("supportFolder", JsValues.string(SupportFolder.path()));
    }

    private TaskServices services() {
        return lane.services();
    }

    private Object defineTask(NativeCall call) {
        services().taskDefined(call.string(0), JsToBson.document(call.argument(1)));
        return Undefined.instance;
    }

    private Object notify(NativeCall call) {
        services()
                .notify(new Notification(
                        call.string(0),
                        call.string(1),
                        call.string(2),
                        Instant.now(),
                        JsToBson.document(call.argument(3))));
        return Undefined.instance;
    }

    private Object publish(NativeCall call) {
        return lane.answer(
                call, 2, services().publish(call.string(0), JsToBson.convert(call.argument(1))), done -> Null.instance);
    }

    private Object subscribe(NativeCall call) {
        Object handler = call.argument(1);
        AutoCloseable subscription = services()
                .subscribe(
                        call.string(0),
                        message -> lane.post(() -> JsValues.call(
                                handler, Undefined.instance, lane.toJs().convert(message))));
        return call.lane().function("unsubscribe", 0, ignored -> {
            subscription.close();
            return Undefined.instance;
        });
    }

    private Object scheduleTask(NativeCall call) {
        return lane.answer(
                call,
                4,
                services()
                        .schedule(
                                JsToBson.convert(call.argument(0)),
                                call.string(1),
                                JsToBson.document(call.argument(2)),
                                JsToBson.document(call.argument(3))),
                done -> Null.instance);
    }

    private Object began(NativeCall call) {
        services().began(call.int32(0));
        return Undefined.instance;
    }

    private Object progress(NativeCall call) {
        services().progressed(runId(call), call.number(1));
        return Undefined.instance;
    }

    private static int runId(NativeCall call) {
        return JSRuntime.toInt32(JsValues.get((JSDynamicObject) call.argument(0), "runId"));
    }

    private Object succeeded(NativeCall call) {
        services()
                .finished(
                        call.int32(0),
                        new Outcome.Success(result(call.argument(1)), JsToBson.convert(call.argument(2))));
        return Undefined.instance;
    }

    /** A result that cannot be stored (cyclic, too deep) is no reason to fail a job. */
    private static BsonValue result(Object value) {
        try {
            return JsToBson.convert(value);
        } catch (JSException notStorable) {
            return BsonNull.VALUE;
        }
    }

    private Object failed(NativeCall call) {
        services()
                .finished(
                        call.int32(0),
                        new Outcome.Failure(
                                call.string(1),
                                JsToBson.document(call.argument(2)),
                                call.isAbsent(3) ? Optional.empty() : Optional.of(call.string(3)),
                                JsToBson.convert(call.argument(4)),
                                retry(call)));
        return Undefined.instance;
    }

    /** The error's name, then milliseconds, or false for never, or nothing. */
    private static Retry retry(NativeCall call) {
        BsonValue decided = JsToBson.convert(call.argument(6));
        if (decided.isNumber()) {
            return new Retry.After(
                    Duration.ofMillis((long) Math.max(0, decided.asNumber().doubleValue())));
        }
        return decided.isBoolean() ? new Retry.Never() : new Retry.AsDeclared(call.string(5));
    }

    private Object stop(NativeCall call) {
        services().stop(call.bool(0), call.isAbsent(1) ? Optional.empty() : Optional.of(call.string(1)));
        return Undefined.instance;
    }

    private Object reportError(NativeCall call) {
        services().failed(call.string(0));
        return Undefined.instance;
    }

    private Object loadDefinitions(NativeCall call) {
        List<Path> paths = JsToBson.convert(call.argument(0)).asArray().stream()
                .map(path -> call.lane().resolve(path.asString().getValue()))
                .toList();
        return JsValues.array(
                call.realm(),
                new TaskCatalog(paths)
                        .read().tasks().stream()
                                .map(task -> lane.toJs().convert(task.metadata()))
                                .toList());
    }
}
