package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.config.ManagerAddress;
import io.qworker.http.ManagerClient;
import io.qworker.queue.JobsAccess;
import io.qworker.queue.StoredJobs;
import io.qworker.store.Storage;
import java.util.Optional;

/**
 * Opens the jobs where they are.
 *
 * @param manager whom to ask; empty to go to the store itself
 */
record JobsPlace(Session session, Config config, Optional<ManagerAddress> manager) {

    /** Empty if jobs would be kept in a file that does not exist. */
    Optional<JobsAccess> existing() {
        return manager.<JobsAccess>map(ManagerClient::new)
                .or(() -> ExistingJobs.open(session, config.storage()).map(this::stored));
    }

    /** The same for verbs that need a job. */
    JobsAccess require() {
        return existing().orElseThrow(() -> CommandFailure.failed(nothing()));
    }

    /** Makes the file if it is missing. */
    JobsAccess open() {
        return manager.<JobsAccess>map(ManagerClient::new)
                .orElseGet(() -> stored(session.rooms().queues().open(config.storage())));
    }

    String nothing() {
        return ExistingJobs.nothing(config.storage());
    }

    private JobsAccess stored(Storage queue) {
        return new StoredJobs(
                queue.jobs(),
                queue.bus(),
                session.clock(),
                problem -> session.terminal().warn(problem.getMessage()));
    }
}
