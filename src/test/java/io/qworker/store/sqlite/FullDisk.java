package io.qworker.store.sqlite;

import io.qworker.job.Finish;
import io.qworker.job.JobDraft;
import io.qworker.store.JobFilter;
import io.qworker.store.JobStore;
import io.qworker.store.Lease;
import io.qworker.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinary;
import org.bson.BsonDocument;

/**
 * A program for a disk of its own. {@code fill} adds jobs until the disk is full and dies; {@code go-on} makes room and works
 * on. Each says what it sees, a line each.
 */
final class FullDisk {

    private static final int AT_ONCE = 10;

    private FullDisk() {}

    public static void main(String[] arguments) throws IOException {
        Path disk = Path.of(arguments[1]);
        if (arguments[0].equals("fill")) {
            fill(disk);
        } else {
            goOn(disk);
        }
    }

    private static void fill(Path disk) throws IOException {
        Files.write(disk.resolve("ballast"), new byte[1 << 20]);
        JobStore store = open(disk);
        int added = 0;
        try {
            while (true) {
                store.add(Collections.nCopies(AT_ONCE, draft()));
                added += AT_ONCE;
            }
        } catch (StoreException full) {
            System.out.println("acknowledged: " + added);
            System.out.println("refused: " + full.getMessage());
            System.out.println("waiting: " + waiting(store));
        }
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static void goOn(Path disk) throws IOException {
        try (JobStore full = open(disk)) {
            System.out.println("waiting: " + waiting(full));
            refuse(full);
            Files.delete(disk.resolve("ballast"));
            full.add(List.of(draft()));
            System.out.println("waiting: " + waiting(full));
        }
        try (SqliteFile file = SqliteFile.open(disk.resolve("jobs.db"))) {
            System.out.println("check: "
                    + file.read(session -> session.prepare("PRAGMA integrity_check")
                            .executeQuery()
                            .getString(1)));
            System.out.println("done: " + runAll(new SqliteJobStore(file, InstantSource.system())));
        }
    }

    /** There is still no room for many. */
    private static void refuse(JobStore store) {
        try {
            store.add(Collections.nCopies(10_000, draft()));
            System.out.println("refused: nothing");
        } catch (StoreException full) {
            System.out.println("refused: " + full.getMessage());
        }
    }

    private static int runAll(JobStore store) {
        Lease lease = store.openLease("bee", Duration.ofMinutes(1), new BsonDocument());
        int done = 0;
        int before;
        do {
            before = done;
            List<Finish> ends = store.claimDue(lease, Map.of("mail", 100), 100, Instant.now()).stream()
                    .<Finish>map(Finish.Remove::new)
                    .toList();
            done += ends.size() - store.finish(ends).size();
        } while (done > before);
        return done;
    }

    private static JobStore open(Path disk) {
        return new SqliteJobStore(SqliteFile.open(disk.resolve("jobs.db")), InstantSource.system());
    }

    private static long waiting(JobStore store) {
        int listed = store.newest(JobFilter.ALL, Integer.MAX_VALUE / 4).size();
        long counted = store.counts().tasks().get("mail").waiting().jobs();
        return listed == counted ? counted : -1;
    }

    private static JobDraft draft() {
        return new JobDraft("mail", new BsonBinary(new byte[200]), 0, Instant.EPOCH, new BsonDocument());
    }
}
