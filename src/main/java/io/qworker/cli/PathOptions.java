package io.qworker.cli;

import io.qworker.config.Layer;
import io.qworker.config.Setting;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the task files are. */
final class PathOptions {

    @Option(
            names = {"-p", "--paths"},
            paramLabel = "<folder>",
            description = "Folder to load tasks from; repeat it or use commas for several (default: ./tasks).")
    private List<String> paths;

    Layer.CommandLine addTo(Layer.CommandLine given) {
        return given.with(Setting.PATHS, "--paths", paths);
    }
}
