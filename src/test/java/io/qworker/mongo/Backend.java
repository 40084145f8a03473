package io.qworker.mongo;

import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.Channel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Adds to the memory backend what current drivers ask for: hello, a replica set of one, tailable cursors, errors by code. */
final class Backend extends AbstractMongoBackend {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

    private volatile String address = "";

    Backend(Clock clock) {
        super(clock);
        version(new MongoVersion() {
            @Override
            public List<Integer> getVersionArray() {
                return List.of(5, 0, 0);
            }

            @Override
            public int getWireVersion() {
                return 13;
            }
        });
    }

    void listensAt(String address) {
        this.address = address;
    }

    @Override
    protected Database openOrCreateDatabase(String name) {
        return new Database(name, getCursorRegistry());
    }

    /** Answers failures as documents: clients that speak OP_QUERY would otherwise lose their connection. */
    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        try {
            return switch (command.toLowerCase()) {
                case "hello", "ismaster" -> hello(super.handleCommand(channel, database, "ismaster", query));
                case "endsessions" -> ok();
                default -> super.handleCommand(channel, database, command, query);
            };
        } catch (MongoServerException failure) {
            return failed(failure);
        }
    }

    private Document hello(Document answer) {
        return answer.append("isWritablePrimary", true)
                .append("helloOk", true)
                .append("secondary", false)
                .append("setName", "test")
                .append("setVersion", 1)
                .append("hosts", List.of(address))
                .append("primary", address)
                .append("me", address);
    }

    @Override
    protected Document handleGetMore(String database, String command, Document query) {
        long id = ((Number) query.get(command)).longValue();
        Cursor cursor = getCursorRegistry().getCursor(id);
        if (!(cursor instanceof Tail tail)) {
            return super.handleGetMore(database, command, query);
        }
        int most = ((Number) query.getOrDefault("batchSize", 0)).intValue();
        Number wait = (Number) query.getOrDefault("maxTimeMS", USUAL_WAIT.toMillis());
        try {
            List<Document> batch = tail.await(most, Duration.ofMillis(wait.longValue()));
            return Tail.answer("nextBatch", database + "." + query.get("collection"), batch, id);
        } catch (MongoServerError broken) {
            getCursorRegistry().remove(tail);
            throw broken;
        }
    }

    private static Document failed(MongoServerException failure) {
        Document answer = new Document("ok", 0.0).append("errmsg", failure.getMessageWithoutErrorCode());
        if (failure instanceof MongoServerError known) {
            answer.append("code", known.getCode()).append("codeName", known.getCodeName());
        }
        return answer;
    }

    private static Document ok() {
        Document answer = new Document();
        Utils.markOkay(answer);
        return answer;
    }
}
