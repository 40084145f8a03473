package io.qworker.worker;

import com.oracle.truffle.js.runtime.JSErrorType;
import com.oracle.truffle.js.runtime.builtins.JSError;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.Null;
import com.oracle.truffle.js.runtime.objects.Undefined;
import io.qworker.js.BsonToJs;
import io.qworker.js.JavaScriptError;
import io.qworker.js.JsEngine;
import io.qworker.js.JsToBson;
import io.qworker.js.JsValues;
import io.qworker.js.Lane;
import io.qworker.js.LaneGlobals;
import io.qworker.js.LaneSettings;
import io.qworker.js.NativeCall;
import io.qworker.task.TaskDefinition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** A lane with a worker's task files in it. Its methods may be called from any thread. */
public final class TaskLane implements AutoCloseable {

    private final TaskServices services;
    /** How long a lane may take to die; computations of the host's cannot be interrupted. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int NOBODY = 0;

    private final AtomicInteger load = new AtomicInteger();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private volatile int entering = NOBODY;
    private volatile boolean stopped;
    private Lane lane;
    private volatile JSDynamicObject script;
    private volatile BsonToJs toJs;

    private TaskLane(TaskServices services) {
        this.services = services;
    }

    /**
     * Boots a lane.
     *
     * @param facts what the JavaScript worker has as properties: its identity and {@code options}
     */
    public static TaskLane open(JsEngine engine, LaneSettings settings, TaskServices services, BsonDocument facts) {
        TaskLane lane = new TaskLane(services);
        lane.lane = Lane.open(
                engine,
                settings.withBindings(List.of(new TaskBinding(lane), new QueueBinding(lane)))
                        .withUncaught((error, origin, globals) -> lane.uncaught(error)));
        lane.lane.ended().thenAccept(lane.ended::complete);
        lane.lane
                .enter(globals -> {
                    lane.prepare(globals, facts);
                    return null;
                })
                .join();
        return lane;
    }

    private void prepare(LaneGlobals globals, BsonDocument facts) {
        toJs = new BsonToJs(
                globals.realm(),
                globals.requireBuiltin("qworker/object_id"),
                JsValues.get((JSDynamicObject) globals.global("Buffer"), "from"),
                globals.global("RegExp"));
        JSDynamicObject module = (JSDynamicObject) globals.requireBuiltin("qworker/lane");
        script = (JSDynamicObject)
                JsValues.call(JsValues.get(module, "createLane"), Undefined.instance, toJs.convert(facts));
    }

    TaskServices services() {
        return services;
    }

    BsonToJs toJs() {
        return toJs;
    }

    /** How many jobs run in it. */
    int load() {
        return load.get();
    }

    void post(Runnable turn) {
        lane.enter(globals -> {
            turn.run();
            return null;
        });
    }

    /** Loads the task files and runs their initializers; fails with {@link TaskFileError} at the first that cannot be. */
    public CompletableFuture<Void> loadTasks(List<TaskDefinition> tasks) {
        return callback(
                "loadTasks",
                () -> JsValues.array(
                        toJs.realm(),
                        tasks.stream()
                                .map(task -> toJs.convert(task.metadata()))
                                .toList()));
    }

    public CompletableFuture<Void> unloadTasks() {
        return callback("unloadTasks", () -> null);
    }

    /** Runs the worker's hooks of a type, {@code initializer} or {@code finalizer}. */
    public CompletableFuture<Void> runWorkerHooks(String type) {
        return callback("runWorkerHooks", () -> JsValues.string(type));
    }

