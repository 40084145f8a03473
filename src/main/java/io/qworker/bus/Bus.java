package io.qworker.bus;

import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonValue;

/**
 * Publish and subscribe. Messages reach every subscriber, the publisher's own included, in the order in which they were
 * stored; what was published before a subscription began is not replayed. Delivery is a hint: whoever needs certainty
 * polls as well. Source: protocol.md §1.
 */
public interface Bus extends AutoCloseable {

    /** A message to publish. */
    record Message(String event, BsonValue content) {}

    /** Stores the messages in order and returns when they are acknowledged. */
    void publish(List<Message> messages);

    /** Calls {@code handler} for each message of this event, one at a time; an exception it throws is reported, not fatal. */
    Subscription subscribe(String event, Consumer<BsonValue> handler);

    /** Calls {@code handler} for each message of any event. */
    Subscription subscribeAll(Consumer<Message> handler);

    /** Ends a subscription. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    void close();
}
