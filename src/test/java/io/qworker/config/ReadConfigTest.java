package io.qworker.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qworker.permission.Permissions;
import io.qworker.schedule.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadConfigTest {

    private static final Layer.CommandLine NOTHING = new Layer.CommandLine();

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void everything_has_a_default() throws IOException {
        Config config = read(NOTHING, "{}", Map.of());
        assertEquals(new Config.Identity("worker-4242", 4242, false, false), config.identity());
        assertEquals(
                new Config.Tasks(List.of(), List.of(folder.resolve("tasks")), Permissions.ALL, Dialect.DEFAULT),
                config.tasks());
        assertEquals(
                new Config.Storage(Optional.empty(), folder.resolve("qworker.db"), "Job", "mubsub"), config.storage());
        assertEquals(
                new Config.Work(
                        Duration.ofSeconds(5),
                        1,
                        new Config.Limits(20, 0),
                        new Config.TaskDefaults(5, 0, Duration.ofMinutes(10), 0),
                        new Config.Ending(false, Config.OnShutdown.REQUEUE, Duration.ofSeconds(10))),
                config.work());
        assertEquals(new Config.Reports(0, false, Duration.ofSeconds(5), Map.of()), config.reports());
    }

    @Test
    void the_command_line_goes_over_the_file_and_the_file_over_the_environment() throws IOException {
        Map<String, String> environment =
                Map.of("QWORKER_ID", "of-env", "QWORKER_MONGO", "mongodb://env", "QWORKER_LANES", "3");
        String file = "{\"id\": \"of-file\", \"mongo\": \"mongodb://file\"}";
        Config config = read(new Layer.CommandLine().with(Setting.ID, "--id", "of-line"), file, environment);
        assertEquals("of-line", config.identity().id());
        assertEquals("mongodb://file", config.storage().mongo().orElseThrow());
        assertEquals(3, config.work().lanes());
    }

    @Test
    void no_standalone_on_the_command_line_goes_over_the_file() throws IOException {
        var commandLine = new Layer.CommandLine().with(Setting.STANDALONE, "--standalone", false);
        assertFalse(
                read(commandLine, "{\"standalone\": true}", Map.of()).identity().standalone());
    }

    @ParameterizedTest
    @CsvSource({"\"007\", 007", "7, 7", "\"a b\", a b"})
    void an_id_stays_text(String given, String id) throws IOException {
        assertEquals(id, file("{\"id\": " + given + "}").identity().id());
    }

    @Test
    void an_instance_number_is_added_to_the_id() throws IOException {
        assertEquals(
                "bee-2",
                read(NOTHING, "{\"id\": \"bee\"}", Map.of("NODE_APP_INSTANCE", "2"))
                        .identity()
                        .id());
        assertEquals(
                "worker-4242-0",
                read(NOTHING, "{}", Map.of("NODE_APP_INSTANCE", "0")).identity().id());
    }

    @Test
    void a_process_that_is_number_1_takes_another_number() throws IOException {
        Sources sources = sources(NOTHING, "{}", Map.of());
        Config config = ReadConfig.from(
                new Sources(sources.layers(), new Sources.Surroundings(folder, Map.of(), 1, 6)), List.of());
        assertTrue(config.identity().pid() > 1);
        assertEquals("worker-" + config.identity().pid(), config.identity().id());
    }

    @Test
    void tasks_of_the_option_come_first_and_each_once() throws IOException {
        Sources sources = sources(new Layer.CommandLine().with(Setting.TASKS, "--tasks", " a  b\tc "), "{}", Map.of());
        assertEquals(
                List.of("a", "b", "c", "d"),
                ReadConfig.from(sources, List.of("b", "d", "a")).tasks().ids());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "a b"          | tasks
            ["a", "b"]     | tasks
            ["a", "b"]     | taskIds
            """)
    void tasks_may_be_a_text_or_a_list(String value, String key) throws IOException {
        assertEquals(
                List.of("a", "b"),
                file("{\"" + key + "\": " + value + "}").tasks().ids());
    }

    @Test
    void paths_are_split_at_commas_and_found_from_the_current_folder() throws IOException {
        var commandLine = new Layer.CommandLine().with(Setting.PATHS, "--paths", List.of("a,b", "/c"));
        assertEquals(
                List.of(folder.resolve("a"), folder.resolve("b"), Path.of("/c")),
                read(commandLine, "{}", Map.of()).tasks().paths());
        assertEquals(
                List.of(folder.resolve("x"), folder.resolve("y")),
                file("{\"paths\": \"x, y\"}").tasks().paths());
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "true, 1", "false, 0", "\"3\", 3", "\"true\", 1", "null, 0"})
    void verbose_is_a_count(String given, int verbose) throws IOException {
        assertEquals(verbose, file("{\"verbose\": " + given + "}").reports().verbose());
    }

    @Test
    void the_environment_gives_numbers_and_flags_as_texts() throws IOException {
        Config config = read(NOTHING, "{}", Map.of("QWORKER_VERBOSE", "2", "QWORKER_STANDALONE", "true"));
        assertEquals(2, config.reports().verbose());
        assertTrue(config.identity().standalone());
    }

    @Test
    void empty_and_foreign_variables_are_not_settings() throws IOException {
        Config config = read(NOTHING, "{}", Map.of("QWORKER_MONGO", "", "QWORKER_TEST_MONGO", "x", "MONGO", "y"));
        assertTrue(config.storage().mongo().isEmpty());
        assertEquals(List.of(), warnings);
    }

    @Test
    void auto_is_a_lane_for_each_processor() throws IOException {
        assertEquals(6, file("{\"lanes\": \"auto\"}").work().lanes());
        assertEquals(2, file("{\"lanes\": 2}").work().lanes());
    }

    @Test
    void what_only_embedding_code_could_set_is_set_in_the_file() throws IOException {
        Config config = file("""
                {"silent": true, "persistJobs": true, "channelName": "bus", "collection": "agendaJobs", "disabled": true,
                 "processEvery": "1 minute", "pingInterval": 250, "maxConcurrency": 7, "lockLimit": 9, "pid": 99,
                 "taskDefaults": {"concurrency": 2, "lockLimit": 3, "lockLifetime": 60000, "priority": "high"},
                 "onShutdown": "remove", "shutdownGrace": "30 seconds",
                 "jobAttributes": ["data.to"], "jobProgressAttributes": []}
                """);
        assertEquals(99, config.identity().pid());
        assertTrue(config.identity().disabled());
        assertEquals("agendaJobs", config.storage().collection());
        assertEquals("bus", config.storage().channelName());
        assertEquals(
                new Config.Work(
                        Duration.ofMinutes(1),
                        1,
                        new Config.Limits(7, 9),
                        new Config.TaskDefaults(2, 3, Duration.ofMinutes(1), 10),
                        new Config.Ending(true, Config.OnShutdown.REMOVE, Duration.ofSeconds(30))),
                config.work());
        assertEquals(
                new Config.Reports(
                        0,
                        true,
                        Duration.ofMillis(250),
                        Map.of("jobAttributes", List.of("data.to"), "jobProgressAttributes", List.of())),
                config.reports());
        assertEquals(List.of(), warnings);
    }

    @Test
    void what_the_original_kept_under_agenda_counts_unless_it_is_given_at_the_top() throws IOException {
        Config config = file(
                "{\"collection\": \"top\", \"agenda\": {\"collection\": \"sub\", \"processEvery\": \"2 seconds\"}}");
        assertEquals("top", config.storage().collection());
        assertEquals(Duration.ofSeconds(2), config.work().processEvery());
    }

    @Test
    void unknown_keys_are_warned_of() throws IOException {
        file("{\"concurency\": 5, \"process-every\": \"1 second\", \"bindProcessEvents\": true}");
        assertEquals(2, warnings.size());
        assertTrue(warnings.getFirst().contains("\"concurency\" in " + folder.resolve("qworker.json")));
        assertTrue(warnings.getLast().contains("write \"processEvery\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"lanes": true}                        | "lanes" | a whole number from 1, or auto
            {"lanes": 0}                           | "lanes" | a whole number from 1, or auto
            {"id": ["a"]}                          | "id" | a text
            {"standalone": "maybe"}                | "standalone" | true or false
            {"verbose": -1}                        | "verbose" | a whole number from 0
            {"paths": [1.5, {}]}                   | "paths" | a text
            {"processEvery": "often"}              | "processEvery" | “often”
            {"processEvery": 0}                    | "processEvery" | longer than nothing
            {"processEvery": {}}                   | "processEvery" | an interval
            {"maxConcurrency": 1.5}                | "maxConcurrency" | a whole number
            {"taskDefaults": {"priority": "big"}}  | "taskDefaults" | highest
            {"taskDefaults": {"colour": 1}}        | "taskDefaults" | “colour” is unknown
            {"taskDefaults": 5}                    | "taskDefaults" | a JSON object
            {"onShutdown": "explode"}              | "onShutdown" | requeue or remove
            """)
    void a_value_that_does_not_fit_is_named_with_file_and_key(String file, String key, String expectation) {
        ConfigException problem = assertThrows(ConfigException.class, () -> file(file));
        assertTrue(problem.getMessage().startsWith(key), problem.getMessage());
        assertTrue(problem.getMessage().contains(" in " + folder.resolve("qworker.json")), problem.getMessage());
        assertTrue(problem.getMessage().contains(expectation), problem.getMessage());
        assertEquals(1, problem.getMessage().lines().count());
    }

    @Test
    void a_variable_that_does_not_fit_is_named() {
        ConfigException problem =
                assertThrows(ConfigException.class, () -> read(NOTHING, "{}", Map.of("QWORKER_LOCK_LIMIT", "many")));
        assertEquals("QWORKER_LOCK_LIMIT must be a whole number, not \"many\"", problem.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"id": oops}  | line 1
            [1, 2]        | an object
            {} {}         | line 1
            """)
    void a_malformed_file_is_named_with_the_place(String file, String named) {
        ConfigException problem = assertThrows(ConfigException.class, () -> file(file));
        assertTrue(problem.getMessage().startsWith("Invalid JSON config file: " + folder), problem.getMessage());
        assertTrue(problem.getMessage().contains(named), problem.getMessage());
    }

    @Test
    void a_missing_file_is_named() {
        ConfigException problem = assertThrows(
                ConfigException.class,
                () -> Sources.of(NOTHING.layer(), Optional.of("none.json"), surroundings(Map.of()), warnings::add));
        assertEquals(
                "Invalid JSON config file: " + folder.resolve("none.json") + ": there is no such file",
                problem.getMessage());
    }

    @Test
    void every_setting_says_what_it_means() {
        for (Setting setting : Setting.values()) {
            assertFalse(setting.meaning().isBlank());
            assertEquals(Optional.of(setting), Setting.ofKey(setting.key()));
        }
    }

    private Config file(String json) throws IOException {
        return read(NOTHING, json, Map.of());
    }

    private Config read(Layer.CommandLine commandLine, String file, Map<String, String> environment)
            throws IOException {
        return ReadConfig.from(sources(commandLine, file, environment), List.of());
    }

    private Sources sources(Layer.CommandLine commandLine, String file, Map<String, String> environment)
            throws IOException {
        Files.writeString(folder.resolve("qworker.json"), file);
        return Sources.of(commandLine.layer(), Optional.of("qworker.json"), surroundings(environment), warnings::add);
    }

    private Sources.Surroundings surroundings(Map<String, String> environment) {
        return new Sources.Surroundings(folder, environment, 4242, 6);
    }
}
