package io.qworker.worker;

import com.oracle.truffle.js.runtime.JSErrorType;
import com.oracle.truffle.js.runtime.builtins.JSError;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.Undefined;
import io.qworker.js.BsonToJs;
import io.qworker.js.JavaScriptError;
import io.qworker.js.JsEngine;
import io.qworker.js.JsToBson;
import io.qworker.js.JsValues;
import io.qworker.js.Lane;
import io.qworker.js.LaneGlobals;
import io.qworker.js.LaneSettings;
import io.qworker.task.TaskDefinition;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** A lane with a worker's task files in it. Its methods may be called from any thread. */
public final class TaskLane implements AutoCloseable {

    private final TaskServices services;
    private final AtomicInteger load = new AtomicInteger();
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
                settings.withBindings(List.of(new TaskBinding(lane)))
                        .withUncaught((error, origin, globals) -> lane.uncaught(error)));
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

    /** Starts a job; its outcome goes to {@link TaskServices#finished}. */
    public void start(int runId, BsonDocument attributes) {
        load.incrementAndGet();
        post(() -> call("startJob", runId, toJs.convert(attributes)));
    }

    void jobEnded() {
        load.decrementAndGet();
    }

    /** Runs the terminators of a running job's task. */
    CompletableFuture<Void> cancel(int runId) {
        return callback("cancelJob", () -> runId);
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

    /** An Error for JavaScript that says what Java's failure says. */
    Object error(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return JSError.create(JSErrorType.Error, toJs.realm(), JsValues.string(String.valueOf(cause.getMessage())));
    }

    /** Completes with the exit code when the lane has ended. */
    CompletableFuture<Integer> ended() {
        return lane.ended();
    }

    boolean isAlive() {
        return lane.isAlive();
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
