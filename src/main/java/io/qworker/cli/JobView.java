package io.qworker.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qworker.job.After;
import io.qworker.job.Backoff;
import io.qworker.job.Job;
import io.qworker.job.JobState;
import io.qworker.job.PlainJson;
import io.qworker.job.Timeout;
import io.qworker.queue.JobJson;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonValue;

/** Jobs as people and scripts read them. */
final class JobView {

    private static final int REASON_LENGTH = 60;
    private static final int LABEL_WIDTH = 11;
    private static final String NONE = "–";

    private final Session session;

    JobView(Session session) {
        this.session = session;
    }

    /** The whole document as JSON, and the state it amounts to. */
    ObjectNode json(Job job) {
        return JobJson.write(job, session.now());
    }

    Table table() {
        return new Table("ID", "TASK", "STATE", "DUE", "LAST RUN", "NOTE");
    }

    void addRow(Table table, Job job) {
        JobState state = state(job);
        table.add(
                Table.Cell.of(job.id().toHexString()),
                Table.Cell.of(job.name()),
                new Table.Cell(word(state), colour(state)),
                Table.Cell.of(relative(job.nextRunAt())),
                Table.Cell.of(relative(job.instant("lastRunAt"))),
                Table.Cell.of(Texts.brief(note(job, state), REASON_LENGTH)));
    }

    /** Everything about one job, a line each. */
    void print(Job job) {
        JobState state = state(job);
        line("Job", job.id().toHexString());
        line("Task", job.name());
        line("State", session.terminal().paint(colour(state), word(state)));
        instant("Due", job.nextRunAt());
        instant("Last run", job.instant("lastRunAt"));
        instant("Finished", job.instant("lastFinishedAt"));
        instant("Failed", job.instant("failedAt"));
        field("Reason", job, "failReason");
        field("Failures", job, "failCount");
        field("Retries", job, Job.RETRIES);
        field("Back-off", job, Backoff.FIELD);
        field("Timeout", job, Timeout.FIELD);
        field("Repeats", job, "repeatInterval");
        field("After", job, After.FIELD);
        field("Repeats at", job, "repeatAt");
        field("Priority", job, "priority");
        json("Data", job.document().get("data"));
        json("Result", job.document().get("result"));
    }

    private void json(String label, BsonValue value) {
        if (value != null && !value.isNull()) {
            line(label, PlainJson.writePretty(value).replace("\n", "\n" + " ".repeat(LABEL_WIDTH)));
        }
    }

    JobState state(Job job) {
        return JobState.of(job, session.now());
    }

    static String word(JobState state) {
        return JobJson.word(state);
    }

    private static Terminal.Colour colour(JobState state) {
        return switch (state) {
            case RUNNING, COMPLETED -> Terminal.Colour.GOOD;
            case FAILED -> Terminal.Colour.BAD;
            case QUEUED -> Terminal.Colour.CARE;
            case REPEATING, SCHEDULED -> Terminal.Colour.QUIET;
        };
    }

    private static String note(Job job, JobState state) {
        String reason = text(job, "failReason");
        if (state == JobState.FAILED && !reason.isEmpty()) {
            return reason;
        }
        String interval = text(job, "repeatInterval");
        return interval.isEmpty() ? text(job, "repeatAt") : interval;
    }

    private static String text(Job job, String field) {
        BsonValue value = job.document().get(field);
        if (value == null || value.isNull()) {
            return "";
        }
        return value.isString() ? value.asString().getValue() : PlainJson.write(value);
    }

    private String relative(Optional<Instant> instant) {
        return instant.map(at -> Texts.relative(at, session.now())).orElse(NONE);
    }

    private void instant(String label, Optional<Instant> instant) {
        instant.ifPresent(
                at -> line(label, Texts.local(at, session.zone()) + " (" + Texts.relative(at, session.now()) + ")"));
    }

    private void field(String label, Job job, String field) {
        String text = text(job, field);
        if (!text.isEmpty()) {
            line(label, text);
        }
    }

    private void line(String label, String text) {
        session.terminal().line(("%-" + LABEL_WIDTH + "s%s").formatted(label, text));
    }
}
