package io.qworker.worker;

import io.qworker.bus.Bus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Messages of a channel in a form in which two sessions can be compared: ids and dates are replaced by their kind, paths by
 * their last part. The original session was silent, so its notifications went out under another event's name.
 */
record Transcript(List<Entry> entries) {

    private static final Set<String> NOT_COMPARED =
            Set.of("worker:ping", "schedule:task", "job:cancel", "job:scheduled", "manager:start", "manager:stop");

    /** @param job the id of the job that a notification is about, or empty */
    record Entry(String event, BsonValue message, String job) {

        @Override
        public String toString() {
            return event + " " + message;
        }
    }

    static Transcript ofOriginal() throws IOException {
        try (var file = Transcript.class.getResourceAsStream("/vectors/pubsub-transcript.json")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            List<Bus.Message> messages = BsonArray.parse(text).stream()
                    .map(BsonValue::asDocument)
                    .filter(document -> document.containsKey("event"))
                    .map(document -> new Bus.Message(document.getString("event").getValue(), document.get("message")))
                    .toList();
            return of(messages);
        }
    }

    static Transcript of(List<Bus.Message> messages) {
        return new Transcript(messages.stream()
                .filter(message -> !NOT_COMPARED.contains(message.event())
                        && !message.event().matches("\\d+/.*"))
                .map(Transcript::entry)
                .toList());
    }

    private static Entry entry(Bus.Message message) {
        String event = message.event().equals("worker:emit") ? "worker:notification" : message.event();
        String job = message.content().isDocument()
                        && message.content().asDocument().get("sourceType") instanceof BsonString source
                        && source.getValue().equals("Job")
                ? message.content().asDocument().getString("sourceId").getValue()
                : "";
        return new Entry(event, plain(message.content()), job);
    }

    private static BsonValue plain(BsonValue value) {
        return switch (value.getBsonType()) {
            case DATE_TIME -> new BsonString("<date>");
            case ARRAY ->
                new BsonArray(value.asArray().stream().map(Transcript::plain).toList());
            case STRING -> new BsonString(plain(value.asString().getValue()));
            case DOCUMENT -> {
                BsonDocument plain = new BsonDocument();
                value.asDocument().forEach((key, field) -> {
                    if (!key.equals("silent")) {
                        plain.put(key, plain(field));
                    }
                });
                yield plain;
            }
            default -> value;
        };
    }

    private static String plain(String text) {
        String withoutIds = text.replaceAll("[0-9a-f]{24}", "<id>");
        return withoutIds.startsWith("/") ? "<path>/" + Path.of(withoutIds).getFileName() : withoutIds;
    }

    /** What the worker and its tasks said, jobs left out. */
    List<String> ofWorker() {
        return entries.stream()
                .filter(entry -> entry.job().isEmpty())
                .map(Entry::toString)
                .toList();
    }

    /** What was said of each job, in the order in which the jobs began. */
    List<List<String>> ofJobs() {
        List<String> jobs = entries.stream()
                .map(Entry::job)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
        List<List<String>> said = new ArrayList<>();
        for (String job : jobs) {
            said.add(entries.stream()
                    .filter(entry -> entry.job().equals(job))
                    .map(Entry::toString)
                    .toList());
        }
        return said;
    }
}
