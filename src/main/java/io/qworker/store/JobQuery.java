package io.qworker.store;

import org.bson.BsonDocument;

/**
 * Jobs asked for in MongoDB's words, as Agenda's {@code jobs} takes them.
 *
 * @param filter which; an empty one means all
 * @param sort by which fields, 1 or -1 each; empty for no order in particular
 * @param skip how many to leave out at the beginning
 * @param limit how many at most; 0 for all
 */
public record JobQuery(BsonDocument filter, BsonDocument sort, int skip, int limit) {

    public static JobQuery of(BsonDocument filter) {
        return new JobQuery(filter, new BsonDocument(), 0, 0);
    }
}
