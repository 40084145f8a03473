package io.qworker.cli;

import io.qworker.job.PlainJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bson.BsonNull;
import org.bson.BsonValue;
import picocli.CommandLine.Option;

/** What the task receives. */
final class DataOption {

    @Option(
            names = {"-d", "--data"},
            paramLabel = "<json|@file>",
            description = "The job's data: JSON, or @ and the name of a JSON file.")
    private String data;

    /** The data; null when none is given. */
    BsonValue read(Session session) {
        if (data == null) {
            return BsonNull.VALUE;
        }
        if (data.startsWith("@")) {
            Path file = session.surroundings().folder().resolve(data.substring(1));
            return parse(contents(file), "--data " + file, "");
        }
        return parse(data, "--data", "; quote it for the shell, as in --data '{\"to\":\"you\"}'");
    }

    private static BsonValue parse(String json, String where, String advice) {
        try {
            return PlainJson.parse(json);
        } catch (PlainJson.MalformedJson e) {
            throw CommandFailure.usage(where + " is no JSON: " + e.getMessage() + advice);
        }
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CommandFailure.usage(
                    "--data: cannot read " + file + " (" + e.getClass().getSimpleName() + ")");
        }
    }
}
