package io.qworker.store.sqlite;

import io.qworker.job.Claim;
import io.qworker.job.Finish;
import io.qworker.job.JobDraft;
import io.qworker.store.JobStore;
import io.qworker.store.Lease;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.types.ObjectId;

/** A program that shares a file with others: it adds jobs, asks for some that the others ask for too, and runs what is due. */
final class SharedFile {

    static final int OWN = 200;
    static final int COMMON = 40;

    private SharedFile() {}

    /** The request that all of them make under this number. */
    static ObjectId request(int number) {
        return new ObjectId("65f0000000000000%08x".formatted(number));
    }

    public static void main(String[] arguments) {
        try (JobStore store = new SqliteJobStore(SqliteFile.open(Path.of(arguments[0])), InstantSource.system())) {
            if (store.lead(arguments[1], Duration.ofMinutes(5))) {
                System.out.println("leads");
            }
            Lease lease = store.openLease(arguments[1], Duration.ofMinutes(5), new BsonDocument());
            for (int i = 0; i < COMMON; i++) {
                store.add(IntStream.range(0, OWN / COMMON)
                        .mapToObj(SharedFile::draft)
                        .toList());
                store.addOnce(request(i), draft(i));
                run(store, lease);
            }
            while (store.nextDue(List.of("mail")).isPresent()) {
                run(store, lease);
            }
        }
    }

    private static void run(JobStore store, Lease lease) {
        List<Claim> claims = store.claimDue(lease, Map.of("mail", 7), 7, Instant.now());
        List<Claim> lost =
                store.finish(claims.stream().<Finish>map(Finish.Remove::new).toList());
        claims.stream()
                .filter(claim -> !lost.contains(claim))
                .forEach(claim -> System.out.println(claim.job().id()));
    }

    private static JobDraft draft(int number) {
        return new JobDraft("mail", new BsonInt32(number), 0, Instant.EPOCH, new BsonDocument());
    }
}
