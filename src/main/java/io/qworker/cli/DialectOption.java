package io.qworker.cli;

import io.qworker.config.Layer;
import io.qworker.config.Setting;
import picocli.CommandLine.Option;

/** How expressions of time are read. */
final class DialectOption {

    @Option(
            names = "--agenda-compat",
            paramLabel = "<version>",
            description = "0.7 reads times and intervals as Agenda 0.7 did, for files that rely on it (default: 6).")
    private String version;

    Layer.CommandLine addTo(Layer.CommandLine given) {
        return given.with(Setting.AGENDA_COMPAT, "--agenda-compat", version);
    }
}
