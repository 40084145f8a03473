package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.store.Storage;
import io.qworker.task.TaskDefinition;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The rooms of the product that the command line opens.
 *
 * @param queues opens the store and the bus
 * @param processes those that work until they are stopped
 * @param run runs one job
 * @param check loads one task without running it
 * @param engine tells which JavaScript engine this is
 */
public record Rooms(Queues queues, Processes processes, Run run, Check check, Supplier<Engine> engine) {

    /** Opens the store and the bus that the settings name. Throws {@link io.qworker.store.StoreException}. */
    @FunctionalInterface
    public interface Queues {
        Storage open(Config.Storage storage);
    }

    /** A worker, and a manager. */
    public record Processes(Worker worker, Manager manager) {}

    /** Manages until it is stopped; answers the exit code. */
    @FunctionalInterface
    public interface Manager {
        int manage(ManagerRequest request, ManagerConsole console);
    }

    /** Works until the worker is stopped; answers the exit code. */
    @FunctionalInterface
    public interface Worker {
        int work(Config config, WorkerConsole console);
    }

    /** Runs one job here and now, telling the console what it says meanwhile. */
    @FunctionalInterface
    public interface Run {
        RunOutcome run(RunRequest request, RunConsole console);
    }

    /** Loads one task's JavaScript in a dry run and reports what will not work. */
    @FunctionalInterface
    public interface Check {
        TaskReport check(TaskDefinition task, Config config);
    }

    /**
     * The JavaScript engine.
     *
     * @param implementation {@code GraalVM CE} with the optimizing compiler, {@code Interpreted} without
     */
    public record Engine(String implementation, String version) {

        boolean interpreted() {
            return implementation.toLowerCase(Locale.ROOT).contains("interpreted");
        }
    }
}
