package io.qworker.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.bus.Bus.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;

/** Publish and subscribe, as every bus must do it. */
interface BusContract {

    /** The bus under test. */
    Bus bus();

    /** The bus of another process; the same one where there is no such thing. */
    Bus other();

    /** What {@link #bus} was told of problems. */
    Heard<Throwable> problems();

    static Message message(String event, int number) {
        return new Message(event, new BsonInt32(number));
    }

    static List<Integer> numbers(List<BsonValue> heard) {
        return heard.stream().map(value -> value.asInt32().getValue()).toList();
    }

    @Test
    default void a_message_reaches_every_subscriber_the_publishers_own_included() {
        Heard<BsonValue> here = new Heard<>();
        Heard<BsonValue> alsoHere = new Heard<>();
        Heard<BsonValue> there = new Heard<>();
        bus().subscribe("hello", here);
        bus().subscribe("hello", alsoHere);
        other().subscribe("hello", there);
        bus().publish(List.of(message("hello", 1)));
        other().publish(List.of(message("hello", 2)));
        for (Heard<BsonValue> heard : List.of(here, alsoHere, there)) {
            assertEquals(List.of(1, 2), numbers(heard.await(2)));
        }
    }

    @Test
    default void a_subscriber_hears_its_event_only_and_one_to_all_hears_every_event() {
        Heard<BsonValue> hello = new Heard<>();
        Heard<Message> all = new Heard<>();
        bus().subscribe("hello", hello);
        bus().subscribeAll(all);
        other().publish(List.of(message("bye", 1), message("hello", 2), message("hello/again", 3)));
        assertEquals(List.of(message("bye", 1), message("hello", 2), message("hello/again", 3)), all.await(3));
        assertEquals(List.of(2), numbers(hello.await(1)));
    }

    @Test
    default void what_was_published_before_is_not_heard() {
        Heard<BsonValue> first = new Heard<>();
        other().subscribe("hello", first);
        bus().publish(List.of(message("hello", 1)));
        first.await(1);
        Heard<BsonValue> second = new Heard<>();
        bus().subscribe("hello", second);
        bus().publish(List.of(message("hello", 2)));
        Heard<BsonValue> third = new Heard<>();
        bus().subscribe("hello", third);
        bus().publish(List.of(message("hello", 3)));
        assertEquals(List.of(1, 2, 3), numbers(first.await(3)));
        assertEquals(List.of(2, 3), numbers(second.await(2)));
        assertEquals(List.of(3), numbers(third.await(1)));
    }

    @Test
    default void an_ended_subscription_hears_no_more() throws Exception {
        Heard<BsonValue> ended = new Heard<>();
        Heard<BsonValue> going = new Heard<>();
        Bus.Subscription subscription = bus().subscribe("hello", ended);
        bus().subscribe("hello", going);
        bus().publish(List.of(message("hello", 1)));
        going.await(1);
        subscription.close();
        bus().publish(List.of(message("hello", 2)));
        going.await(2);
        assertEquals(List.of(1), numbers(ended.soFar()));
    }

    @Test
    default void contents_of_every_kind_arrive_as_they_were() {
        BsonDocument document = new BsonDocument("at", new BsonDateTime(-1))
                .append("list", new BsonArray(List.of(new BsonInt32(1), BsonBoolean.TRUE)))
                .append("text", new BsonString("ä\ud83d\udc1d"));
        List<BsonValue> contents = List.of(document, BsonNull.VALUE, new BsonString(""), new BsonArray());
        Heard<BsonValue> heard = new Heard<>();
        other().subscribe("hello", heard);
        bus().publish(contents.stream()
                .map(content -> new Message("hello", content))
                .toList());
        assertEquals(contents, heard.await(4));
    }

    @Test
    default void a_handler_that_throws_is_reported_and_goes_on_hearing() {
        RuntimeException failure = new RuntimeException("on purpose");
        Heard<BsonValue> heard = new Heard<>();
        bus().subscribe("hello", content -> {
            heard.accept(content);
            throw failure;
        });
        other().publish(List.of(message("hello", 1), message("hello", 2)));
        assertEquals(List.of(1, 2), numbers(heard.await(2)));
        problems().await(2).forEach(problem -> assertSame(failure, problem));
    }

    @Test
    default void a_slow_handler_misses_nothing() {
        CountDownLatch published = new CountDownLatch(1);
        Heard<BsonValue> heard = new Heard<>();
        bus().subscribe("hello", content -> {
            try {
                published.await();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
            heard.accept(content);
        });
        for (int i = 0; i < 50; i++) {
            int from = i * 20;
            other().publish(IntStream.range(from, from + 20)
                    .mapToObj(number -> message("hello", number))
                    .toList());
        }
        published.countDown();
        assertEquals(IntStream.range(0, 1000).boxed().toList(), numbers(heard.await(1000)));
    }

    @Test
    default void a_handler_may_publish_and_subscribe() {
        Heard<BsonValue> inner = new Heard<>();
        bus().subscribe("outer", content -> {
            bus().subscribe("inner", inner);
            bus().publish(List.of(new Message("inner", content)));
        });
        other().publish(List.of(message("outer", 1)));
        assertEquals(List.of(1), numbers(inner.await(1)));
    }

    @Test
    default void two_floods_are_heard_whole_and_in_one_order_by_all() throws Exception {
        int each = 500;
        Heard<BsonValue> here = new Heard<>();
        Heard<BsonValue> there = new Heard<>();
        bus().subscribe("flood", here);
        other().subscribe("flood", there);
        try (ExecutorService publishers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> floods = List.of(flood(bus(), 0, each), flood(other(), 1_000_000, each));
            for (Future<Void> flood : publishers.invokeAll(floods)) {
                flood.get();
            }
        }
        List<Integer> heard = numbers(here.await(2 * each));
        assertEquals(heard, numbers(there.await(2 * each)));
        List<Integer> expected =
                new ArrayList<>(IntStream.range(0, each).boxed().toList());
        assertEquals(
                expected, heard.stream().filter(number -> number < 1_000_000).toList());
        assertTrue(heard.containsAll(
                IntStream.range(1_000_000, 1_000_000 + each).boxed().toList()));
        assertEquals(2 * each, heard.size());
    }

    private static Callable<Void> flood(Bus bus, int from, int count) {
        return () -> {
            for (int number = from; number < from + count; number++) {
                bus.publish(List.of(message("flood", number)));
            }
            return null;
        };
    }
}
