package io.qworker.cli;

import io.qworker.config.Layer;
import io.qworker.config.ManagerAddress;
import io.qworker.config.ReadConfig;
import io.qworker.config.Setting;
import io.qworker.config.Sources;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the jobs are that a command asks for: in a store, or behind a manager's URL. */
final class JobsOptions {

    @Mixin
    private StoreOptions store;

    @Option(
            names = "--manager",
            paramLabel = "<url>",
            description = "Ask the manager at this URL, in place of a store (also QWORKER_MANAGER).")
    private String manager;

    @Option(
            names = "--token",
            paramLabel = "<token>",
            description = "The manager's token; QWORKER_TOKEN keeps it out of the process list.")
    private String token;

    JobsPlace read(Session session, CommonOptions common) {
        return read(session, common, new Layer.CommandLine());
    }

    /** A store that the command line names goes before a manager that only the environment or the file does. */
    JobsPlace read(Session session, CommonOptions common, Layer.CommandLine given) {
        if (manager != null && store.isGiven()) {
            throw CommandFailure.usage("give either a store (--mongo, --db) or a manager (--manager), not both");
        }
        Layer.CommandLine all =
                store.addTo(given).with(Setting.MANAGER, "--manager", manager).with(Setting.TOKEN, "--token", token);
        Sources sources = common.sources(session, all);
        Optional<ManagerAddress> address = store.isGiven() ? Optional.empty() : ManagerAddress.from(sources);
        return new JobsPlace(session, ReadConfig.from(sources, List.of()), address);
    }
}
