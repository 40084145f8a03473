package io.qworker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.qworker.config.Layer;
import io.qworker.job.Job;
import io.qworker.job.JobState;
import io.qworker.job.PlainJson;
import io.qworker.queue.JobsAccess;
import io.qworker.schedule.Dialect;
import io.qworker.schedule.NotUnderstood;
import io.qworker.schedule.Recurrence;
import io.qworker.store.JobFilter;
import io.qworker.task.Retention;
import io.qworker.task.TaskSchedule;
import io.qworker.task.Urlify;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.bson.BsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows recurring jobs and when they run next. */
@Command(
        name = "schedules",
        header = "List recurring jobs, each with its next five runs.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = "qworker schedules [options] [<task> …]",
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  qworker schedules", "  qworker schedules report --json"})
final class SchedulesVerb implements Callable<Integer> {

    private static final int RUNS = 5;
    private static final int MOST = 100_000;
    private static final Set<JobState> STATES =
            Set.of(JobState.REPEATING, JobState.FAILED, JobState.RUNNING, JobState.SCHEDULED, JobState.QUEUED);

    private final Session session;

    @Parameters(arity = "0..*", paramLabel = "<task>", description = "Only those of these tasks.")
    private List<String> tasks = List.of();

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    @Mixin
    private JobsOptions place;

    @Mixin
    private DialectOption dialect;

    @Mixin
    private CommonOptions common;

    SchedulesVerb(Session session) {
        this.session = session;
    }

    /** A recurring job: its next runs, or why there are none. */
    private record Schedule(Job job, Optional<Recurrence> recurrence, List<Instant> runs, String problem) {}

    @Override
    public Integer call() {
        JobsPlace where = place.read(session, common, dialect.addTo(new Layer.CommandLine()));
        Set<String> names = tasks.stream().map(Urlify::urlify).collect(Collectors.toSet());
        try (JobsAccess jobs = where.existing().orElse(null)) {
            List<Schedule> schedules = jobs == null
                    ? List.of()
                    : jobs.newest(new JobFilter(names, STATES), MOST).stream()
                            .filter(job -> Retention.recurring(job.document()))
                            .sorted(Comparator.comparing(Job::name).thenComparing(Job::id))
                            .map(job -> read(job, where.config().tasks().dialect()))
                            .toList();
            if (json) {
                printJson(schedules);
            } else if (schedules.isEmpty()) {
                session.terminal()
                        .line(
                                jobs == null
                                        ? Texts.sentence(where.nothing())
                                        : "There are no recurring jobs in " + jobs.describe() + ".");
            } else {
                schedules.forEach(this::print);
            }
        }
        return ExitCode.OK;
    }

    private static Schedule read(Job job, Dialect dialect) {
        try {
            Recurrence recurrence = Recurrence.of(job.document(), dialect).orElseThrow();
            List<Instant> runs =
                    job.nextRunAt().map(next -> recurrence.upcoming(next, RUNS)).orElse(List.of());
            String problem = job.disabled() ? "disabled" : runs.isEmpty() ? "comes to no further run" : "";
            return new Schedule(job, Optional.of(recurrence), runs, problem);
        } catch (NotUnderstood e) {
            return new Schedule(job, Optional.empty(), List.of(), e.getMessage());
        }
    }

    private static String rule(Job job) {
        BsonValue interval = job.document().get("repeatInterval");
        boolean at = interval == null || interval.isNull();
        return (at ? "at " : "every ") + TaskSchedule.words(at ? job.document().get("repeatAt") : interval);
    }

    private ZoneId zone(Schedule schedule) {
        return schedule.job().document().isString("repeatTimezone")
                ? schedule.recurrence().map(Recurrence::zone).orElse(session.zone())
                : session.zone();
    }

    private void print(Schedule schedule) {
        Terminal terminal = session.terminal();
        ZoneId zone = zone(schedule);
        terminal.line("%s  %s  %s%s"
                .formatted(
                        schedule.job().name(),
                        rule(schedule.job()),
                        zone,
                        schedule.problem().isEmpty()
                                ? ""
                                : "  " + terminal.paint(Terminal.Colour.CARE, schedule.problem())));
        schedule.runs()
                .forEach(run -> terminal.line(
                        "  %s  %s".formatted(Texts.local(run, zone), Texts.relative(run, session.now()))));
    }

    private void printJson(List<Schedule> schedules) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Schedule schedule : schedules) {
            ObjectNode entry = array.addObject()
                    .put("_id", schedule.job().id().toHexString())
                    .put("name", schedule.job().name())
                    .put("timezone", zone(schedule).getId());
            for (String field : List.of("repeatInterval", "repeatAt")) {
                BsonValue value = schedule.job().document().get(field);
                if (value != null && !value.isNull()) {
                    entry.set(field, PlainJson.toNode(value));
                }
            }
            ArrayNode runs = entry.putArray("runs");
            schedule.runs().forEach(run -> runs.add(run.toString()));
            if (!schedule.problem().isEmpty()) {
                entry.put("problem", schedule.problem());
            }
        }
        session.terminal().line(PlainJson.writePretty(array));
    }
}
