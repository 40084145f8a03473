package io.qworker.js;

import com.oracle.truffle.js.runtime.JSAgent;
import com.oracle.truffle.js.runtime.JSAgentWaiterList.WaiterRecord;

/** A lane as the engine's memory model sees it: it may block in {@code Atomics.wait}, and others can wake its loop. */
final class LaneAgent extends JSAgent {

    /** How soon a wait with a time limit is noticed to be over: the engine tells nobody. */
    private static final long LOOK_EVERY_MS = 5;

    private final EventLoop loop;

    LaneAgent(EventLoop loop) {
        super(true);
        this.loop = loop;
    }

    /** The turn does nothing: the promises that wait are settled with the microtasks after it. */
    @Override
    public void wake() {
        loop.post(() -> {});
    }

    @Override
    public void enqueueWaitAsyncPromiseJob(WaiterRecord waiter) {
        super.enqueueWaitAsyncPromiseJob(waiter);
        if (!Double.isInfinite(waiter.getTimeout())) {
            Thread.ofVirtual().start(() -> wakeWhenOver(waiter));
        }
    }

    private void wakeWhenOver(WaiterRecord waiter) {
        try {
            while (!isOver(waiter) && !loop.isStopped()) {
                Thread.sleep(LOOK_EVERY_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        wake();
    }

    private static boolean isOver(WaiterRecord waiter) {
        waiter.getWaiterListEntry().enterCriticalSection();
        try {
            return waiter.isReadyToResolve();
        } finally {
            waiter.getWaiterListEntry().leaveCriticalSection();
        }
    }
}
