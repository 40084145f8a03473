package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.config.HttpSettings;
import java.util.Optional;

/**
 * What to manage.
 *
 * @param application the manager's name
 * @param config the settings; those of its tasks are for a worker in the same process, if any are named
 * @param http where to answer HTTP; empty for nowhere
 */
public record ManagerRequest(String application, Config config, Optional<HttpSettings> http) {

    boolean withWorker() {
        return !config.tasks().ids().isEmpty();
    }
}
