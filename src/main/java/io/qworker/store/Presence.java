package io.qworker.store;

import java.time.Instant;
import org.bson.BsonDocument;

/**
 * A worker that is there: it holds a lease that has not run out. One that was started anew shows twice until the jobs of its
 * former start are done.
 *
 * @param about what the worker said of itself when it opened the lease: {@code pid, host, taskIds, startedAt, lanes,
 *     standalone, version}; empty when it said nothing
 * @param jobs how many jobs it holds under this lease, those that have not begun included
 */
public record Presence(String workerId, BsonDocument about, Instant expiresAt, int jobs) {}
