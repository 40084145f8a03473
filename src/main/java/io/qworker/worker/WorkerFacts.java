package io.qworker.worker;

import io.qworker.config.Config;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** What the JavaScript worker knows of itself: its identity, and the settings as {@code worker.options}. */
final class WorkerFacts {

    private WorkerFacts() {}

    static BsonDocument of(Identity identity, Config config) {
        BsonDocument facts = identity.document();
        facts.put("silent", BsonBoolean.valueOf(identity.silent()));
        facts.put("options", options(config));
        return facts;
    }

    private static BsonDocument options(Config config) {
        BsonDocument options = new BsonDocument();
        options.put(
                "paths",
                texts(config.tasks().paths().stream().map(String::valueOf).toList()));
        options.put("persistJobs", BsonBoolean.valueOf(config.work().ending().persistJobs()));
        options.put(
                "pingInterval", new BsonInt64(config.reports().pingInterval().toMillis()));
        options.put("channelName", new BsonString(config.storage().channelName()));
        config.reports().jobAttributes().forEach((option, paths) -> options.put(option, texts(paths)));
        return options;
    }

    private static BsonArray texts(List<String> texts) {
        return new BsonArray(texts.stream().map(BsonString::new).toList());
    }
}
