package io.qworker.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The resident memory of a worker with one lane that has started and waits for jobs. Linux tells it. */
final class IdleMemory {

    private static final int IDLE_SECONDS = 10;

    private IdleMemory() {}

    static Table measure(Plan plan) throws IOException {
        Table table = new Table("Resident memory of an idle worker", "Megabytes", "VmRSS");
        try (Stores.Place place = Stores.SQLITE.place(plan);
                Child worker = Child.start(
                        plan,
                        "scripts/qworker",
                        "-s",
                        "-v",
                        "--db",
                        place.address(),
                        "-p",
                        "src/test/resources/bench/tasks",
                        "noop")) {
            while (!worker.line().startsWith("Connected")) {}
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            table.row(List.of("one lane, SQLite", String.valueOf(residentMegabytes(worker.pid()))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return table;
    }

    private static long residentMegabytes(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        try (var lines = Files.lines(status)) {
            String kilobytes = lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .findFirst()
                    .orElseThrow(() -> new IOException("There is no VmRSS in " + status));
            return Long.parseLong(kilobytes) / 1024;
        }
    }
}
