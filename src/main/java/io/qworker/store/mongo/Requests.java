package io.qworker.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.qworker.job.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonObjectId;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * Stores the job of a request once, in three writes that may be cut off between any two. The job is inserted disabled and
 * carries a {@code ticket}; the request is marked as stored, with the ticket that the job carries; the job with that ticket
 * is enabled and the ticket goes. Whoever comes again continues where the other stopped. A job with another ticket than the
 * marker's was inserted by somebody who came too late, when the first job had been done and removed: it is deleted.
 */
final class Requests {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(5);
    private static final String STORED_AT = "storedAt";

    private final MongoCollection<BsonDocument> jobs;
    private final MongoCollection<BsonDocument> requests;
    private final InstantSource clock;
    private volatile Instant lastSweep = Instant.MIN;

    /** @param requests holds {@code {_id, ticket, storedAt}} for each request */
    Requests(MongoCollection<BsonDocument> jobs, MongoCollection<BsonDocument> requests, InstantSource clock) {
        this.jobs = jobs;
        this.requests = requests;
        this.clock = clock;
    }

    boolean addOnce(Job job) {
        forgetOld();
        Optional<BsonValue> ticket = ticketIn(requests, job.id()).or(() -> store(job));
        return ticket.isPresent() && enable(job, ticket.get());
    }

    /** Inserts the job and marks the request; answers the ticket of the marker. */
    private Optional<BsonValue> store(Job job) {
        BsonValue ours = new BsonObjectId(new ObjectId());
        BsonDocument waiting = new BsonDocument();
        waiting.putAll(job.document());
        waiting.append(Fields.DISABLED, BsonBoolean.TRUE).append(Fields.TICKET, ours);
        Optional<BsonValue> ticket = Insert.ifAbsent(jobs, waiting) ? Optional.of(ours) : ticketIn(jobs, job.id());
        if (ticket.isEmpty()) {
            // Enabled or removed by now, or a job from before the request was forgotten.
            return ticketIn(requests, job.id());
        }
        BsonDocument marker = new BsonDocument(Fields.ID, new BsonObjectId(job.id()))
                .append(Fields.TICKET, ticket.get())
                .append(STORED_AT, date(clock.instant()));
        return Insert.ifAbsent(requests, marker) ? ticket : ticketIn(requests, job.id());
    }

    private boolean enable(Job job, BsonValue ticket) {
        BsonValue disabled = job.document().get(Fields.DISABLED);
        Bson asDrafted = disabled == null ? unset(Fields.DISABLED) : set(Fields.DISABLED, disabled);
        Bson stored = and(eq(Fields.ID, job.id()), eq(Fields.TICKET, ticket));
        if (jobs.updateOne(stored, combine(asDrafted, unset(Fields.TICKET))).getModifiedCount() > 0) {
            return true;
        }
        jobs.deleteOne(and(eq(Fields.ID, job.id()), ne(Fields.TICKET, null), ne(Fields.TICKET, ticket)));
        return false;
    }

    private static Optional<BsonValue> ticketIn(MongoCollection<BsonDocument> collection, ObjectId id) {
        return Optional.ofNullable(collection
                        .find(eq(Fields.ID, id))
                        .projection(include(Fields.TICKET))
                        .first())
                .map(document -> document.get(Fields.TICKET));
    }

    private void forgetOld() {
        Instant now = clock.instant();
        if (lastSweep.isBefore(now.minus(SWEEP_EVERY))) {
            lastSweep = now;
            requests.createIndex(
                    new BsonDocument(STORED_AT, new BsonInt32(1)), new IndexOptions().name("qworkerAgeIndex"));
            requests.deleteMany(lte(STORED_AT, date(now.minus(REMEMBERED))));
        }
    }

    private static BsonDateTime date(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }
}
