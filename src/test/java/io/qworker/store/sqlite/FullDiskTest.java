package io.qworker.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full: a file system of four megabytes, which only the test's processes see. */
class FullDiskTest {

    private static final String ON_A_SMALL_DISK =
            "mount -t tmpfs -o size=4m tmpfs \"$0\" && \"$@\" fill \"$0\" && \"$@\" go-on \"$0\"";

    @TempDir
    Path disk;

    @Test
    void a_full_disk_is_told_and_nothing_acknowledged_is_lost_and_work_goes_on_once_there_is_room() throws Exception {
        assumeTrue(mayMount(), "this user may not mount a file system");
        List<String> command = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", ON_A_SMALL_DISK));
        command.add(disk.toString());
        command.addAll(ChildProgram.command(FullDisk.class));
        List<String> said = ChildProgram.output(command);

        long added = Long.parseLong(said.getFirst().replace("acknowledged: ", ""));
        assertTrue(added > 100, said.toString());
        String refused = "refused: Cannot use " + disk.resolve("jobs.db")
                + " as the job store: the disk is full. Free some space; nothing acknowledged is lost.";
        assertEquals(
                List.of(
                        "acknowledged: " + added,
                        refused,
                        "waiting: " + added,
                        "waiting: " + added,
                        refused,
                        "waiting: " + (added + 1),
                        "check: ok",
                        "done: " + (added + 1)),
                said);
    }

    private boolean mayMount() throws InterruptedException {
        try {
            Process probe = new ProcessBuilder(
                            "unshare", "-rm", "mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
