package io.qworker.store.mongo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.BsonDateTime;

/**
 * What this process remembers of one of its leases: until when it surely lives, and what its renewals wrote to
 * {@code lockedAt}. Node peers judge a lock by its age alone (10 minutes by default), so it is rewritten in good time.
 */
final class Locks {

    /** A renewal comes at least as often, so no lock gets older than twice this. */
    private static final Duration REFRESH_AFTER = Duration.ofSeconds(30);

    private Instant expiresAt;
    private Instant refreshedAt;
    private List<BsonDateTime> stamps = List.of();

    Locks(Instant expiresAt, Instant refreshedAt) {
        this.expiresAt = expiresAt;
        this.refreshedAt = refreshedAt;
    }

    synchronized void expireAt(Instant end) {
        expiresAt = end;
    }

    synchronized boolean livesAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    synchronized boolean mustRefresh(Instant now) {
        return !now.isBefore(refreshedAt.plus(REFRESH_AFTER));
    }

    /** Two are kept: while one is being written, jobs still carry the one before. */
    synchronized void refreshed(BsonDateTime stamp, Instant now) {
        stamps = stamps.isEmpty() ? List.of(stamp) : List.of(stamps.getLast(), stamp);
        refreshedAt = now;
    }

    synchronized List<BsonDateTime> stamps() {
        return stamps;
    }
}
