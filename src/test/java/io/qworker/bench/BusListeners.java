package io.qworker.bench;

import io.qworker.bus.Bus.Received;
import io.qworker.store.Storage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The process of the subscribers: says {@code ready}, then {@code heard} whenever all have heard so many messages of a
 * flood, and last, how many milliseconds each punctual message took to each subscriber.
 */
public final class BusListeners {

    private final int subscribers;
    private final int messages;
    private final int warmUps;
    private final AtomicInteger flood = new AtomicInteger();
    private final List<Double> delays = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch punctual;

    private BusListeners(int subscribers, int messages, int warmUps, int measured) {
        this.subscribers = subscribers;
        this.messages = messages;
        this.warmUps = warmUps;
        this.punctual = new CountDownLatch(subscribers * (warmUps + measured));
    }

    static double milliseconds(Instant instant) {
        return instant.getEpochSecond() * 1e3 + instant.getNano() / 1e6;
    }

    /** Arguments: the file or URI; how many subscribers, messages in a flood, and punctual messages, to warm up and measured. */
    public static void main(String[] arguments) throws InterruptedException {
        BusListeners listeners = new BusListeners(
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]));
        listeners.listen(arguments[0]);
    }

    private void listen(String address) throws InterruptedException {
        List<Storage> storages = new ArrayList<>();
        for (int i = 0; i < subscribers; i++) {
            Storage storage = Stores.Place.open(address);
            storages.add(storage);
            storage.bus().subscribe("flood", ignored -> heardOfFlood());
            storage.bus().subscribe("punctual", this::heardPunctual);
        }
        IO.println("ready");
        punctual.await();
        IO.println(delays.subList(subscribers * warmUps, delays.size()));
        storages.forEach(Storage::close);
    }

    private void heardOfFlood() {
        if (flood.incrementAndGet() % (subscribers * messages) == 0) {
            IO.println("heard");
        }
    }

    private void heardPunctual(Received message) {
        delays.add(milliseconds(Instant.now()) - message.content().asDouble().getValue());
        punctual.countDown();
    }
}
