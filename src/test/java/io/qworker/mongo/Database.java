package io.qworker.mongo;

import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.memory.index.MemoryUniqueIndex;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A database whose collections may be capped and tailed. */
final class Database extends AbstractSynchronizedMongoDatabase<Integer> {

    private final Map<String, Collection.Cap> caps = new ConcurrentHashMap<>();

    Database(String name, CursorRegistry cursors) {
        super(name, cursors);
        initializeNamespacesAndIndexes();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        return switch (command.toLowerCase()) {
            case "create" -> super.handleCommand(channel, command, rememberCap(command, query), databases, oplog);
            case "find" ->
                Utils.isTrue(query.get("tailable")) && exists(query.get(command))
                        ? tail((String) query.get(command), query)
                        : super.handleCommand(channel, command, query, databases, oplog);
            case "listcollections" ->
                onlyNamed(query, withOptions(super.handleCommand(channel, command, query, databases, oplog)));
            case "collstats" ->
                super.handleCommand(channel, command, query, databases, oplog)
                        .append("capped", caps.containsKey((String) query.get(command)));
            case "drop" -> {
                collection((String) query.get(command)).ifPresent(Collection::dropped);
                caps.remove((String) query.get(command));
                yield super.handleCommand(channel, command, query, databases, oplog);
            }
            default -> super.handleCommand(channel, command, query, databases, oplog);
        };
    }

    /** The backend knows no capped collections: it must not hear of them. */
    private Document rememberCap(String command, Document query) {
        String name = (String) query.get(command);
        if (Utils.isTrue(query.get("capped")) && !exists(name)) {
            Number size = (Number) query.get("size");
            Number max = (Number) query.getOrDefault("max", Integer.MAX_VALUE);
            caps.put(name, new Collection.Cap(size.longValue(), max.longValue()));
        }
        Document plain = query.clone();
        List.of("capped", "size", "max", "autoIndexId").forEach(plain::remove);
        return plain;
    }

    private boolean exists(Object name) {
        return collection((String) name).isPresent();
    }

    private java.util.Optional<Collection> collection(String name) {
        return java.util.Optional.ofNullable((Collection) resolveCollection(name, false));
    }

    private Document tail(String name, Document query) {
        Collection collection = collection(name).orElseThrow();
        Document filter = (Document) query.getOrDefault("filter", new Document());
        int most = ((Number) query.getOrDefault("batchSize", 101)).intValue();
        Tail tail = new Tail(cursorRegistry.generateCursorId(), collection, filter);
        // A tailable cursor upon an empty collection is dead at once.
        boolean dead = collection.isEmpty();
        List<Document> batch = tail.takeDocuments(most);
        if (!dead) {
            cursorRegistry.add(tail);
        }
        return Tail.answer("firstBatch", collection.getFullName(), batch, dead ? 0 : tail.getId());
    }

    private Document withOptions(Document listed) {
        for (Document collection : batch(listed)) {
            Collection.Cap cap = caps.get((String) collection.get("name"));
            if (cap != null) {
                collection.put("options", new Document("capped", true).append("size", cap.size()));
            }
        }
        return listed;
    }

    private static Document onlyNamed(Document query, Document listed) {
        Document filter = (Document) query.getOrDefault("filter", new Document());
        if (filter.get("name") instanceof String name) {
            batch(listed).removeIf(collection -> !name.equals(collection.get("name")));
        }
        return listed;
    }

    @SuppressWarnings("unchecked")
    private static List<Document> batch(Document answer) {
        return (List<Document>) ((Document) answer.get("cursor")).get("firstBatch");
    }

    @Override
    protected Collection openOrCreateCollection(String name, CollectionOptions options) {
        return new Collection(this, name, options, cursorRegistry, caps.get(name));
    }

    @Override
    protected Index<Integer> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new MemoryUniqueIndex(name, keys, sparse);
    }

    @Override
    protected long getStorageSize() {
        return 0;
    }

    @Override
    protected long getFileSize() {
        return 0;
    }
}
