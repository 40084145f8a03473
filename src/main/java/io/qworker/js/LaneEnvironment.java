package io.qworker.js;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.permission.Permissions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What Java keeps for one lane and its bindings reach through a {@link NativeCall}. Touched by the lane's thread only. */
public final class LaneEnvironment {

    private final JsEngine engine;
    private final LaneSettings settings;
    private final JSRealm realm;
    private final Callbacks callbacks;
    private final EventLoop loop;
    private final LaneGlobals globals;
    private final Map<Class<?>, Object> states = new HashMap<>();
    private final List<Runnable> endings = new ArrayList<>();
    private final LaneProcess process;
    private final long started;
    private final Map<String, String> variables;

    LaneEnvironment(JsEngine engine, LaneSettings settings, JSRealm realm, EventLoop.Gate gate) {
        this.engine = engine;
        this.settings = settings;
        this.realm = realm;
        this.process = settings.role().process(settings.cwd());
        this.started = System.nanoTime();
        this.variables = settings.role().variables(settings.env());
        this.callbacks = new Callbacks(this);
        this.loop = new EventLoop(callbacks, gate);
        this.globals = new LaneGlobals(this);
    }

    public EventLoop loop() {
        return loop;
    }

    public LaneSettings settings() {
        return settings;
    }

    public JSRealm realm() {
        return realm;
    }

    /** The functions of Node's library that Java calls. */
    public Callbacks callbacks() {
        return callbacks;
    }

    public LaneGlobals globals() {
        return globals;
    }

    /** What {@code process.cwd()} says: relative paths are resolved against it, since a JVM cannot change its own. */
    public Path cwd() {
        return process.cwd();
    }

    public void chdir(Path folder) {
        process.chdir(folder);
    }

    public Path resolve(String path) {
        return process.cwd().resolve(path);
    }

    /** What the lane shares with its worker threads, or with the lane whose thread it is. */
    public LaneProcess process() {
        return process;
    }

    /** {@code process.env}, which worker threads may share. */
    public Map<String, String> variables() {
        return variables;
    }

    /** What its JavaScript may do on the machine. */
    public Permissions permissions() {
        return settings.permissions();
    }

    /** {@link System#nanoTime} of the lane's beginning. */
    public long started() {
        return started;
    }

    /** A function of Java's that belongs to this lane alone, so that it may hold state. */
    public JSDynamicObject function(String name, int length, NativeFunction function) {
        return NativeFunctions.createOwn(realm, name, length, function);
    }

    public JsEngine engine() {
        return engine;
    }

    /** Runs {@code action} once the lane has ended, on its thread: for what it holds of the system, such as open files. */
    public void atEnd(Runnable action) {
        endings.add(action);
    }

    void end() {
        endings.forEach(Runnable::run);
    }

    /** A binding's own state in this lane, made on first use. */
    public <T> T state(Class<T> type, Supplier<T> first) {
        return type.cast(states.computeIfAbsent(type, key -> first.get()));
    }
}
