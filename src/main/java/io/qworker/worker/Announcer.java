package io.qworker.worker;

import io.qworker.bus.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * What the worker says on the channel, and to the listeners in its lanes. Source: protocol.md §2.1.
 *
 * @param lanes told of local events; there may be none yet
 */
record Announcer(Identity identity, Channel channel, WorkerListener listener, InstantSource clock, LaneEvents lanes) {

    /** Tells JavaScript listeners of a local event. */
    @FunctionalInterface
    interface LaneEvents {
        void emit(String event, BsonValue... arguments);
    }

    /** Publishes {@code worker:<event>} with the worker as its message, then tells the lanes. */
    CompletableFuture<Void> trigger(String event) {
        return channel.publish("worker:" + event, identity.document()).handle((done, failure) -> {
            lanes.emit(event);
            return null;
        });
    }

    CompletableFuture<Void> publish(String topic, BsonValue content) {
        return channel.publish(topic, content);
    }

    /** A notification; when silent, only listeners in this process hear of it. */
    void notify(Notification notification) {
        listener.notified(notification);
        BsonDocument entry = notification.entry(identity.id());
        if (identity.silent()) {
            lanes.emit("emit", entry);
        } else {
            channel.publish(Topics.WORKER_NOTIFICATION, entry);
        }
    }

    /** A notification of the worker itself. */
    void say(String type, BsonDocument fields) {
        notify(new Notification("Worker", identity.id(), type, clock.instant(), fields));
    }

    /** {@code start} and {@code stop}, with the tasks. */
    void sayWithTasks(String type) {
        List<BsonString> ids = identity.taskIds().stream().map(BsonString::new).toList();
        say(type, new BsonDocument("taskIds", new BsonArray(ids)));
    }

    void error(String message) {
        say("log:error", new BsonDocument("msg", new BsonString(message)));
        listener.failed(message);
        lanes.emit("error", new BsonString(message));
    }
}
