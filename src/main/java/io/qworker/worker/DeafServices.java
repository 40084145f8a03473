package io.qworker.worker;

import io.qworker.job.Outcome;
import io.qworker.schedule.Dialect;
import io.qworker.store.JobStore;
import io.qworker.store.StoreException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.types.ObjectId;

/** Takes every request and does nothing about it: there is no channel on which anybody could hear, and no stored job. */
class DeafServices implements TaskServices {

    @Override
    public void taskDefined(String name, BsonDocument options) {}

    @Override
    public void notify(Notification notification) {}

    @Override
    public CompletionStage<Void> publish(String event, BsonValue content) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public AutoCloseable subscribe(String event, Consumer<BsonValue> handler) {
        return () -> {};
    }

    @Override
    public CompletionStage<Void> schedule(BsonValue when, String name, BsonDocument data, BsonDocument options) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Dialect dialect(String name) {
        return Dialect.DEFAULT;
    }

    @Override
    public JobRequests jobs() {
        return new JobRequests(new NoQueue());
    }

    @Override
    public CompletionStage<Void> takeJobs(boolean take) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Instant> touch(ObjectId id) {
        return CompletableFuture.completedFuture(Instant.now());
    }

    @Override
    public void began(int runId) {}

    @Override
    public void progressed(int runId, double percent) {}

    @Override
    public void finished(int runId, Outcome outcome) {}

    @Override
    public void stop(boolean terminate, Optional<String> reason) {}

    @Override
    public void failed(String description) {}

    /** There is none: whoever asks is told. */
    private static final class NoQueue implements JobRequests.Queue {

        @Override
        public JobStore store() {
            throw new StoreException("there is no queue here: the task file is only looked at");
        }

        @Override
        public String workerId() {
            return "";
        }

        @Override
        public boolean keeps(ObjectId id) {
            return false;
        }

        @Override
        public Optional<BsonDocument> running(ObjectId id) {
            return Optional.empty();
        }

        @Override
        public void rescheduled(ObjectId id) {}

        @Override
        public void added(String name) {}
    }
}
