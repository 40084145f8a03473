package io.qworker.peers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.types.ObjectId;

/** Node processes with Agendas of several versions that ask for jobs. */
final class Producers implements AutoCloseable {

    private static final int TOGETHER = 20;

    private final List<AgendaPeer> agendas = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<CompletableFuture<List<ObjectId>>> batches = new ArrayList<>();

    Producers(String uri, List<String> versions) {
        versions.forEach(version -> agendas.add(AgendaPeer.start(version, uri, "producer-" + version)));
    }

    /** Spreads so many jobs over the time. */
    void produce(String task, int jobs, Duration time) {
        int each = jobs / agendas.size();
        for (int i = 0; i < agendas.size(); i++) {
            AgendaPeer agenda = agendas.get(i);
            int share = i == 0 ? jobs - each * (agendas.size() - 1) : each;
            batches.add(CompletableFuture.supplyAsync(() -> produce(agenda, task, share, time), threads));
        }
    }

    private static List<ObjectId> produce(AgendaPeer agenda, String task, int jobs, Duration time) {
        List<ObjectId> asked = new ArrayList<>();
        long rest = time.toNanos() * TOGETHER / Math.max(jobs, TOGETHER);
        for (int left = jobs; left > 0; left -= TOGETHER) {
            List<BsonDocument> data = IntStream.range(0, Math.min(left, TOGETHER))
                    .mapToObj(n -> new BsonDocument("ms", new BsonInt32(10 * n)))
                    .toList();
            asked.addAll(agenda.now(task, data));
            LockSupport.parkNanos(rest);
        }
        return asked;
    }

    /** Every job that was acknowledged, once all are asked for. */
    List<ObjectId> asked() {
        return batches.stream().flatMap(batch -> batch.join().stream()).toList();
    }

    @Override
    public void close() {
        agendas.forEach(AgendaPeer::close);
        threads.shutdownNow();
    }
}
