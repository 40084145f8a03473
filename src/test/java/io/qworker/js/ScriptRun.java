package io.qworker.js;

import io.qworker.permission.Permissions;
import java.io.ByteArrayOutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Runs test scripts as main scripts, each in a lane of its own on one engine, and keeps what they print. */
public record ScriptRun(int exitCode, String output, List<JavaScriptError> uncaught) {

    private static final JsEngine ENGINE = JsEngine.create();

    static JsEngine engine() {
        return ENGINE;
    }

    static ScriptRun of(Path script, Map<String, String> env) throws Exception {
        return of(script, script.getParent(), env);
    }

    public static ScriptRun of(Path script, Path cwd, Map<String, String> env) throws Exception {
        return of(script, cwd, env, Permissions.ALL);
    }

    public static ScriptRun of(Path script, Path cwd, Map<String, String> env, Permissions permissions)
            throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<JavaScriptError> uncaught = new CopyOnWriteArrayList<>();
        LaneSettings settings = LaneSettings.ofProcess(script.getFileName().toString())
                .withCwd(cwd)
                .withEnv(env)
                .withOutput(out, new ByteArrayOutputStream())
                .withUncaught((error, origin, globals) -> uncaught.add(error))
                .narrowedTo(permissions);
        try (Lane lane = Lane.open(ENGINE, settings)) {
            int code = lane.runMain(script.toString()).get(60, TimeUnit.SECONDS);
            return new ScriptRun(code, out.toString(StandardCharsets.UTF_8), uncaught);
        }
    }

    static ScriptRun of(String resource) throws Exception {
        return of(script(resource), Map.of());
    }

    public static Path script(String resource) {
        try {
            return Path.of(ScriptRun.class.getResource("/js/" + resource).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(resource, e);
        }
    }

    /** What real Node printed for the script, kept beside it. */
    public static String expected(String resource) throws Exception {
        return Files.readString(script(resource.replaceAll("\\.m?[jt]s$", ".txt")));
    }
}
