package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.store.Storage;
import java.nio.file.Files;
import java.util.Optional;

/** Opens the store for verbs that only look at what is there, so that looking in the wrong folder makes no file. */
final class ExistingJobs {

    private ExistingJobs() {}

    /** The store and its bus; empty if jobs would be kept in a file that does not exist. */
    static Optional<Storage> open(Session session, Config.Storage storage) {
        boolean nothing = storage.mongo().isEmpty() && !Files.exists(storage.file());
        return nothing ? Optional.empty() : Optional.of(session.rooms().queues().open(storage));
    }

    /** The same for verbs that need a job. */
    static Storage require(Session session, Config.Storage storage) {
        return open(session, storage).orElseThrow(() -> CommandFailure.failed(nothing(storage)));
    }

    static String nothing(Config.Storage storage) {
        return "there is no file " + storage.file() + " yet, and so no job; --db or --mongo say where jobs are";
    }
}
