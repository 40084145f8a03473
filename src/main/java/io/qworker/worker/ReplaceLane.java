package io.qworker.worker;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts a fresh lane in the place of one that has ended.
 *
 * @param stop stops the worker, for a reason, when it cannot have its lane again
 */
record ReplaceLane(Lanes lanes, Sessions sessions, Announcer announcer, Consumer<Optional<String>> stop) {

    void ended(TaskLane ended, int code) {
        if (ended.wasStopped()) {
            announcer.error("A job did not end when it was told to; its lane was stopped and is started anew");
            sessions.forEach(each -> each.laneStopped(ended));
        } else {
            exited(ended, code);
        }
        restart(ended);
    }

    /** A task file called {@code process.exit}: its lane's jobs fail. */
    private void exited(TaskLane ended, int code) {
        String reason = "process.exit(" + code + ") ended the lane in which the job ran";
        announcer.error("A task file called process.exit(" + code + "); its lane is started anew");
        sessions.forEach(each -> each.laneEnded(ended, reason));
    }

    private void restart(TaskLane ended) {
        try {
            lanes.restart(ended);
            sessions.forEach(Session::laneReady);
        } catch (RuntimeException e) {
            announcer.error(StartFailure.describe(e));
            stop.accept(Optional.of("A lane could not be started anew"));
        }
    }
}
