package io.qworker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerConsoleTest {

    private static final String ID = "6b04f7d17528564f8c86de0d";

    @Test
    void failures_stops_and_errors_are_always_told() {
        assertEquals(
                List.of(
                        "Error: connection lost",
                        "Task - demo (" + ID + "): failed - Error: boom",
                        "Stopped: bee [4242]"),
                everything(0));
    }

    @Test
    void once_verbose_tells_of_connections_managers_and_jobs() {
        assertEquals(
                List.of(
                        "Connected: bee [4242]",
                        "Manager `app` is online",
                        "Error: connection lost",
                        "Task - demo (" + ID + "): started",
                        "Task - demo (" + ID + "): failed - Error: boom",
                        "Task - demo (" + ID + "): completed",
                        "Manager `app` is offline",
                        "Stopped: bee [4242]",
                        "Disconnected: bee [4242]"),
                everything(1));
    }

    @Test
    void twice_verbose_adds_pauses_and_progress() {
        List<String> added = everything(2);
        added.removeAll(everything(1));
        assertEquals(
                List.of(
                        "Task - demo (" + ID + "): progress - 50%",
                        "Task - demo (" + ID + "): progress - 33.3%",
                        "Paused worker (`app` is offline)",
                        "Paused worker"),
                added);
    }

    @Test
    void three_times_verbose_adds_loading_and_hooks() {
        List<String> added = everything(3);
        added.removeAll(everything(2));
        assertEquals(
                List.of(
                        "Loaded task: demo - Demo",
                        "Worker `bee` lifecycle event: initializer",
                        "Task `demo` lifecycle event: finalizer",
                        "Task `demo` lifecycle event: observer (job: " + ID + ")",
                        "Stopping: bee [4242]"),
                added);
    }

    @Test
    void where_jobs_are_kept_and_that_a_manager_is_missing_is_always_told() {
        List<String> lines = new ArrayList<>();
        WorkerConsole console = new WorkerConsole("bee", 4242, 0, lines::add);
        console.keepsJobsIn("/here/qworker.db");
        console.waitsForManager("mubsub");
        assertEquals("Jobs are kept in /here/qworker.db", lines.getFirst());
        assertEquals(
                "Waiting for a manager on mubsub: start one with `qworker manager`, or run this worker on its own with"
                        + " --standalone",
                lines.getLast());
    }

    private static List<String> everything(int verbose) {
        List<String> lines = new ArrayList<>();
        WorkerConsole console = new WorkerConsole("bee", 4242, verbose, lines::add);
        console.connected();
        console.managerOnline("app");
        console.taskLoaded("demo", "Demo");
        console.workerHook("bee", "initializer");
        console.taskHook("demo", "finalizer", "");
        console.taskHook("demo", "observer", ID);
        console.error("connection lost");
        console.jobStarted("demo", ID);
        console.jobProgress("demo", ID, 50);
        console.jobProgress("demo", ID, 33.3);
        console.jobFailed("demo", ID, "Error: boom");
        console.jobCompleted("demo", ID);
        console.managerOffline("app");
        console.paused("app");
        console.paused("");
        console.stopping();
        console.stopped();
        console.disconnected();
        return lines;
    }
}
