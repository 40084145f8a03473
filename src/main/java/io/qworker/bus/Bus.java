package io.qworker.bus;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/**
 * Publish and subscribe. Messages reach every subscriber, the publisher's own included, in the order in which they were
 * stored; what was published before a subscription began is not replayed. Delivery is a hint: whoever needs certainty
 * polls as well. Source: protocol.md §1.
 */
public interface Bus extends AutoCloseable {

    /** A message to publish. */
    record Message(String event, BsonValue content) {}

    /**
     * A message as it was published: whoever hears it, wherever and however often, hears it under the same id.
     *
     * @param id holds the second in which it was published
     */
    record Received(ObjectId id, String event, BsonValue content) {}

    /** Stores the messages in order and returns when they are acknowledged. */
    void publish(List<Message> messages);

    /** Calls {@code handler} for each message of this event, one at a time; an exception it throws is reported, not fatal. */
    Subscription subscribe(String event, Consumer<Received> handler);

    /** Calls {@code handler} for each message of any event. */
    Subscription subscribeAll(Consumer<Received> handler);

    /**
     * The messages not older than this that are still there, oldest first: for one who was not there to hear them. There are
     * at least the {@link Topics#REQUESTS}; others only if somebody listened, and none that the newest have pushed out.
     */
    List<Received> recent(Duration age);

    /** Ends a subscription. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    void close();
}
