package io.qworker.worker;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * The number under which a worker can be spoken to alone. Processes of two machines may have the same one; whoever comes
 * second takes another. Source: protocol.md §3.7.
 */
final class OwnPid {

    private OwnPid() {}

    /**
     * The wanted pid, or a random one while a living worker of another id has it.
     *
     * @param silence after which a worker is not living any more
     */
    static int choose(Bus bus, String id, int wanted, Duration silence) {
        try {
            return isTaken(bus.recent(silence), id, wanted)
                    ? ThreadLocalRandom.current().nextInt(1 << 22, Integer.MAX_VALUE)
                    : wanted;
        } catch (StoreException unheard) {
            return wanted;
        }
    }

    private static boolean isTaken(List<Bus.Received> heard, String id, int pid) {
        boolean taken = false;
        for (Bus.Received message : heard) {
            if (isOfAnother(message.content(), id, pid)) {
                taken = message.event().equals(Topics.WORKER_PING)
                        || taken && !message.event().equals(Topics.WORKER_STOP);
            }
        }
        return taken;
    }

    private static boolean isOfAnother(BsonValue content, String id, int pid) {
        BsonDocument worker = content.isDocument() ? content.asDocument() : new BsonDocument();
        return new BsonInt32(pid).equals(worker.get("pid")) && !new BsonString(id).equals(worker.get("id"));
    }
}
