package io.qworker.mongo;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A tailable cursor: what was inserted after its position, as it comes. */
final class Tail extends AbstractCursor {

    private final Collection collection;
    private final Document filter;
    private final QueryMatcher matcher = new DefaultQueryMatcher();
    private int position;

    Tail(long id, Collection collection, Document filter) {
        super(id);
        this.collection = collection;
        this.filter = filter;
    }

    /** Waits until there is something to take, or for as long as given; then answers what there is. */
    List<Document> await(int most, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        synchronized (collection) {
            List<Document> batch = takeDocuments(most);
            for (long left = wait.toNanos(); batch.isEmpty() && left > 0; left = end - System.nanoTime()) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(collection, Math.max(left, 1_000_000));
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                    return batch;
                }
                batch = takeDocuments(most);
            }
            return batch;
        }
    }

    @Override
    public List<Document> takeDocuments(int most) {
        synchronized (collection) {
            if (collection.isDropped()) {
                throw new MongoServerError(175, "QueryPlanKilled", "collection dropped");
            }
            if (collection.hasLost(position)) {
                throw new MongoServerError(
                        136,
                        "CappedPositionLost",
                        "CollectionScan died due to position in capped collection being deleted");
            }
            List<Document> batch = new ArrayList<>();
            for (Map.Entry<Integer, Document> next : collection.after(position).entrySet()) {
                position = next.getKey();
                if (matcher.matches(next.getValue(), filter)) {
                    batch.add(next.getValue().cloneDeeply());
                    if (batch.size() == most) {
                        break;
                    }
                }
            }
            return batch;
        }
    }

    /** Never: more may come. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    static Document answer(String batchName, String namespace, List<Document> batch, long cursorId) {
        Document answer = new Document(
                "cursor", new Document("id", cursorId).append("ns", namespace).append(batchName, batch));
        Utils.markOkay(answer);
        return answer;
    }
}
