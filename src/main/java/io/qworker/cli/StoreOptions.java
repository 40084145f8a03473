package io.qworker.cli;

import io.qworker.config.Layer;
import io.qworker.config.Setting;
import picocli.CommandLine.Option;

/** Where the jobs are. */
final class StoreOptions {

    @Option(
            names = {"-m", "--mongo"},
            paramLabel = "<uri>",
            description = "MongoDB connection URI, for jobs and messages of many machines.")
    private String mongo;

    @Option(
            names = "--db",
            paramLabel = "<file>",
            description = "File of the embedded store, used without --mongo (default: ./qworker.db).")
    private String db;

    /** Whether the command line names a store. */
    boolean isGiven() {
        return mongo != null || db != null;
    }

    Layer.CommandLine addTo(Layer.CommandLine given) {
        return given.with(Setting.MONGO, "--mongo", mongo).with(Setting.DB, "--db", db);
    }
}
