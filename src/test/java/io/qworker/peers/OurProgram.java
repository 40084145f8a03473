package io.qworker.peers;

import io.qworker.config.Config;
import io.qworker.job.JobDraft;
import io.qworker.js.JsEngine;
import io.qworker.js.LaneSettings;
import io.qworker.store.Storage;
import io.qworker.worker.Notification;
import io.qworker.worker.Worker;
import io.qworker.worker.WorkerListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;

/** Runs a program for Agenda in a job of our worker; answers what it printed. */
final class OurProgram implements WorkerListener {

    private static final JsEngine ENGINE = JsEngine.create();
    private static final String TASK = "program";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StringBuilder troubles = new StringBuilder();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final CompletableFuture<String> outcome = new CompletableFuture<>();

    private OurProgram() {}

    /** @param folder an empty one, in which its task is put */
    static List<String> run(Path program, Storage storage, Path folder) throws IOException {
        OurProgram ours = new OurProgram();
        try (storage) {
            return ours.run(storage, task(program, folder));
        }
    }

    private static Config task(Path program, Path folder) throws IOException {
        Config config = OurWorker.config("mongodb://unused", folder, "bee", true, TASK);
        Path tasks = folder.resolve("tasks");
        Files.copy(
                Path.of("src", "test", "resources", "peers", "tasks", "program.js"),
                tasks.resolve(TASK + ".js"),
                StandardCopyOption.REPLACE_EXISTING);
        BsonDocument metadata = new BsonDocument("program", new BsonString(program.toString()));
        Files.writeString(tasks.resolve(TASK + ".json"), metadata.toJson());
        return config;
    }

    private List<String> run(Storage storage, Config config) {
        Worker worker = Worker.create(new Worker.Surroundings(
                config,
                storage.jobs(),
                storage.bus(),
                (uri, collection) -> storage.jobs(),
                new Worker.Machine(
                        ENGINE, LaneSettings.ofProcess("program").withOutput(printed, printed), InstantSource.system()),
                this));
        try {
            worker.connect();
            await("the worker has started", started);
            storage.jobs()
                    .add(List.of(
                            new JobDraft(TASK, BsonNull.VALUE, 0, storage.jobs().now(), new BsonDocument())));
            String result = await("the program has ended", outcome);
            String text = printed.toString(StandardCharsets.UTF_8);
            if (!result.isEmpty()) {
                throw new AssertionError("it failed: " + result + "; it printed: " + text);
            }
            return text.lines().toList();
        } finally {
            worker.stop(Optional.empty());
            worker.ended().join();
        }
    }

    private <T> T await(String what, CompletableFuture<T> future) {
        try {
            Conditions.await(what, future::isDone);
        } catch (AssertionError late) {
            throw new AssertionError("troubles: " + troubles + "; it printed: " + printed, late);
        }
        return future.join();
    }

    @Override
    public void started() {
        started.complete(null);
    }

    @Override
    public void notified(Notification notification) {
        boolean ofTheProgram = notification.fields().containsKey("taskId")
                && notification.fields().getString("taskId").getValue().equals(TASK);
        if (ofTheProgram && notification.type().equals("success")) {
            outcome.complete("");
        } else if (ofTheProgram && notification.type().equals("fail")) {
            outcome.complete(notification.fields().getString("msg").getValue());
        }
    }

    @Override
    public void warned(String message) {
        troubles.append(message).append('\n');
    }

    @Override
    public void failed(String message) {
        troubles.append(message).append('\n');
    }
}
