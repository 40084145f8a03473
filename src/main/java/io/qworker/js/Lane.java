package io.qworker.js;

import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.js.runtime.JSRealm;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.graalvm.polyglot.Context;

/**
 * One JavaScript context with Node in it, its event loop and its thread. Everything that enters this context goes through
 * {@link #enter} or {@link #post}; no other thread ever does.
 *
 * <p>It lives until it is closed or killed, or until a script calls {@code process.exit}, which ends this lane only.
 */
public final class Lane implements AutoCloseable {

    /**
     * Guest frames live on the host's stack: this is three times as deep as Node goes when frames are fat, much deeper when
     * they are not. More would hurt, since compiled code unwinds an overflow at some 100 µs a frame.
     */
    private static final long STACK_BYTES = 32L << 20;

    private final JsEngine engine;
    private final LaneSettings settings;
    private final Thread thread;
    private final CompletableFuture<EventLoop> ready = new CompletableFuture<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private volatile Context context;
    private volatile boolean killed;
    private int exitCode;
    private volatile LaneEnvironment environment;

    private Lane(JsEngine engine, LaneSettings settings) {
        this.engine = engine;
        this.settings = settings;
        this.thread = new Thread(null, this::live, settings.name(), STACK_BYTES);
        this.thread.setDaemon(true);
    }

    /** Starts a lane and boots Node in it, without waiting for it; {@link #ended()} tells if it could not start. */
    public static Lane start(JsEngine engine, LaneSettings settings) {
        Lane lane = new Lane(engine, settings);
        lane.thread.start();
        return lane;
    }

    /** As {@link #start}, but answers when the lane is ready; throws when it cannot be. */
    public static Lane open(JsEngine engine, LaneSettings settings) {
        Lane lane = start(engine, settings);
        try {
            lane.ready.get();
            return lane;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot start the JavaScript lane " + settings.name(), e.getCause());
        } catch (InterruptedException e) {
            lane.kill();
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while the lane " + settings.name() + " started");
        }
    }

    /**
     * Runs a turn on the lane's thread, from any thread. The future has its value once the ticks and microtasks that the
     * turn left have run; it fails with {@link JavaScriptError} when JavaScript threw, with {@link CancellationException}
     * when the lane ended before.
     */
    public <T> CompletableFuture<T> enter(Function<LaneGlobals, T> turn) {
        Turn<T> entry = new Turn<>(turn);
        post(entry);
        if (ended.isDone()) {
            // The lane may have emptied its queue before this turn went in.
            entry.abandon();
        }
        return entry.future;
    }

    /** Runs a turn on the lane's thread, from any thread; dropped when the lane has ended or could not start. */
    public void post(Runnable turn) {
        ready.thenAccept(loop -> loop.post(turn));
    }

    /** Of its loop; all 0 until it has begun. */
    public LoopTimes loopTimes() {
        return environment == null ? new LoopTimes(0, 0) : environment.loop().times();
    }

    /** Completes, with the exit code of {@code process.exit} or 0, when the lane has ended. */
    public CompletableFuture<Integer> ended() {
        return ended;
    }

    public boolean isAlive() {
        return !ended.isDone();
    }

    /**
     * Runs a file as Node's main script and waits for the lane's loop to run empty, as the {@code node} command does;
     * answers the exit code. The lane stays open unless the script called {@code process.exit}.
     */
    public CompletableFuture<Integer> runMain(String path) {
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        ended.thenAccept(exit::complete);
        enter(globals -> {
                    globals.runMain(path);
                    return null;
                })
                .whenComplete((nothing, failure) -> {
                    if (failure == null) {
                        exitWhenIdle(exit);
                    } else {
                        exit.completeExceptionally(failure);
                    }
                });
        return exit;
    }

