package io.qworker.cli;

import io.qworker.config.Config;

/**
 * What to manage.
 *
 * @param application the manager's name
 * @param config the settings; those of its tasks are for a worker in the same process, if any are named
 */
public record ManagerRequest(String application, Config config) {

    boolean withWorker() {
        return !config.tasks().ids().isEmpty();
    }
}
