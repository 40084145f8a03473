package io.qworker.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.qworker.job.Job;
import io.qworker.job.PlainJson;
import io.qworker.queue.JobsAccess;
import io.qworker.queue.UnknownJob;
import io.qworker.queue.WrongState;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bson.types.ObjectId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets jobs that failed run again. */
@Command(
        name = "retry",
        header = "Let jobs that failed run again at once.",
        synopsisHeading = "%nUsage: ",
        abbreviateSynopsis = true,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExample:%n",
        footer = {
            "  qworker retry 6b04f7d17528564f8c86de0d",
            "  qworker retry --failed mail             every dead job of a task; without one, of all"
        })
final class RetryVerb implements Callable<Integer> {

    private final Session session;

    @Parameters(
            arity = "0..*",
            paramLabel = "<id>",
            description = "The jobs' ids, as `qworker jobs` lists them; with --failed, ids of tasks.")
    private List<String> ids = List.of();

    @Option(
            names = "--failed",
            description = "All jobs that failed and have no further run: of these tasks, or of all.")
    private boolean failed;

    @Option(names = "--json", description = "Print the jobs as a JSON array.")
    private boolean json;

    @Mixin
    private JobsOptions place;

    @Mixin
    private CommonOptions common;

    RetryVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (failed) {
            return retryDead();
        }
        if (ids.isEmpty()) {
            throw CommandFailure.usage("say which jobs are to be retried, by their ids, or all with --failed");
        }
        List<ObjectId> wanted = ids.stream().map(JobIds::parse).toList();
        ArrayNode retried = JsonNodeFactory.instance.arrayNode();
        boolean all = true;
        try (JobsAccess jobs = place.read(session, common).require()) {
            for (ObjectId id : wanted) {
                all &= retry(jobs, id, retried);
            }
        }
        if (json) {
            session.terminal().line(PlainJson.writePretty(retried));
        }
        return all ? ExitCode.OK : ExitCode.FAILED;
    }

    private int retryDead() {
        int retried;
        try (JobsAccess jobs = place.read(session, common).require()) {
            retried = jobs.retryDead(Set.copyOf(ids));
        }
        session.terminal()
                .line(
                        json
                                ? "{ \"retried\": " + retried + " }"
                                : "Retrying " + retried + (retried == 1 ? " job" : " jobs"));
        return ExitCode.OK;
    }

    /** One that cannot be retried does not keep the others from it. */
    private boolean retry(JobsAccess jobs, ObjectId id, ArrayNode retried) {
        try {
            Job job = jobs.retry(id);
            retried.add(new JobView(session).json(job));
            if (!json) {
                session.terminal().line("Retrying " + job.name() + ", job " + id.toHexString());
            }
            return true;
        } catch (UnknownJob | WrongState e) {
            session.terminal().errorLine("Error: job " + id.toHexString() + ": " + e.getMessage());
            return false;
        }
    }
}
