package io.qworker.js;

import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.js.runtime.JSAgent;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.PromiseRejectionTracker;
import com.oracle.truffle.js.runtime.objects.AsyncContext;
import com.oracle.truffle.js.runtime.objects.Undefined;

/**
 * The one way from Java into JavaScript: a turn is a call, then the ticks and microtasks it left. The functions are those
 * that Node's library hands to its C++ side while it starts.
 */
public final class Callbacks {

    private final LaneEnvironment lane;
    private Object process = Undefined.instance;
    private Object tick;
    private Bytes tickInfo;
    private Object immediates;
    private Object timers;
    private Object uncaught;
    private PromiseRejectionTracker rejections;

    Callbacks(LaneEnvironment lane) {
        this.lane = lane;
    }

    public void process(Object object) {
        process = object;
    }

    /** {@code info}: whether a tick is scheduled, whether a rejection waits to be reported. */
    public void ticks(Object processTicksAndRejections, Bytes info) {
        tick = processTicksAndRejections;
        tickInfo = info;
    }

    public void timers(Object processImmediate, Object processTimers) {
        immediates = processImmediate;
        timers = processTimers;
    }

    /** {@code trigger(error, fromPromise)}. */
    public void uncaught(Object trigger) {
        uncaught = trigger;
    }

    public void rejections(PromiseRejectionTracker tracker) {
        rejections = tracker;
        trackRejections(lane.realm().getAgent());
    }

    /** Hears of the rejected promises of an agent, too. */
    void trackRejections(JSAgent agent) {
        lane.realm().getContext().setPromiseRejectionTracker(agent, rejections);
    }

    /** A turn: {@code work}, then what it left to do. Nothing that JavaScript throws comes out of it. */
    void turn(Runnable work) {
        try {
            work.run();
        } catch (AbstractTruffleException | StackOverflowError thrown) {
            report(thrown);
        }
        drain();
    }

    /** Runs microtasks until none is left. */
    public void runMicrotasks() {
        lane.realm().getAgent().processAllPromises(true);
    }

    /**
     * Runs due timers. Answers when the next is due: ms of the lane's clock, negative when it must not keep the lane busy, 0
     * for none. What the last of them left to do is still to be {@link #drain drained}: it may change the answer.
     */
    double runTimers(double now) {
        while (true) {
            try {
                return JSRuntime.toDouble(JsValues.call(timers, process, now));
            } catch (AbstractTruffleException | StackOverflowError thrown) {
                report(thrown);
                drain();
            }
        }
    }

    /** When one throws, the rest of the queue comes before the ticks. */
    void runImmediates() {
        try {
            JsValues.call(immediates, process);
        } catch (AbstractTruffleException | StackOverflowError thrown) {
            report(thrown);
            return;
        }
        drain();
    }

    /** Runs the ticks and microtasks that the callback before has left. */
    public void drain() {
        if (tick == null) {
            return;
        }
        boolean done = false;
        while (!done) {
            try {
                drainOnce();
                done = true;
            } catch (AbstractTruffleException | StackOverflowError thrown) {
                report(thrown);
            }
        }
        JSAgent agent = lane.realm().getAgent();
        agent.asyncContextSwap(AsyncContext.empty());
    }

    private void drainOnce() {
        if (tickInfo.array()[tickInfo.offset()] == 0) {
            runMicrotasks();
        }
        if (tickInfo.array()[tickInfo.offset()] != 0 || tickInfo.array()[tickInfo.offset() + 1] != 0) {
            JsValues.call(tick, process);
        }
    }

    private void report(Throwable thrown) {
        try {
            if (uncaught == null) {
                lane.settings()
                        .uncaught()
                        .uncaught(JavaScriptError.of(thrown), UncaughtHandler.Origin.EXCEPTION, lane.globals());
            } else {
                JsValues.call(uncaught, process, JavaScriptError.thrownValue(thrown), false);
            }
        } catch (AbstractTruffleException | StackOverflowError again) {
            // The listener of uncaught exceptions threw itself.
            lane.settings()
                    .uncaught()
                    .uncaught(JavaScriptError.of(again), UncaughtHandler.Origin.EXCEPTION, lane.globals());
        }
    }
}
