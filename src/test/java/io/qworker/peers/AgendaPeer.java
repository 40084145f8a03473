package io.qworker.peers;

import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** A Node process with an Agenda of some version over our collection of jobs. */
record AgendaPeer(NodeProgram program) implements AutoCloseable {

    /** The versions whose documents and queries differ. */
    static final List<String> VERSIONS = List.of("0.7.9", "4.4.0", "5.0.0", "6.2.6");

    /** Connects to the {@code Job} collection under this name; it runs nothing yet. */
    static AgendaPeer start(String version, String uri, String name) {
        return start(version, uri, name, new BsonDocument());
    }

    /** @param options Agenda's own, such as {@code defaultLockLifetime} */
    static AgendaPeer start(String version, String uri, String name, BsonDocument options) {
        BsonDocument settings = new BsonDocument("uri", new BsonString(uri))
                .append("collection", new BsonString("Job"))
                .append("name", new BsonString(name));
        settings.putAll(options);
        return new AgendaPeer(NodeProgram.start("agenda_peer.js", version, settings.toJson()));
    }

    AgendaPeer define(String task) {
        return define(task, new BsonDocument());
    }

    AgendaPeer define(String task, BsonDocument options) {
        program.ask("define", new BsonString(task), options);
        return this;
    }

    /** Runs what it has defined. */
    AgendaPeer run() {
        program.ask("start");
        return this;
    }

    void stop() {
        program.ask("stop");
    }

    List<ObjectId> now(String task, List<BsonDocument> data) {
        return program.ask("now", new BsonString(task), new BsonArray(data)).asArray().stream()
                .map(AgendaPeer::id)
                .toList();
    }

    ObjectId now(String task, BsonDocument data) {
        return now(task, List.of(data)).getFirst();
    }

    /** @param millis from now */
    ObjectId schedule(int millis, String task, BsonDocument data) {
        return id(program.ask("schedule", new BsonInt32(millis), new BsonString(task), data));
    }

    ObjectId schedule(String when, String task, BsonDocument data) {
        return id(program.ask("schedule", new BsonString(when), new BsonString(task), data));
    }

    ObjectId every(BsonValue interval, String task, BsonDocument data) {
        return id(program.ask("every", interval, new BsonString(task), data));
    }

    ObjectId unique(String task, BsonDocument data) {
        return id(program.ask("unique", new BsonString(task), data));
    }

    /** Its runs that have ended. */
    List<JobRun> runs() {
        return program.told("ran").stream().map(JobRun::of).toList();
    }

    private static ObjectId id(BsonValue value) {
        return new ObjectId(value.asString().getValue());
    }

    @Override
    public void close() {
        program.close();
    }
}
