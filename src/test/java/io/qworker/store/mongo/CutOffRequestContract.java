package io.qworker.store.mongo;

import static io.qworker.store.StoreFixture.draft;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mongodb.client.MongoCollection;
import io.qworker.job.JobDraft;
import io.qworker.store.StoreFixture;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** What a process that died while it stored a request leaves behind, and what the next one makes of it. */
interface CutOffRequestContract extends StoreFixture {

    MongoCollection<BsonDocument> collection();

    MongoCollection<BsonDocument> markers();

    @Test
    default void a_job_that_was_inserted_but_not_marked_is_not_claimed_until_the_request_comes_again() {
        ObjectId request = new ObjectId();
        inserted(request, new ObjectId());
        assertEquals(List.of(), claim(store(), lease(), "mail"));
        assertStoredBy(request);
    }

    @Test
    default void a_job_that_was_marked_but_not_enabled_is_enabled() {
        ObjectId request = new ObjectId();
        ObjectId ticket = new ObjectId();
        inserted(request, ticket);
        marked(request, ticket);
        assertStoredBy(request);
    }

    @Test
    default void a_job_that_was_removed_before_it_was_enabled_stays_removed() {
        ObjectId request = new ObjectId();
        marked(request, new ObjectId());
        assertFalse(store().addOnce(request, draft("mail", now())));
        assertEquals(Optional.empty(), store().find(request));
    }

    /** It was inserted after the first one was done: running it would be twice. */
    @Test
    default void a_copy_that_came_too_late_is_deleted() {
        ObjectId request = new ObjectId();
        marked(request, new ObjectId());
        inserted(request, new ObjectId());
        assertFalse(store().addOnce(request, draft("mail", now())));
        assertEquals(Optional.empty(), store().find(request));
    }

    private void inserted(ObjectId request, ObjectId ticket) {
        collection()
                .insertOne(draft("mail", now())
                        .toJob(request)
                        .document()
                        .append("disabled", BsonBoolean.TRUE)
                        .append("ticket", new BsonObjectId(ticket)));
    }

    private void marked(ObjectId request, ObjectId ticket) {
        markers()
                .insertOne(new BsonDocument("_id", new BsonObjectId(request))
                        .append("ticket", new BsonObjectId(ticket))
                        .append("storedAt", StoreFixture.date(now())));
    }

    private void assertStoredBy(ObjectId request) {
        JobDraft draft = draft("mail", now());
        assertTrue(store().addOnce(request, draft));
        assertEquals(
                draft.toJob(request).document(),
                store().find(request).orElseThrow().document());
        assertFalse(other().addOnce(request, draft));
        assertEquals(1, claim(store(), lease(), "mail").size());
    }
}