    /** Loads a task file in a dry run; answers what it lacks, as documents. */
    CompletableFuture<BsonValue> check(TaskDefinition task) {
        CompletableFuture<BsonValue> findings = new CompletableFuture<>();
        lane.enter(globals -> {
                    Object done = globals.environment().function("done", 1, call -> {
                        findings.complete(JsToBson.convert(call.argument(0)));
                        return Undefined.instance;
                    });
                    return call("check", toJs.convert(task.metadata()), done);
                })
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        findings.completeExceptionally(failure);
                    }
                });
        return findings;
    }

    /**
     * Starts a job; its outcome goes to {@link TaskServices#finished}.
     *
     * @param begins told right before its JavaScript begins, on the lane's thread
     */
    public void start(int runId, BsonDocument attributes, Runnable begins) {
        load.incrementAndGet();
        post(() -> {
            begins.run();
            entering = runId;
            try {
                call("startJob", runId, toJs.convert(attributes));
            } finally {
                entering = NOBODY;
            }
        });
    }

    /** Whether the lane's thread is in the first turn of another run, which nothing of this one can interrupt. */
    boolean isHeldUpByOther(int runId) {
        int held = entering;
        return held != NOBODY && held != runId;
    }

    void jobEnded() {
        load.decrementAndGet();
    }

    /**
     * Tells a running job to end, by its signal and its task's terminators; done when these are.
     *
     * @param kind {@code AbortError} or {@code TimeoutError}, the name of the signal's reason
     * @param told called once the lane has taken it in, on the lane's thread
     */
    CompletableFuture<Void> tell(int runId, String kind, String reason, Runnable told) {
        return callback("cancelJob", () -> {
            told.run();
            return JsValues.array(toJs.realm(), List.of(runId, JsValues.string(kind), JsValues.string(reason)));
        });
    }

    /** Tells the JavaScript worker's listeners of an event. */
    public void emit(String event, BsonValue... arguments) {
        post(() -> {
            Object[] values = new Object[arguments.length + 1];
            values[0] = JsValues.string(event);
            for (int i = 0; i < arguments.length; i++) {
                values[i + 1] = toJs.convert(arguments[i]);
            }
            call("emit", values);
        });
    }

    private Object call(String function, Object... arguments) {
        return JsValues.call(JsValues.get(script, function), script, arguments);
    }

    /** Calls a function of the script that ends with {@code done(error, taskId)}. */
    private CompletableFuture<Void> callback(String function, Supplier<Object> argument) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        lane.enter(globals -> {
                    Object done = globals.environment().function("done", 2, call -> {
                        if (call.isAbsent(0)) {
                            result.complete(null);
                        } else {
                            result.completeExceptionally(TaskFileError.of(call));
                        }
                        return Undefined.instance;
                    });
                    Object value = argument.get();
                    return value == null ? call(function, done) : call(function, value, done);
                })
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        result.completeExceptionally(failure);
                    }
                });
        return result;
    }

    private void uncaught(JavaScriptError error) {
        Object taken = call("uncaught", error.value());
        if (!Boolean.TRUE.equals(taken)) {
            services.failed(error.stack());
        }
    }

    /** Calls the callback at this index as Node would, in a turn of its own: {@code (error, result)}. */
    <T> Object answer(NativeCall call, int index, CompletionStage<T> stage, Function<T, Object> toJs) {
        Object callback = call.argument(index);
        call.lane().loop().ref();
        stage.whenComplete((result, failure) -> post(() -> {
            call.lane().loop().unref();
            if (failure == null) {
                JsValues.call(callback, Undefined.instance, Null.instance, toJs.apply(result));
            } else {
                JsValues.call(callback, Undefined.instance, error(failure));
            }
        }));
        return Undefined.instance;
    }

    /** An Error for JavaScript that says what Java's failure says. */
    Object error(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return JSError.create(JSErrorType.Error, toJs.realm(), JsValues.string(String.valueOf(cause.getMessage())));
    }

    /** Completes with the exit code when the lane has ended. */
    CompletableFuture<Integer> ended() {
        return ended;
    }

    /** Whether jobs may be started in it. */
    boolean isAlive() {
        return !stopped && lane.isAlive();
    }

    /**
     * Ends the lane whatever its JavaScript does, without waiting for it; {@link #ended} tells. Where even that is of no
     * use the lane counts as ended after a while, and its thread is left to itself.
     */
    void stop() {
        stopped = true;
        Thread.ofPlatform().daemon().name("qworker-stop-lane").start(lane::kill);
        ended.completeOnTimeout(1, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it ended by {@link #stop}, not by what its JavaScript did. */
    boolean wasStopped() {
        return stopped;
    }

    @Override
    public void close() {
        lane.close();
    }

    /** Ends the lane whatever its JavaScript does. */
    public void kill() {
        lane.kill();
    }
}