    /** Node's end of a program: beforeExit as long as it brings new work, then exit. */
    private void exitWhenIdle(CompletableFuture<Integer> exit) {
        EventLoop loop = environment.loop();
        loop.whenIdle(() -> {
            boolean threw = true;
            try {
                environment.globals().beforeExit();
                environment.callbacks().drain();
                threw = false;
            } finally {
                // What it threw is reported after this turn; if the script hears of that itself, the end comes all the
                // same.
                if (threw) {
                    loop.whenIdle(() -> exit.complete(environment.globals().exit()));
                }
            }
            if (loop.hasWork()) {
                exitWhenIdle(exit);
            } else {
                exit.complete(environment.globals().exit());
            }
        });
    }

    /** Lets the turn at hand end, then ends the lane. Waits for it. */
    @Override
    public void close() {
        environment.loop().stop();
        awaitEnd();
    }

    /** Stops running JavaScript at once, whatever it does, and ends the lane. Waits for it. */
    public void kill() {
        killed = true;
        if (environment != null) {
            environment.loop().stop();
        }
        if (context != null) {
            context.close(true);
        }
        awaitEnd();
    }

    private void awaitEnd() {
        if (Thread.currentThread() != thread) {
            ended.exceptionally(failure -> 1).join();
        }
    }

    private void live() {
        int code = 1;
        try {
            context = engine.newContext();
            if (!killed) {
                context.initialize("js");
                code = liveIn(context);
            }
        } catch (InterruptedException e) {
            code = 1;
        } catch (ProcessExit exit) {
            code = exit.code();
        } catch (Throwable failure) {
            ready.completeExceptionally(failure);
            code = 1;
        } finally {
            end(code);
        }
    }

    private int liveIn(Context context) throws InterruptedException {
        context.enter();
        try {
            boot();
            if (settings.role().kind() != LaneRole.Kind.TASKS) {
                runProgram();
            }
            environment.loop().run();
            return exitCode;
        } finally {
            context.leave();
        }
    }

    /** Does what a program or a worker is there for, and ends the lane when its loop has run empty. */
    private void runProgram() {
        environment.loop().post(() -> {
            environment.globals().start();
            CompletableFuture<Integer> exit = new CompletableFuture<>();
            exit.thenAccept(code -> {
                exitCode = code;
                environment.loop().stop();
            });
            exitWhenIdle(exit);
        });
    }

    private void boot() {
        JSRealm realm = JSRealm.get(null);
        environment = new LaneEnvironment(engine, settings, realm, new EventLoop.Gate() {
            @Override
            public void leave() {
                context.leave();
            }

            @Override
            public void enter() {
                context.enter();
            }
        });
        realm.setEmbedderData(environment);
        realm.setAgent(new LaneAgent(environment.loop()));
        // Never at the boundary: it is the lane that says when microtasks run.
        realm.getAgent().interopBoundaryEnter();
        try {
            Boot.run(environment);
        } catch (AbstractTruffleException failure) {
            throw new IllegalStateException(
                    "Node did not start: " + JavaScriptError.of(failure).stack(), failure);
        }
        ready.complete(environment.loop());
    }

    private void end(int code) {
        try {
            if (context != null) {
                context.close(true);
            }
        } finally {
            if (environment != null) {
                environment.end();
            }
            ended.complete(code);
            if (environment != null) {
                environment.loop().rest().forEach(Lane::abandon);
            }
        }
    }

    private static void abandon(Runnable turn) {
        if (turn instanceof Turn<?> entry) {
            entry.abandon();
        }
    }

    private final class Turn<T> implements Runnable {

        private final Function<LaneGlobals, T> function;
        private final CompletableFuture<T> future = new CompletableFuture<>();

        Turn(Function<LaneGlobals, T> function) {
            this.function = function;
        }

        @Override
        public void run() {
            T value;
            try {
                value = function.apply(environment.globals());
            } catch (AbstractTruffleException | StackOverflowError thrown) {
                JavaScriptError error = JavaScriptError.of(thrown);
                environment.callbacks().drain();
                future.completeExceptionally(error);
                return;
            } catch (RuntimeException failure) {
                environment.callbacks().drain();
                future.completeExceptionally(failure);
                return;
            } finally {
                if (!future.isDone() && environment.loop().isStopped()) {
                    future.cancel(false);
                }
            }
            environment.callbacks().drain();
            future.complete(value);
        }

        void abandon() {
            future.cancel(false);
        }
    }
}
