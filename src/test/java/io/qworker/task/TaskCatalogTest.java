package io.qworker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskCatalogTest {

    @TempDir
    Path root;

    @Test
    void a_task_is_a_json_file_beside_a_js_file() throws IOException {
        task("demo", "{\"description\": \"a demo\", \"maxWorkers\": 2, \"extra\": {\"a\": 1}}");
        TaskDefinition demo = read().tasks().getFirst();
        assertEquals("demo", demo.id());
        assertEquals("Demo", demo.name());
        assertEquals("a demo", demo.description().orElseThrow());
        assertEquals(2, demo.maxWorkers());
        assertEquals(root.resolve("demo.js"), demo.definition());
        assertEquals(BsonDocument.parse("{a: 1}"), demo.metadata().getDocument("extra"));
    }

    @Test
    void the_metadata_keeps_the_order_in_which_the_original_published_it() throws IOException {
        task("demo", "{\"persistJobs\": true}");
        assertEquals(
                "{\"id\":\"demo\",\"definition\":\"" + root.resolve("demo.js")
                        + "\",\"persistJobs\":true,\"name\":\"Demo\"}",
                read().tasks().getFirst().json());
    }

    @Test
    void a_task_in_a_folder_is_named_after_its_path() throws IOException {
        task("sub/Über Größe", "{}");
        TaskDefinition task = read().tasks().getFirst();
        assertEquals("sub-ueber-groesse", task.id());
        assertEquals("Sub-ueber-groesse", task.name());
        assertEquals(root.resolve("sub/Über Größe.js"), task.definition());
    }

    @Test
    void ids_and_names_are_taken_from_the_metadata() throws IOException {
        task("a", "{\"id\": \"Send Mail\"}");
        task("b", "{\"id\": 42}");
        task("c", "{\"id\": \"\", \"name\": \"From Name\"}");
        task("d", "{\"id\": null, \"name\": 7}");
        assertEquals(List.of("42", "7", "from-name", "send-mail"), ids());
    }

    @Test
    void a_byte_order_mark_does_not_break_the_metadata() throws IOException {
        task("demo", "\uFEFF{\"name\": \"With Mark\"}");
        assertEquals("With Mark", read().tasks().getFirst().name());
    }

    @Test
    void disabled_tasks_are_left_out() throws IOException {
        task("a", "{\"disabled\": true}");
        task("b", "{\"disabled\": \"yes\"}");
        task("c", "{\"disabled\": 0}");
        assertEquals(List.of("c"), ids());
    }

    @Test
    void the_script_may_be_a_module_or_typescript_and_a_compiled_one_goes_first() throws IOException {
        for (String name : List.of("a.mjs", "b.ts", "c.cjs", "d.mts", "e.cts", "b2.ts", "b2.js")) {
            file(name, "");
            file(name.substring(0, name.lastIndexOf('.')) + ".json", "{}");
        }
        assertEquals(
                List.of("a.mjs", "b.ts", "b2.js", "c.cjs", "d.mts", "e.cts"),
                read().tasks().stream()
                        .map(task -> task.definition().getFileName().toString())
                        .toList());
    }

    @Test
    void json_without_js_is_no_task_and_no_problem() throws IOException {
        file("package.json", "{\"name\": \"my-tasks\"}");
        file("broken.json", "{");
        task("demo", "{}");
        assertEquals(List.of("demo"), ids());
        assertEquals(List.of(), read().problems());
        assertEquals(List.of(root.resolve("broken.json"), root.resolve("package.json")), read().lonely());
    }

    @Test
    void broken_json_is_reported_with_its_place_and_the_others_are_found() throws IOException {
        task("bad", "{\n  \"name\": oops\n}");
        task("list", "[1, 2]");
        task("good", "{}");
        assertEquals(List.of("good"), ids());
        List<TaskProblem> problems = read().problems();
        assertEquals(2, problems.size());
        assertEquals(root.resolve("bad.json"), problems.getFirst().file());
        assertTrue(problems.getFirst().message().startsWith("broken JSON, line 2"), problems.toString());
        assertTrue(problems.getLast().message().contains("JSON object"), problems.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "every": "5 minuets"                                   | minuets
            "every": "61 * * * *"                                  | 61
            "every": {"cron": "0 6 * * *", "timezone": "Brussels"} | timezone
            "every": {"cron": "0 6 * * *", "every": "day"}         | “every” is unknown
            "every": {"timezone": "Europe/Brussels"}               | how often is missing
            "every": {"cron": "0 6 * * *", "interval": "1 day"}    | one of cron and interval
            "every": true                                          | how often
            "every": {"interval": "1 day", "skipDays": ["sun"]}    | skipDays
            "every": {"interval": "1 day", "priority": "urgent"}   | priority
            "every": {"interval": "1 day", "missed": "never"}      | missed
            "agendaCompat": "0.8"                                  | agendaCompat
            "agendaCompat": "0.7", "every": "@daily"               | dai
            """)
    void an_expression_that_cannot_be_read_is_named(String metadata, String part) throws IOException {
        task("a", "{" + metadata + "}");
        List<TaskProblem> problems = read().problems();
        assertEquals(1, problems.size());
        assertTrue(problems.getFirst().message().contains(part), problems.toString());
    }

    @Test
    void a_task_may_ask_for_a_recurring_job() throws IOException {
        task("a", "{\"every\": \"5 minutes\"}");
        task("b", "{\"every\": {\"cron\": \"0 6 * * mon-fri\", \"timezone\": \"Europe/Brussels\", \"data\": {}}}");
        task("c", "{\"every\": {\"at\": \"3:30pm\", \"skipDays\": [0, \"2026-12-25\"], \"missed\": \"all\"}}");
        task("d", "{\"every\": 60000}");
        task("e", "{\"every\": \"0 0 1 0 *\", \"agendaCompat\": 0.7}");
        assertEquals(List.of(), read().problems());
    }

    @Test
    void of_two_tasks_with_one_id_the_last_wins_with_a_warning() throws IOException {
        task("a", "{\"id\": \"same\"}");
        task("b", "{\"id\": \"same\"}");
        TaskScan scan = read();
        assertEquals(root.resolve("b.js"), scan.tasks().getFirst().definition());
        assertEquals(root.resolve("b.json"), scan.problems().getFirst().file());
        assertTrue(scan.problems()
                .getFirst()
                .message()
                .contains(root.resolve("a.json").toString()));
    }

    @Test
    void one_folder_given_twice_is_no_duplicate() throws IOException {
        task("demo", "{}");
        TaskScan scan = new TaskCatalog(List.of(root, root)).read();
        assertEquals(1, scan.tasks().size());
        assertEquals(List.of(), scan.problems());
    }

    @Test
    void dot_files_are_skipped_and_node_modules_are_not() throws IOException {
        task(".hidden", "{}");
        task(".git/inside", "{}");
        task("node_modules/pack/task", "{}");
        assertEquals(List.of("node-modules-pack-task"), ids());
    }

    @Test
    void of_a_linked_folder_only_the_files_right_inside_are_found(@TempDir Path elsewhere) throws IOException {
        file(elsewhere.resolve("near.json"), "{}");
        file(elsewhere.resolve("near.js"), "");
        file(elsewhere.resolve("deep/far.json"), "{}");
        file(elsewhere.resolve("deep/far.js"), "");
        Files.createSymbolicLink(root.resolve("link"), elsewhere);
        assertEquals(List.of("link-near"), ids());
    }

    @Test
    void a_linked_folder_that_is_itself_given_is_searched_whole(@TempDir Path elsewhere) throws IOException {
        file(elsewhere.resolve("deep/far.json"), "{}");
        file(elsewhere.resolve("deep/far.js"), "");
        Path link = Files.createSymbolicLink(root.resolve("link"), elsewhere);
        assertEquals(
                "deep-far",
                new TaskCatalog(List.of(link)).read().tasks().getFirst().id());
    }

    @Test
    void a_folder_that_links_to_itself_ends() throws IOException {
        task("demo", "{}");
        Files.createSymbolicLink(root.resolve("loop"), root);
        assertEquals(List.of("demo", "loop-demo"), ids());
    }

    @Test
    void a_missing_folder_holds_nothing() {
        TaskScan scan = new TaskCatalog(List.of(root.resolve("none"))).read();
        assertEquals(new TaskScan(List.of(), List.of(), List.of()), scan);
    }

    @Test
    void a_file_in_place_of_a_folder_is_a_problem() throws IOException {
        task("demo", "{}");
        TaskScan scan = new TaskCatalog(List.of(root.resolve("demo.js"))).read();
        assertEquals(1, scan.problems().size());
    }

    @Test
    void edits_are_seen_at_the_next_look() throws IOException {
        task("demo", "{\"name\": \"Before\"}");
        TaskCatalog catalog = new TaskCatalog(List.of(root));
        assertEquals("Before", catalog.read().tasks().getFirst().name());
        task("demo", "{\"name\": \"After\"}");
        assertEquals("After", catalog.read().tasks().getFirst().name());
    }

    @Test
    void relative_folders_are_found_from_the_current_one() {
        assertTrue(new TaskCatalog(List.of(Path.of("tasks"))).roots().getFirst().isAbsolute());
    }

    @Test
    void metadata_may_name_another_file() throws IOException {
        file("lib/shared.js", "");
        task("demo", "{\"definition\": \"lib/shared.js\"}");
        task("lost", "{\"definition\": \"lib/none.js\"}");
        assertEquals(root.resolve("lib/shared.js"), read().tasks().getFirst().definition());
        assertTrue(read().problems().getFirst().message().contains("does not exist"));
    }

    @Test
    void tasks_are_found_by_their_id_or_their_path() throws IOException {
        task("sub/task", "{}");
        assertEquals("sub-task", read().find("sub-task").orElseThrow().id());
        assertEquals("sub-task", read().find("sub/task").orElseThrow().id());
    }

    @Test
    void a_script_alone_is_a_task_with_its_own_name() throws IOException {
        file("My Script.js", "");
        TaskDefinition task = TaskFile.ofScript(root.resolve("My Script.js"));
        assertEquals("my-script", task.id());
        assertEquals("My-script", task.name());
        assertEquals(root.resolve("My Script.js"), task.definition());
    }

    @Test
    void attribute_lists_count_only_as_lists() throws IOException {
        task("demo", "{\"jobAttributes\": [\"data.to\"], \"jobFailAttributes\": \"data\"}");
        TaskDefinition task = read().tasks().getFirst();
        assertEquals(List.of("data.to"), task.attributes("jobAttributes").orElseThrow());
        assertTrue(task.attributes("jobFailAttributes").isEmpty());
    }

    private TaskScan read() {
        return new TaskCatalog(List.of(root)).read();
    }

    private List<String> ids() {
        return read().tasks().stream().map(TaskDefinition::id).toList();
    }

    private void task(String name, String json) throws IOException {
        file(name + ".json", json);
        file(name + ".js", "module.exports = function () {};\n");
    }

    private void file(String name, String text) throws IOException {
        file(root.resolve(name), text);
    }

    private static void file(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
