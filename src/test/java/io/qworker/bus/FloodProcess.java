package io.qworker.bus;

import io.qworker.bus.Bus.Message;
import io.qworker.bus.Bus.Received;
import io.qworker.store.Storage;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;

/**
 * One of several processes that flood a bus and hear the others: when it hears {@code go} it publishes its messages, some
 * alone and some together, and when it has heard everybody's it prints what it heard.
 */
public final class FloodProcess {

    private static final int TOGETHER = 50;

    private final Bus bus;
    private final int publisher;
    private final int each;
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch left;
    private final Map<Integer, Integer> heard = new HashMap<>();
    private int outOfOrder;
    private int sequence;

    private FloodProcess(Bus bus, int publisher, int publishers, int each) {
        this.bus = bus;
        this.publisher = publisher;
        this.each = each;
        this.left = new CountDownLatch(publishers * each);
    }

    /** Arguments: the file or URI, the number of this publisher, how many publishers, and how many messages of each. */
    public static void main(String[] arguments) throws InterruptedException {
        try (Storage storage = open(arguments[0])) {
            FloodProcess process = new FloodProcess(
                    storage.bus(),
                    Integer.parseInt(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    Integer.parseInt(arguments[3]));
            process.run();
        }
    }

    private static Storage open(String address) {
        return address.startsWith("mongodb:")
                ? Storage.mongo(address, "Job", "mubsub", Throwable::printStackTrace)
                : Storage.sqlite(Path.of(address), Throwable::printStackTrace);
    }

    private void run() throws InterruptedException {
        bus.subscribe("flood", this::hear);
        bus.subscribe("go", ignored -> go.countDown());
        bus.publish(List.of(new Message("ready", BsonNull.VALUE)));
        go.await();
        for (int number = 0; number < each; number += TOGETHER) {
            publish(number, 1);
            publish(number + 1, TOGETHER - 1);
        }
        left.await();
        IO.println("%s, %d out of order, sequence %08x".formatted(heard, outOfOrder, sequence));
    }

    private void publish(int from, int count) {
        bus.publish(IntStream.range(from, from + count)
                .mapToObj(number -> new Message(
                        "flood",
                        new BsonDocument("publisher", new BsonInt32(publisher))
                                .append("number", new BsonInt32(number))))
                .toList());
    }

    private void hear(Received message) {
        BsonDocument content = message.content().asDocument();
        int number = content.getInt32("number").getValue();
        int expected = heard.merge(content.getInt32("publisher").getValue(), 1, Integer::sum) - 1;
        outOfOrder += number == expected ? 0 : 1;
        sequence = 31 * sequence + message.id().hashCode();
        left.countDown();
    }
}
