package io.qworker.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.job.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example tasks do what their descriptions say, and the original's README example runs unchanged. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("tasks-js").toAbsolutePath();
    private static final Path PACKAGES =
            Path.of("target/test-packages/node_modules").toAbsolutePath();

    private WorkerFixture fixture;
    private Path tasks;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        fixture = new WorkerFixture(folder);
        tasks = Files.createDirectories(folder.resolve("tasks"));
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("node_modules"))
                    .toList()) {
                Path copy = tasks.resolve(EXAMPLES.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.createSymbolicLink(tasks.resolve("node_modules"), PACKAGES);
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
        Files.delete(tasks.resolve("node_modules"));
    }

    @Test
    void hello_greets() {
        fixture.alone("hello");
        fixture.awaitSuccess(fixture.schedule("hello", "{\"to\": \"you\"}"));
        fixture.awaitSuccess(fixture.schedule("hello", null));
        assertEquals(List.of("Hello, you!", "Hello, world!"), fixture.logged());
    }

    @Test
    void progress_tells_each_step() {
        fixture.alone("progress");
        fixture.awaitSuccess(fixture.schedule("progress", "{\"steps\": 4}"));
        List<Integer> percents = fixture.notifications.stream()
                .filter(notification -> notification.type().equals("progress"))
                .map(notification -> notification
                        .fields()
                        .getDocument("job")
                        .getInt32("progress")
                        .getValue())
                .toList();
        assertEquals(List.of(25, 50, 75, 100), percents);
        assertEquals("Defining task: Progress (v.1.0.0)", fixture.logged().getFirst());
    }

    @Test
    void gather_waits_for_several_things_at_once() {
        fixture.alone("gather");
        fixture.awaitSuccess(fixture.schedule("gather", null));
        assertTrue(fixture.logged().getFirst().startsWith("slow and quick, both within "));
    }

    @Test
    void count_lines_streams_a_file(@TempDir Path elsewhere) throws IOException {
        Path file = Files.writeString(elsewhere.resolve("three.txt"), "one\ntwo\nthree\n");
        Path copy = elsewhere.resolve("copy.txt");
        fixture.alone("count-lines");
        fixture.awaitSuccess(
                fixture.schedule("count-lines", "{\"file\": \"%s\", \"copyTo\": \"%s\"}".formatted(file, copy)));
        assertEquals(file + ": 3 lines, 14 bytes", fixture.logged().getFirst());
        assertEquals("one\ntwo\nthree\n", Files.readString(copy));
    }

    @Test
    void report_uses_npm_packages() {
        fixture.alone("report");
        fixture.awaitSuccess(fixture.schedule("report", """
                {"title": "May", "sales": [{"name": "tea", "amount": 2}, {"name": "cake", "amount": 5}, {"name": "tea", "amount": 4}]}
                """));
        assertEquals(List.of("May: cake 5, tea 6"), fixture.logged());
    }

    @Test
    void with_hooks_opens_before_and_closes_after_its_jobs() {
        Worker worker = fixture.alone("with-hooks");
        fixture.awaitSuccess(fixture.schedule("with-hooks", "{\"amount\": 7}"));
        fixture.stop(worker);
        assertEquals(List.of("ledger has 1 entries", "Closing ledger with 1 entries"), fixture.logged());
    }

    @Test
    void fan_out_schedules_a_hello_for_each_name() {
        fixture.alone("fan-out", "hello");
        fixture.awaitSuccess(fixture.schedule("fan-out", "{\"names\": [\"Ada\", \"Grace\"]}"));
        fixture.await(
                "both are greeted",
                () -> fixture.logged().containsAll(List.of("Hello, Ada!", "Hello, Grace!", "Scheduled 2 greetings")));
    }

    @Test
    void fails_fails_and_is_kept_with_its_reason() {
        fixture.alone("fails");
        Job job = fixture.schedule("fails", "{\"what\": \"lift\"}");
        assertEquals("The lift is out of order", fixture.awaitFailure(job));
        assertTrue(fixture.find(job.id()).isPresent());
    }

    @Test
    void the_originals_readme_example_runs_unchanged() throws IOException {
        Path stuff = Files.createDirectories(tasks.getParent().resolve("node_modules/some/work"));
        Files.writeString(stuff.resolve("stuff.js"), """
                var EventEmitter = require('events').EventEmitter;
                var util = require('util');

                function Processor(job) {
                    EventEmitter.call(this);
                    this.job = job;
                }

                util.inherits(Processor, EventEmitter);
                Processor.version = '2.1';

                Processor.prototype.start = function(done) {
                    var self = this;
                    setTimeout(function() {
                        self.emit('progress', 50);
                        self.emit('progress', 100);
                        done();
                    }, 5);
                };

                module.exports = Processor;
                """);
        fixture.resource("original").alone("original");
        fixture.awaitSuccess(fixture.schedule("original", null));
        assertEquals(List.of("Defining task: Original (v.2.1)", "Running task: Original"), fixture.logged());
        assertEquals(
                2,
                fixture.notifications.stream()
                        .filter(notification -> notification.type().equals("progress"))
                        .count());
    }
}
