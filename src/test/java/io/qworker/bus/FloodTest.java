package io.qworker.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qworker.JavaProcess;
import io.qworker.bus.Bus.Message;
import io.qworker.bus.Bus.Received;
import io.qworker.mongo.TestMongo;
import io.qworker.store.Storage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonNull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes flood the bus, each hears all of it, each publisher's messages in their order, all in the same one. */
class FloodTest {

    private static final int PROCESSES = 3;

    @TempDir
    Path folder;

    @Test
    void processes_that_share_a_file_hear_all_of_a_flood() throws Exception {
        String file = folder.resolve("jobs.db").toString();
        try (Storage storage = Storage.sqlite(Path.of(file), Throwable::printStackTrace)) {
            flood(storage.bus(), file, 10_000);
        }
    }

    @Test
    void processes_that_share_a_mongodb_hear_all_of_a_flood() throws Exception {
        try (TestMongo mongo = new TestMongo();
                Storage storage = Storage.mongo(mongo.uri("qworker"), "Job", "mubsub", Throwable::printStackTrace)) {
            flood(storage.bus(), mongo.uri("qworker"), 2_000);
        }
    }

    private void flood(Bus bus, String address, int each) throws Exception {
        Heard<Received> ready = new Heard<>();
        bus.subscribe("ready", ready);
        List<JavaProcess> processes = new ArrayList<>();
        try {
            for (int number = 0; number < PROCESSES; number++) {
                processes.add(JavaProcess.start(
                        folder.resolve("flood-" + number + ".log"),
                        FloodProcess.class,
                        List.of(address, "" + number, "" + PROCESSES, "" + each)));
            }
            ready.await(PROCESSES);
            bus.publish(List.of(new Message("go", BsonNull.VALUE)));
            Set<String> heard = new HashSet<>();
            for (JavaProcess process : processes) {
                heard.add(process.result());
            }
            assertEquals(1, heard.size(), "all heard the same: " + heard);
            String one = heard.iterator().next();
            assertEquals("{0=%1$d, 1=%1$d, 2=%1$d}, 0 out of order".formatted(each), one.split(", sequence")[0]);
        } finally {
            processes.forEach(JavaProcess::close);
        }
    }
}
