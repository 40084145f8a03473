package io.qworker.node;

import io.qworker.js.JsEngine;
import io.qworker.js.Lane;
import io.qworker.js.LaneSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a file as the {@code node} command does. */
final class RunScript {

    private RunScript() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]).toAbsolutePath();
        List<String> argv = new ArrayList<>(List.of(arguments));
        argv.set(0, file.toString());
        try (JsEngine engine = JsEngine.create();
                Lane lane = Lane.open(
                        engine, LaneSettings.ofProcess("main").withArgv(argv).withUncaught((error, origin, globals) -> {
                            System.err.println("Uncaught " + error.stack());
                            System.exit(1);
                        }))) {
            System.exit(lane.runMain(file.toString()).get());
        }
    }
}
