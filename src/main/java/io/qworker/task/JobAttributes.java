package io.qworker.task;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Which attributes of a job its notifications carry. Source: protocol.md §2.5.
 *
 * @param workerOptions the worker's own lists by option name: {@code jobAttributes}, {@code jobStartAttributes}, …
 */
public record JobAttributes(Map<String, List<String>> workerOptions) {

    /** The option for every event that has none of its own. */
    public static final String GENERAL_OPTION = "jobAttributes";

    private static final List<String> DEFAULT = List.of("data", "lastRunAt", "nextRunAt", "lastFinishedAt");
    private static final String PROGRESS = "progress";
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\\d+");

    public JobAttributes {
        workerOptions = Map.copyOf(workerOptions);
    }

    /** The option of an event: {@code start} → {@code jobStartAttributes}. */
    public static String optionName(String event) {
        return WORD.matcher(event)
                .results()
                .map(MatchResult::group)
                .map(word -> Capitalize.capitalize(word.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("", "job", "Attributes"));
    }

    /** The properties of a document at some paths, nested as they were. */
    public static BsonDocument extractProperties(BsonDocument document, List<String> paths) {
        BsonDocument result = new BsonDocument();
        for (String text : paths) {
            PropertyPath path = PropertyPath.of(text);
            BsonValue value = path.get(document);
            if (value != null) {
                path.set(result, value);
            }
        }
        return result;
    }

    /**
     * What a notification says of a job: {@code {taskId, job}}.
     *
     * @param event {@code start}, {@code progress}, {@code success} or {@code fail}
     * @param attributes the job's document
     * @param extra further fields for {@code job}, like {@code progress} and {@code error}
     */
    public BsonDocument extract(
            String event, BsonDocument attributes, Optional<TaskDefinition> task, BsonDocument extra) {
        BsonDocument job = extractProperties(attributes, selection(event, task));
        if (job.isNull("data")) {
            job.put("data", new BsonDocument());
        }
        job.putAll(extra);
        BsonDocument payload = new BsonDocument(
                "taskId", new BsonString(attributes.getString("name").getValue()));
        payload.put("job", job);
        return payload;
    }

    /** The task's list for the event comes first, the worker's general one last. */
    private List<String> selection(String event, Optional<TaskDefinition> task) {
        String option = optionName(event);
        return task.flatMap(definition -> definition.attributes(option))
                .or(() -> event.equals(PROGRESS) ? Optional.of(own(option).orElse(List.of())) : Optional.empty())
                .or(() -> task.flatMap(definition -> definition.attributes(GENERAL_OPTION)))
                .or(() -> own(option))
                .or(() -> own(GENERAL_OPTION))
                .orElse(DEFAULT);
    }

    private Optional<List<String>> own(String option) {
        return Optional.ofNullable(workerOptions.get(option));
    }
}
