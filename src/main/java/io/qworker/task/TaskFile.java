package io.qworker.task;

import io.qworker.job.PlainJson;
import io.qworker.permission.UnreadablePermissions;
import io.qworker.schedule.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonString;
import org.bson.BsonValue;

/** Reads the definition of one task from its files. Source: protocol.md §2.6. */
public final class TaskFile {

    /** Compiled files go before what they were made of. */
    private static final List<String> SCRIPTS = List.of(".js", ".mjs", ".cjs", ".ts", ".mts", ".cts");

    private TaskFile() {}

    /**
     * The task of a script: with the metadata beside it, or with none but its own name.
     *
     * @throws BrokenTask if there is metadata that cannot be read
     */
    public static TaskDefinition ofScript(Path script) {
        Path absolute = script.toAbsolutePath().normalize();
        Path metadata = absolute.resolveSibling(stem(absolute) + ".json");
        BsonDocument given = Files.isRegularFile(metadata) ? readMetadata(metadata) : new BsonDocument();
        return define(stem(absolute), absolute, given, Dialect.DEFAULT);
    }

    /** The task of a metadata file found under {@code root}, in this dialect unless it names one. Throws {@link BrokenTask}. */
    static TaskDefinition ofMetadata(Path root, Path file, Dialect dialect) {
        BsonDocument given = readMetadata(file);
        String relative =
                root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        return define(relative.substring(0, relative.length() - ".json".length()), script(file), given, dialect);
    }

    /** The script that belongs to a metadata file: the first of those that lie beside it, else where one is looked for first. */
    public static Path script(Path metadata) {
        List<Path> possible = SCRIPTS.stream()
                .map(extension -> metadata.resolveSibling(stem(metadata) + extension))
                .toList();
        return possible.stream().filter(Files::exists).findFirst().orElse(possible.getFirst());
    }

    private static TaskDefinition define(String path, Path script, BsonDocument given, Dialect dialect) {
        BsonDocument task = new BsonDocument("id", new BsonString(path));
        task.put("definition", new BsonString(script.toString()));
        task.putAll(given);
        String name = text(task, "name");
        String id = Urlify.urlify(firstOf(text(task, "id"), name, path));
        task.put("id", new BsonString(id));
        task.put("name", new BsonString(firstOf(name, Capitalize.capitalize(id))));
        task.put("definition", new BsonString(definition(task, script)));
        return checked(new TaskDefinition(task), dialect);
    }

    private static TaskDefinition checked(TaskDefinition task, Dialect dialect) {
        try {
            task.permissions();
            task.backoff();
            task.clusterLimits();
            task.timeout();
            TaskSchedule.of(task, task.dialect().orElse(dialect));
            return task;
        } catch (UnreadablePermissions | UnreadableLimits | IllegalArgumentException e) {
            throw new BrokenTask(e.getMessage());
        }
    }

    /** Metadata may name another JavaScript file, from its own folder. */
    private static String definition(BsonDocument task, Path script) {
        String given = text(task, "definition");
        Path definition =
                given.isEmpty() ? script : script.resolveSibling(given).normalize();
        if (!Files.exists(definition)) {
            throw new BrokenTask("its \"definition\" " + definition + " does not exist");
        }
        return definition.toString();
    }

    private static BsonDocument readMetadata(Path file) {
        try {
            BsonValue value = PlainJson.parse(Files.readString(file, StandardCharsets.UTF_8));
            if (!value.isDocument()) {
                throw new BrokenTask("a task's metadata must be a JSON object, { … }");
            }
            return value.asDocument();
        } catch (PlainJson.MalformedJson e) {
            throw new BrokenTask("broken JSON, " + e.getMessage());
        } catch (IOException e) {
            throw new BrokenTask("cannot be read: " + e);
        }
    }

    /** A text or a number as text; empty when there is none. */
    private static String text(BsonDocument task, String key) {
        return switch (task.get(key)) {
            case null -> "";
            case BsonString text -> text.getValue();
            case BsonNumber number -> PlainJson.write(number);
            case BsonValue value when !TaskDefinition.truthy(value) -> "";
            case BsonValue value ->
                throw new BrokenTask("its \"%s\" must be a text, not %s".formatted(key, PlainJson.write(value)));
        };
    }

    private static String firstOf(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** A task's files cannot be taken; the message says why. */
    public static final class BrokenTask extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BrokenTask(String message) {
            super(message);
        }
    }
}
