package io.qworker.cli;

import io.qworker.manager.LiveWorker;
import io.qworker.manager.ManagerListener;
import java.net.URI;
import java.util.function.Consumer;

/** Turns what a manager decides into lines; how much is said depends on how often {@code -v} was given. */
public final class ManagerConsole implements ManagerListener {

    private final String application;
    private final int verbose;
    private final Consumer<String> lines;

    /** @param lines takes each line; it may be called by several threads at once */
    public ManagerConsole(String application, int verbose, Consumer<String> lines) {
        this.application = application;
        this.verbose = verbose;
        this.lines = lines;
    }

    int verbose() {
        return verbose;
    }

    Consumer<String> lines() {
        return lines;
    }

    /** @param store which file or server, as {@link io.qworker.store.JobStore#describe} has it */
    public void keepsJobsIn(String store) {
        say(0, "Jobs are kept in " + store);
    }

    /** @param address where HTTP is answered */
    public void answersAt(URI address) {
        say(0, "HTTP on " + address);
    }

    @Override
    public void leads() {
        say(0, "Manager `" + application + "` leads");
    }

    @Override
    public void standsBy() {
        say(0, "Manager `" + application + "` stands by while another leads");
    }

    @Override
    public void stopped() {
        say(0, "Stopped: " + application);
    }

    @Override
    public void admitted(LiveWorker worker) {
        say(1, name(worker) + " may start: " + String.join(", ", worker.taskIds()));
    }

    @Override
    public void refused(LiveWorker worker, String reason) {
        say(0, name(worker) + " was refused: " + reason);
    }

    @Override
    public void online(LiveWorker worker) {
        say(1, name(worker) + " is online");
    }

    @Override
    public void offline(LiveWorker worker) {
        say(0, name(worker) + " is offline: it has been silent for too long");
    }

    @Override
    public void left(LiveWorker worker) {
        say(1, name(worker) + " has stopped");
    }

    @Override
    public void scheduled(String name, String jobId) {
        say(2, "Scheduled " + name + " (" + jobId + ")");
    }

    @Override
    public void returnedJobs(int count) {
        say(0, count + (count == 1 ? " job" : " jobs") + " of dead workers will run again");
    }

    @Override
    public void warned(String message) {
        say(0, "Warning: " + message);
    }

    @Override
    public void failed(String message) {
        say(0, "Error: " + message);
    }

    private static String name(LiveWorker worker) {
        return "Worker `" + worker.id() + "` [" + worker.pid() + "]";
    }

    private void say(int level, String line) {
        if (verbose >= level) {
            lines.accept(line);
        }
    }
}
