package io.qworker.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.store.JobFilter;
import io.qworker.store.JobStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one file, which none of them found there. */
class SharedFileTest {

    private static final int PROCESSES = 3;

    @Test
    void processes_that_share_a_file_run_each_job_once_and_agree_on_one_leader(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("jobs.db");
        List<Process> processes = new ArrayList<>();
        List<String> said = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                List<String> command = new ArrayList<>(ChildProgram.command(SharedFile.class));
                command.addAll(List.of(path.toString(), "process-" + i));
                processes.add(ChildProgram.start(command));
            }
            for (Process process : processes) {
                said.addAll(ChildProgram.output(process));
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        assertTrue(said.remove("leads"), said.toString());
        assertTrue(said.stream().allMatch(ObjectId::isValid), said.toString());
        assertEquals(PROCESSES * SharedFile.OWN + SharedFile.COMMON, said.size());
        assertEquals(said.size(), new HashSet<>(said).size());
        assertTrue(said.containsAll(IntStream.range(0, SharedFile.COMMON)
                .mapToObj(number -> SharedFile.request(number).toHexString())
                .toList()));
        try (JobStore store = new SqliteJobStore(SqliteFile.open(path), InstantSource.system())) {
            assertEquals(List.of(), store.newest(JobFilter.ALL, 10));
            assertEquals(Map.of(), store.counts().tasks());
        }
    }
}
