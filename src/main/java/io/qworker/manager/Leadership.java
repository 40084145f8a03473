package io.qworker.manager;

import io.qworker.store.JobStore;
import io.qworker.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bson.types.ObjectId;

/** Whether this manager is the one that acts: it holds a lease in the store, which it renews at each look. */
final class Leadership {

    private final JobStore store;
    private final String manager;
    private final Duration life;
    private final InstantSource clock;
    private volatile boolean leads;
    private volatile Optional<Instant> ledBefore = Optional.empty();
    private Instant until = Instant.MIN;

    Leadership(JobStore store, String application, Duration life, InstantSource clock) {
        this.store = store;
        this.manager = application + "-" + new ObjectId().toHexString();
        this.life = life;
        this.clock = clock;
    }

    /** When a manager ceased to lead before this one began to; empty when none ever led. */
    Optional<Instant> ledBefore() {
        return ledBefore;
    }

    boolean leads() {
        return leads;
    }

    /** Takes or renews the lease. Throws {@link StoreException}; who cannot renew it in time leads no more. */
    boolean look() {
        Instant asked = clock.instant();
        try {
            if (!leads) {
                ledBefore = store.ledUntil();
            }
            leads = store.lead(manager, life);
            until = asked.plus(life);
            return leads;
        } catch (StoreException e) {
            leads = leads && asked.isBefore(until);
            throw e;
        }
    }

    void resign() {
        leads = false;
        store.resign(manager);
    }
}
