package io.qworker.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.SettableClock;
import io.qworker.bus.Bus.Message;
import io.qworker.bus.Bus.Received;
import java.time.Duration;
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

    /** The clock of both buses. */
    SettableClock clock();

    /** What {@link #bus} was told of problems. */
    Heard<Throwable> problems();

    static Message message(String event, int number) {
        return new Message(event, new BsonInt32(number));
    }

    static List<Integer> numbers(List<Received> heard) {
        return heard.stream().map(each -> each.content().asInt32().getValue()).toList();
    }

    static List<Message> messages(List<Received> heard) {
        return heard.stream()
                .map(each -> new Message(each.event(), each.content()))
                .toList();
    }

    @Test
    default void a_message_reaches_every_subscriber_the_publishers_own_included() {
        Heard<Received> here = new Heard<>();
        Heard<Received> alsoHere = new Heard<>();
        Heard<Received> there = new Heard<>();
        bus().subscribe("hello", here);
        bus().subscribe("hello", alsoHere);
        other().subscribe("hello", there);
        bus().publish(List.of(message("hello", 1)));
        other().publish(List.of(message("hello", 2)));
        for (Heard<Received> heard : List.of(here, alsoHere, there)) {
            assertEquals(List.of(1, 2), numbers(heard.await(2)));
        }
    }

    @Test
    default void a_subscriber_hears_its_event_only_and_one_to_all_hears_every_event() {
        Heard<Received> hello = new Heard<>();
        Heard<Received> all = new Heard<>();
        bus().subscribe("hello", hello);
        bus().subscribeAll(all);
        other().publish(List.of(message("bye", 1), message("hello", 2), message("hello/again", 3)));
        assertEquals(
                List.of(message("bye", 1), message("hello", 2), message("hello/again", 3)), messages(all.await(3)));
        assertEquals(List.of(2), numbers(hello.await(1)));
    }

    @Test
    default void what_was_published_before_is_not_heard() {
        Heard<Received> first = new Heard<>();
        other().subscribe("hello", first);
        bus().publish(List.of(message("hello", 1)));
        first.await(1);
        Heard<Received> second = new Heard<>();
        bus().subscribe("hello", second);
        bus().publish(List.of(message("hello", 2)));
        Heard<Received> third = new Heard<>();
        bus().subscribe("hello", third);
        bus().publish(List.of(message("hello", 3)));
        assertEquals(List.of(1, 2, 3), numbers(first.await(3)));
        assertEquals(List.of(2, 3), numbers(second.await(2)));
        assertEquals(List.of(3), numbers(third.await(1)));
    }

    @Test
    default void an_ended_subscription_hears_no_more() throws Exception {
        Heard<Received> ended = new Heard<>();
        Heard<Received> going = new Heard<>();
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
        Heard<Received> heard = new Heard<>();
        other().subscribe("hello", heard);
        bus().publish(contents.stream()
                .map(content -> new Message("hello", content))
                .toList());
        assertEquals(contents, heard.await(4).stream().map(Received::content).toList());
    }

    @Test
    default void all_hear_a_message_under_the_same_id_and_each_message_under_its_own() {
        Heard<Received> here = new Heard<>();
        Heard<Received> alsoHere = new Heard<>();
        Heard<Received> there = new Heard<>();
        bus().subscribe("hello", here);
        bus().subscribeAll(alsoHere);
        bus().publish(List.of(message("hello", 0)));
        here.await(1);
        other().subscribe("hello", there);
        bus().publish(List.of(message("hello", 1), message("hello", 1)));
        other().publish(List.of(message("hello", 1)));
        List<Received> heard = here.await(4);
        assertEquals(heard, alsoHere.await(4));
        assertEquals(heard.subList(1, 4), there.await(3));
        assertEquals(4, heard.stream().map(Received::id).distinct().count());
    }

    @Test
    default void a_request_to_a_manager_that_was_not_there_can_be_heard_later() {
        bus().publish(List.of(message("schedule:task", 1)));
        bus().publish(List.of(message("job:cancel", 2), message("schedule:task", 3)));
        List<Received> recent = other().recent(Duration.ofMinutes(10));
        assertEquals(List.of(1, 2, 3), numbers(recent));
        assertEquals(recent, bus().recent(Duration.ofMinutes(10)));
    }

    @Test
    default void recent_messages_have_the_ids_under_which_they_were_heard() {
        Heard<Received> here = new Heard<>();
        Heard<Received> there = new Heard<>();
        bus().subscribeAll(here);
        other().subscribeAll(there);
        bus().publish(List.of(message("hello", 1), message("schedule:task", 2)));
        other().publish(List.of(message("schedule:task", 3)));
        List<Received> heard = here.await(3);
        assertEquals(heard, there.await(3));
        assertEquals(heard, bus().recent(Duration.ofMinutes(10)));
        assertEquals(heard, other().recent(Duration.ofMinutes(10)));
    }

    @Test
    default void messages_older_than_asked_for_are_not_recent() {
        bus().publish(List.of(message("schedule:task", 1)));
        clock().advance(Duration.ofMinutes(5));
        other().publish(List.of(message("schedule:task", 2)));
        clock().advance(Duration.ofMinutes(5));
        assertEquals(List.of(1, 2), numbers(bus().recent(Duration.ofMinutes(10))));
        assertEquals(List.of(2), numbers(bus().recent(Duration.ofMinutes(9))));
        assertEquals(List.of(), bus().recent(Duration.ofMinutes(4)));
    }

    @Test
    default void a_handler_that_throws_is_reported_and_goes_on_hearing() {
        RuntimeException failure = new RuntimeException("on purpose");
        Heard<Received> heard = new Heard<>();
        bus().subscribe("hello", each -> {
            heard.accept(each);
            throw failure;
        });
        other().publish(List.of(message("hello", 1), message("hello", 2)));
        assertEquals(List.of(1, 2), numbers(heard.await(2)));
        problems().await(2).forEach(problem -> assertSame(failure, problem));
    }

    @Test
    default void a_slow_handler_misses_nothing() {
        CountDownLatch published = new CountDownLatch(1);
        Heard<Received> heard = new Heard<>();
        bus().subscribe("hello", each -> {
            try {
                published.await();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
            heard.accept(each);
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
        Heard<Received> inner = new Heard<>();
        bus().subscribe("outer", outer -> {
            bus().subscribe("inner", inner);
            bus().publish(List.of(new Message("inner", outer.content())));
        });
        other().publish(List.of(message("outer", 1)));
        assertEquals(List.of(1), numbers(inner.await(1)));
    }

    @Test
    default void two_floods_are_heard_whole_and_in_one_order_by_all() throws Exception {
        int each = 500;
        Heard<Received> here = new Heard<>();
        Heard<Received> there = new Heard<>();
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
