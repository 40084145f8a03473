package io.qworker.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneTest {

    private record Uncaught(JavaScriptError error, UncaughtHandler.Origin origin) {}

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<Uncaught> uncaught = new LinkedBlockingQueue<>();

    @Test
    void a_turn_answers_what_it_computes_after_its_microtasks() throws Exception {
        try (Lane lane = open()) {
            assertEquals(42, evaluate(lane, "Promise.resolve().then(() => { globalThis.y = 42; }); 0", "y"));
        }
    }

    @Test
    void what_a_turn_throws_is_told_with_its_name_code_and_stack() throws Exception {
        try (Lane lane = open()) {
            Path file = script("bad.js", "const e = new RangeError('too far'); e.code = 'E_FAR'; throw e;");
            JavaScriptError error = failure(lane, file);
            assertEquals("RangeError", error.name());
            assertEquals("too far", error.getMessage());
            assertEquals("E_FAR", error.code());
            assertTrue(error.stack().contains(file + ":1:11"), error.stack());
        }
    }

    @Test
    void common_errors_have_the_words_of_v8() throws Exception {
        try (Lane lane = open()) {
            assertEquals(
                    "Cannot read properties of undefined (reading 'x')",
                    failure(lane, script("read.js", "const a = {}; a.b.x;")).getMessage());
            assertEquals(
                    "a.b is not a function",
                    failure(lane, script("call.js", "const a = {}; a.b();")).getMessage());
            assertEquals(
                    "Unexpected token ';'",
                    failure(lane, script("syntax.js", "const x = ;")).getMessage());
        }
    }

    @Test
    void an_exception_in_a_timer_is_reported_and_the_lane_goes_on() throws Exception {
        try (Lane lane = open()) {
            require(lane, script("timer.js", "setTimeout(() => { throw new Error('late'); }, 1);"));
            Uncaught told = uncaught.poll(30, TimeUnit.SECONDS);
            assertEquals("late", told.error().getMessage());
            assertEquals(UncaughtHandler.Origin.EXCEPTION, told.origin());
            assertTrue(lane.isAlive());
            assertEquals(3, evaluate(lane, "", "3"));
        }
    }

    @Test
    void an_unhandled_rejection_is_reported_and_the_lane_goes_on() throws Exception {
        try (Lane lane = open()) {
            require(lane, script("reject.js", "Promise.reject(new TypeError('nobody cares'));"));
            Uncaught told = uncaught.poll(30, TimeUnit.SECONDS);
            assertEquals("nobody cares", told.error().getMessage());
            assertEquals(UncaughtHandler.Origin.REJECTION, told.origin());
            assertEquals(4, evaluate(lane, "", "4"));
        }
    }

    @Test
    void kill_stops_a_script_that_never_ends() throws Exception {
        Lane lane = open();
        CompletableFuture<Object> turn = lane.enter(globals -> globals.require(
                written("loop.js", "for (;;) { try { while (true); } catch {} finally { while (true); } }")
                        .toString()));
        CompletableFuture<Object> waiting = lane.enter(globals -> 1);
        lane.kill();
        assertFalse(lane.isAlive());
        assertThrows(Exception.class, () -> turn.get(10, TimeUnit.SECONDS));
        assertThrows(CancellationException.class, () -> waiting.get(10, TimeUnit.SECONDS));
    }

    @Test
    void process_exit_ends_the_lane_whatever_catches_around_it() throws Exception {
        Lane lane = open();
        Path file = script("exit.js", """
                process.on('exit', (code) => { globalThis.seen = code; });
                try { process.exit(3); } catch (e) { globalThis.caught = true; }
                """);
        lane.enter(globals -> globals.require(file.toString()));
        assertEquals(3, lane.ended().get(30, TimeUnit.SECONDS));
        assertFalse(lane.isAlive());
        assertThrows(CancellationException.class, () -> lane.enter(globals -> 1).get(10, TimeUnit.SECONDS));
    }

    @Test
    void recursion_goes_ten_thousand_deep_and_ends_in_a_RangeError() throws Exception {
        try (Lane lane = open()) {
            Path file = script("deep.js", """
                    const down = (n) => (n === 0 ? 0 : 1 + down(n - 1));
                    exports.reached = down(10000);
                    try { (function forever() { forever(); })(); } catch (e) { exports.name = e.name; }
                    """);
            assertEquals(
                    "10000 RangeError",
                    lane.enter(globals -> {
                                Object exports = globals.require(file.toString());
                                return property(exports, "reached") + " " + property(exports, "name");
                            })
                            .get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void a_core_module_that_is_not_there_yet_is_named_and_can_be_caught() throws Exception {
        try (Lane lane = open()) {
            Path file = script("sea.js", """
                    try { require('node:sea'); } catch (e) { exports.code = e.code; exports.message = e.message; }
                    """);
            String told = lane.enter(globals -> {
                        Object exports = globals.require(file.toString());
                        return property(exports, "code") + " " + property(exports, "message");
                    })
                    .get(30, TimeUnit.SECONDS);
            assertTrue(told.startsWith("ERR_UNSUPPORTED_MODULE") && told.contains("'sea'"), told);
        }
    }

    @Test
    void lanes_share_nothing_but_code() throws Exception {
        Path file = script("counter.js", "globalThis.count = (globalThis.count ?? 0) + 1; exports.count = count;");
        for (int i = 0; i < 2; i++) {
            try (Lane lane = open()) {
                assertEquals(
                        "1",
                        lane.enter(globals -> property(globals.require(file.toString()), "count"))
                                .get(30, TimeUnit.SECONDS));
            }
        }
    }

    private Lane open() {
        return Lane.open(
                ScriptRun.engine(),
                LaneSettings.ofProcess("test lane")
                        .withCwd(folder)
                        .withOutput(OutputStream.nullOutputStream(), OutputStream.nullOutputStream())
                        .withUncaught((error, origin, globals) -> uncaught.add(new Uncaught(error, origin))));
    }

    private Path script(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path written(String name, String text) {
        try {
            return script(name, text);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void require(Lane lane, Path file) throws Exception {
        lane.enter(globals -> globals.require(file.toString())).get(30, TimeUnit.SECONDS);
    }

    private static JavaScriptError failure(Lane lane, Path file) {
        ExecutionException failure = assertThrows(ExecutionException.class, () -> require(lane, file));
        return assertInstanceOf(JavaScriptError.class, failure.getCause());
    }

    /** Runs statements, then evaluates an expression in a turn of its own. */
    private Object evaluate(Lane lane, String statements, String expression) throws Exception {
        lane.enter(globals -> Scripts.run(globals.realm(), new ScriptText("statements", statements)))
                .get(30, TimeUnit.SECONDS);
        return lane.enter(globals -> Scripts.run(globals.realm(), new ScriptText("expression", expression)))
                .get(30, TimeUnit.SECONDS);
    }

    private static String property(Object object, String name) {
        return String.valueOf(JsValues.get((JSDynamicObject) object, name));
    }
}
