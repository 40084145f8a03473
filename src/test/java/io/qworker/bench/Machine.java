package io.qworker.bench;

import io.qworker.js.JsEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the figures were measured on. */
final class Machine {

    private Machine() {}

    static String describe() throws IOException {
        try (JsEngine engine = JsEngine.create()) {
            return String.format(
                    Locale.ROOT,
                    "%d cores (%s), load %s before, %s %s, Java %s, %s",
                    Runtime.getRuntime().availableProcessors(),
                    processor(),
                    load(),
                    System.getProperty("os.name"),
                    System.getProperty("os.version"),
                    Runtime.version(),
                    engine.description());
        }
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(info)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    /** The number of processes that wanted to run within the last minute: the machine should be quiet. */
    private static String load() throws IOException {
        Path averages = Path.of("/proc/loadavg");
        return Files.isReadable(averages) ? Files.readString(averages).split(" ")[0] : "unknown";
    }
}
