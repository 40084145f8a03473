package io.qworker.cli;

import io.qworker.bus.Bus;
import io.qworker.bus.Topics;
import io.qworker.config.Layer;
import io.qworker.job.Job;
import io.qworker.store.Storage;
import java.util.List;
import java.util.concurrent.Callable;
import org.bson.BsonString;
import org.bson.types.ObjectId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Cancels a job: one that waits is deleted, the worker of one that runs is asked to end it. Source: protocol.md §3.5. */
@Command(
        name = "cancel",
        header = "Cancel a job: delete it if it waits, ask its worker to end it if it runs.",
        synopsisHeading = "%nUsage: ",
        abbreviateSynopsis = true,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExample:%n",
        footer = "  qworker cancel 6b04f7d17528564f8c86de0d")
final class CancelVerb implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "<id>", description = "The job's id, as `qworker jobs` lists it.")
    private String id;

    @Mixin
    private StoreOptions store;

    @Mixin
    private CommonOptions common;

    CancelVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ObjectId wanted = JobIds.parse(id);
        var config = common.read(session, store.addTo(new Layer.CommandLine()));
        try (Storage queue = ExistingJobs.require(session, config.storage())) {
            Job job = queue.jobs()
                    .find(wanted)
                    .orElseThrow(() -> JobIds.unknown(wanted, queue.jobs().describe()));
            if (job.lockedAt().isPresent()) {
                askWorker(queue.bus(), job);
            } else {
                queue.jobs().remove(wanted);
                session.terminal().line("Cancelled " + job.name() + ", job " + id);
            }
        }
        return ExitCode.OK;
    }

    private void askWorker(Bus bus, Job job) {
        String hex = job.id().toHexString();
        bus.publish(List.of(new Bus.Message(Topics.JOB_CANCEL, new BsonString(hex))));
        session.terminal()
                .line("Asked the worker that runs " + job.name() + ", job " + hex + ", to cancel it; `qworker job "
                        + hex + "` shows what became of it");
    }
}
