package io.qworker.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.qworker.store.JobStore;
import io.qworker.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTest {

    @TempDir
    Path folder;

    @Test
    void missing_folders_are_created() {
        Path file = folder.resolve("a/b/jobs.db");
        SqliteFile.open(file).close();
        assertTrue(Files.exists(file));
    }

    @Test
    void a_file_that_is_no_database_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "These are notes, not a database.".repeat(100));
        assertMessage(file, " as the job store: it is not a SQLite database. Name another file.");
        assertTrue(Files.readString(file).startsWith("These are notes"));
    }

    @Test
    void a_folder_is_no_file() {
        assertMessage(folder, " as the job store: it cannot be opened. Check that it is a file");
    }

    @Test
    void a_file_where_a_folder_should_be_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        StoreException failure = assertThrows(StoreException.class, () -> SqliteFile.open(file.resolve("jobs.db")));
        assertEquals(
                "Cannot create the folder " + file + " for the job store: " + file + " is a file.",
                failure.getMessage());
    }

    @Test
    void a_file_of_a_newer_version_is_left_alone() {
        Path file = folder.resolve("jobs.db");
        try (SqliteFile open = SqliteFile.open(file)) {
            open.write(session -> session.run("PRAGMA user_version = 99"));
        }
        assertMessage(
                file, " as the job store: it was written by a newer version of Qworker (format 99, this one knows ");
    }

    @Test
    void a_damaged_file_is_named() throws IOException {
        Path file = folder.resolve("jobs.db");
        try (SqliteFile open = SqliteFile.open(file)) {
            fill(open, 5000);
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file, bytes);
        StoreException failure = assertThrows(StoreException.class, () -> {
            try (SqliteFile open = SqliteFile.open(file)) {
                fill(open, 1);
            }
        });
        assertEquals(
                "Cannot use " + file + " as the job store: the file is damaged. Restore a copy, or name another file.",
                failure.getMessage());
    }

    @Test
    void a_full_disk_is_told_and_what_was_there_stays() {
        try (SqliteFile open = SqliteFile.open(folder.resolve("jobs.db"))) {
            fill(open, 10);
            open.write(session -> session.prepare("PRAGMA max_page_count = 50").execute());
            StoreException failure = assertThrows(StoreException.class, () -> fill(open, 5000));
            assertTrue(
                    failure.getMessage().endsWith("the disk is full. Free some space; nothing acknowledged is lost."));
            int jobs = open.read(session ->
                    session.prepare("SELECT count(*) FROM jobs").executeQuery().getInt(1));
            assertEquals(10, jobs);
        }
    }

    @Test
    void a_read_only_file_is_told() throws IOException {
        Path file = folder.resolve("jobs.db");
        SqliteFile.open(file).close();
        assumeFalse(!file.toFile().setReadOnly() || Files.isWritable(file), "this user may write to every file");
        assertMessage(file, " as the job store: it is read-only.");
    }

    private static void fill(SqliteFile file, int jobs) {
        JobStore store = new SqliteJobStore(file, InstantSource.system());
        store.add(IntStream.range(0, jobs)
                .mapToObj(_ -> new io.qworker.job.JobDraft(
                        "mail", new BsonBinary(new byte[100]), 0, Instant.EPOCH, new BsonDocument()))
                .toList());
    }

    private static void assertMessage(Path file, String expected) {
        StoreException failure = assertThrows(StoreException.class, () -> SqliteFile.open(file));
        assertTrue(failure.getMessage().startsWith("Cannot use " + file + expected), failure.getMessage());
    }
}
