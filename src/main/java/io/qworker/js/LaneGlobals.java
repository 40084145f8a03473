package io.qworker.js;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;

/** What Java finds in a lane during a turn. Only for the lane's thread. */
public final class LaneGlobals {

    private final LaneEnvironment environment;
    private JSDynamicObject boot;

    LaneGlobals(LaneEnvironment environment) {
        this.environment = environment;
    }

    void boot(JSDynamicObject exports) {
        boot = exports;
    }

    public JSRealm realm() {
        return environment.realm();
    }

    public LaneEnvironment environment() {
        return environment;
    }

    /** The exports of a module of the library: Node's ({@code fs}, {@code internal/util}) or ours ({@code qworker/boot}). */
    public Object requireBuiltin(String id) {
        return call("requireBuiltin", id.startsWith("qworker/") ? "internal/" + id : id);
    }

    /** The exports of a file or package, as {@code require} in a file of {@code folder} would find it. */
    public Object require(String request, String folder) {
        return JsValues.call(
                JsValues.get(boot, "requireFrom"),
                JsValues.undefined(),
                JsValues.string(request),
                JsValues.string(folder));
    }

    /** The exports of the file at an absolute path. */
    public Object require(String path) {
        return require(path, environment.cwd().toString());
    }

    /** Runs a file as Node runs its main script: {@code require.main} is its module. */
    public void runMain(String path) {
        environment.loop().beginAnew();
        call("runMain", path);
    }

    /** Runs what a program or a worker thread is there for. */
    void start() {
        environment.loop().beginAnew();
        call("start", "");
    }

    /** {@code process.emit('beforeExit')}; answers whether it left something to do. */
    void beforeExit() {
        call("beforeExit", "");
    }

    /** {@code process.emit('exit')}; answers the exit code. */
    int exit() {
        return (int) JsValues.toLong(call("exit", ""));
    }

    /** {@code globalThis[name]}. */
    public Object global(String name) {
        return JsValues.get(realm().getGlobalObject(), name);
    }

    private Object call(String function, String argument) {
        return JsValues.call(JsValues.get(boot, function), JsValues.undefined(), JsValues.string(argument));
    }
}
