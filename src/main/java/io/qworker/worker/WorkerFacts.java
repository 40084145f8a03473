package io.qworker.worker;

import io.qworker.config.Config;
import io.qworker.node.os.Machine;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** What a worker says of itself, to its task files and to the store. */
final class WorkerFacts {

    private WorkerFacts() {}

    /** What the JavaScript worker knows: its identity, and the settings as {@code worker.options}. */
    static BsonDocument of(Identity identity, Config config) {
        BsonDocument facts = identity.document();
        facts.put("silent", BsonBoolean.valueOf(identity.silent()));
        facts.put("options", options(config));
        return facts;
    }

    /** What the worker's lease tells others of it. */
    static BsonDocument about(Identity identity, Config config) {
        BsonDocument about = identity.document();
        about.remove("id");
        about.remove("silent");
        String version = WorkerFacts.class.getPackage().getImplementationVersion();
        return about.append("host", new BsonString(Machine.hostname()))
                .append("lanes", new BsonInt32(config.work().lanes()))
                .append("version", new BsonString(version == null ? "development" : version));
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
