package io.qworker.node.module;

import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.nodes.ControlFlowException;
import com.oracle.truffle.js.runtime.JSRealm;
import io.qworker.js.NodeException;
import java.util.function.Supplier;

/**
 * Stops JavaScript that runs too long, by an exception that no script can catch. As its {@code finally} blocks do run, and may
 * take their time too, it is thrown again and again until the script has ended.
 */
final class TimeLimit {

    private static final long AGAIN_MILLIS = 50;

    private final JSRealm realm;
    private final long millis;
    private final Thread lane = Thread.currentThread();
    private volatile boolean running = true;

    private TimeLimit(JSRealm realm, long millis) {
        this.realm = realm;
        this.millis = millis;
    }

    /**
     * Runs {@code script} on this thread.
     *
     * @param millis the longest it may take; none if below 1
     * @throws NodeException with code {@code ERR_SCRIPT_EXECUTION_TIMEOUT}
     */
    static Object within(JSRealm realm, long millis, Supplier<Object> script) {
        return millis < 1 ? script.get() : new TimeLimit(realm, millis).run(script);
    }

    private Object run(Supplier<Object> script) {
        Thread watch = Thread.ofVirtual().start(this::watch);
        try {
            return script.get();
        } catch (Expired expired) {
            if (expired.limit != this) {
                throw expired;
            }
            throw new NodeException(
                    "ERR_SCRIPT_EXECUTION_TIMEOUT", "Script execution timed out after " + millis + "ms");
        } finally {
            running = false;
            watch.interrupt();
        }
    }

    private void watch() {
        try {
            Thread.sleep(millis);
            while (running) {
                realm.getEnv().submitThreadLocal(new Thread[] {lane}, new Stop());
                Thread.sleep(AGAIN_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Stop extends ThreadLocalAction {

        Stop() {
            super(true, false);
        }

        @Override
        protected void perform(Access access) {
            if (running) {
                throw new Expired(TimeLimit.this);
            }
        }
    }

    private static final class Expired extends ControlFlowException {

        private static final long serialVersionUID = 1L;

        private final transient TimeLimit limit;

        Expired(TimeLimit limit) {
            this.limit = limit;
        }
    }
}
