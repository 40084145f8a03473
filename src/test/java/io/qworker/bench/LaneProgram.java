package io.qworker.bench;

import io.qworker.js.JsEngine;
import io.qworker.js.Lane;
import io.qworker.js.LaneSettings;
import java.nio.file.Path;
import java.util.List;

/** Runs a JavaScript program in a lane of its own process; ends as it ends. */
final class LaneProgram {

    private LaneProgram() {}

    /** @param arguments the program's file and its arguments */
    public static void main(String[] arguments) throws Exception {
        String file = Path.of(arguments[0]).toAbsolutePath().toString();
        LaneSettings settings = LaneSettings.ofProcess("bench")
                .withArgv(List.of(arguments))
                .withUncaught((error, origin, globals) -> {
                    System.err.println("Uncaught " + error.stack());
                    System.exit(1);
                });
        try (JsEngine engine = JsEngine.create();
                Lane lane = Lane.open(engine, settings)) {
            System.exit(lane.runMain(file).get());
        }
    }
}
