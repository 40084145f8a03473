package io.qworker.worker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;

/**
 * The steps of a worker's stop, each done whatever became of the others: no new jobs, tell the running ones and give them
 * time, hand back what is left, run the finalizers, take leave of the channel. Source: protocol.md §2.3.
 *
 * @param grace how long each step may take
 */
record OrderlyStop(Announcer announcer, Lanes lanes, List<Session> sessions, Duration grace) {

    /** @param started whether the worker ever started: else no hooks are to be run */
    void run(boolean started) {
        announcer.listener().stopping();
        announcer.trigger("before:stop");
        sessions.forEach(session -> step(session::pause));
        sessions.forEach(session -> await(session::tellRunning));
        sessions.forEach(session -> step(() -> session.awaitIdle(grace)));
        sessions.forEach(session -> step(session::close));
        if (started) {
            lanes.emit("agenda:stop");
            announcer.sayWithTasks("stop");
            await(lanes::unloadTasks);
            await(() -> lanes.runWorkerHooks("finalizer"));
        }
        announcer.trigger("stop");
        announcer.trigger("terminate");
        takeLeave();
    }

    private void takeLeave() {
        lanes.emit("disconnected");
        announcer.listener().disconnected();
        announcer.trigger("disconnected");
        announcer.say("disconnected", new BsonDocument());
        announcer.channel().close();
        step(lanes::close);
        announcer.listener().stopped();
    }

    private void await(Callable<Future<Void>> action) {
        step(() -> action.call().get(grace.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void step(Step step) {
        try {
            step.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            announcer.listener().failed(StartFailure.describe(e));
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }
}
