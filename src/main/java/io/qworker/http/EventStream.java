package io.qworker.http;

import io.qworker.bus.Bus;
import io.qworker.http.Problem.Kind;
import io.qworker.job.PlainJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Passes on what workers, jobs and managers say on the bus, as server-sent events. A client that reads too slowly is cut
 * off rather than waited for; it finds its way back by connecting again.
 */
final class EventStream implements AutoCloseable {

    /** What is passed on. Messages to single workers are not: those that start them hold the store's credentials. */
    private static final Set<String> PUBLIC = Set.of("worker:", "job:", "manager:", "pauses:");

    private static final String CONTENT_TYPE = "text/event-stream";

    private final Bus bus;
    private final Bounds bounds;
    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();

    /**
     * What clients may ask for.
     *
     * @param clients how many at once
     * @param waiting how many events may wait for one of them
     * @param heartbeat after how long a silence a comment is sent, so that a client that is gone is noticed
     */
    record Bounds(int clients, int waiting, Duration heartbeat) {

        static final Bounds USUAL = new Bounds(100, 1000, Duration.ofSeconds(15));
    }

    EventStream(Bus bus, Bounds bounds) {
        this.bus = bus;
        this.bounds = bounds;
    }

    /** Answers events from now on, until the client leaves. */
    Answer open(Request request) {
        request.query().only();
        if (readers.size() >= bounds.clients()) {
            throw Problem.of(Kind.TOO_MANY_STREAMS, "at most " + bounds.clients() + " clients may listen at once");
        }
        return new Answer.Stream(CONTENT_TYPE, this::follow);
    }

    private void follow(OutputStream out) throws IOException {
        Thread reader = Thread.currentThread();
        BlockingQueue<Bus.Received> waiting = new ArrayBlockingQueue<>(bounds.waiting());
        readers.add(reader);
        try (Bus.Subscription _ = bus.subscribeAll(message -> {
            // An interrupt ends even a write that the client keeps waiting.
            if (isPublic(message.event()) && !waiting.offer(message)) {
                reader.interrupt();
            }
        })) {
            write(out, ": listening\n\n");
            while (true) {
                Bus.Received next = waiting.poll(bounds.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
                write(out, next == null ? ":\n\n" : event(next));
            }
        } catch (InterruptedException cutOff) {
            throw new IOException("cut off", cutOff);
        } finally {
            readers.remove(reader);
        }
    }

    private static boolean isPublic(String event) {
        return PUBLIC.stream().anyMatch(event::startsWith) && !event.contains("\n") && !event.contains("\r");
    }

    private static String event(Bus.Received message) {
        return "id: " + message.id().toHexString() + "\nevent: " + message.event() + "\ndata: "
                + PlainJson.write(message.content()) + "\n\n";
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Cuts every client off. */
    @Override
    public void close() {
        readers.forEach(Thread::interrupt);
    }
}
