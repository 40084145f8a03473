package io.qworker.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryParameters;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Documents in the order in which they were inserted; when capped, the oldest give way. Answers are copies, since they are
 * encoded while others may write.
 */
final class Collection extends AbstractSynchronizedMongoCollection<Integer> {

    /** The bounds of a capped collection: bytes and documents. */
    record Cap(long size, long max) {}

    private final TreeMap<Integer, Document> documents = new TreeMap<>();
    private final AtomicInteger dataSize = new AtomicInteger();
    private final Cap cap;
    private int lastPosition;
    private boolean dropped;
    private boolean modifying;

    Collection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors, Cap cap) {
        super(database, name, options, cursors);
        this.cap = cap;
    }

    @Override
    public synchronized void addDocument(Document document) {
        super.addDocument(document);
        while (cap != null && count() > 1 && (getDataSize() > cap.size() || count() > cap.max())) {
            removeDocument(documents.firstEntry().getValue());
        }
        notifyAll();
    }

    synchronized void dropped() {
        dropped = true;
        notifyAll();
    }

    synchronized boolean isDropped() {
        return dropped;
    }

    /** The documents after a position, and their positions. */
    Map<Integer, Document> after(int position) {
        return documents.tailMap(position, false);
    }

    /** Whether the document at this position gave way to newer ones. */
    boolean hasLost(int position) {
        return !documents.isEmpty() && position > 0 && position < documents.firstKey();
    }

    @Override
    protected Integer addDocumentInternal(Document document) {
        documents.put(++lastPosition, document);
        return lastPosition;
    }

    @Override
    public synchronized QueryResult handleQuery(QueryParameters parameters) {
        QueryResult result = super.handleQuery(parameters);
        if (modifying) {
            return result;
        }
        return new QueryResult(copies(result.collectDocuments()), result.getCursorId());
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        // It changes the very documents that its own query answers.
        modifying = true;
        try {
            return super.findAndModify(query).cloneDeeply();
        } finally {
            modifying = false;
        }
    }

    @Override
    protected Cursor createCursor(List<Document> remaining) {
        return super.createCursor(copies(remaining));
    }

    private static List<Document> copies(List<Document> documents) {
        return documents.stream().map(Document::cloneDeeply).toList();
    }

    /** The backend takes the index of ids only for queries by nothing else; ours name ids and conditions. */
    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        Document byId = new Document();
        findCondition(query, "_id").ifPresent(condition -> byId.put("_id", condition));
        for (Index<Integer> index : getIndexes()) {
            if (!byId.isEmpty() && index.canHandle(byId)) {
                return matchDocuments(query, index.getPositions(byId), orderBy, skip, limit, batchSize, fields);
            }
        }
        return super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    /** What the query asks of a field, be it within {@code $and}. */
    private static Optional<Object> findCondition(Document query, String field) {
        if (query.containsKey(field)) {
            return Optional.ofNullable(query.get(field));
        }
        return query.get("$and") instanceof List<?> conditions
                ? conditions.stream()
                        .flatMap(each -> findCondition((Document) each, field).stream())
                        .findFirst()
                : Optional.empty();
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        var natural = isNaturalDescending(orderBy) ? documents.descendingMap() : documents;
        return matchDocumentsFromStream(natural.values().stream(), query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected Stream<DocumentWithPosition<Integer>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream().map(entry -> new DocumentWithPosition<>(entry.getValue(), entry.getKey()));
    }

    @Override
    protected void removeDocument(Integer position) {
        documents.remove(position);
    }

    @Override
    protected Document getDocument(Integer position) {
        return documents.get(position);
    }

    @Override
    protected void handleUpdate(Integer position, Document old, Document updated) {}

    @Override
    protected void updateDataSize(int change) {
        dataSize.addAndGet(change);
    }

    @Override
    protected int getDataSize() {
        return dataSize.get();
    }

    @Override
    public synchronized int count() {
        return documents.size();
    }
}
