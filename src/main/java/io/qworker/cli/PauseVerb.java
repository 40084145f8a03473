package io.qworker.cli;

import io.qworker.queue.JobsAccess;
import io.qworker.store.Pause;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Let no worker take a task's jobs, or a worker take none; what runs goes on. */
@Command(
        name = "pause",
        header = "Let no worker take a task's jobs, or a worker take none; what runs goes on.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = {"qworker pause [options] <task …>", "       qworker pause [options] --worker <id …>"},
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  qworker pause hello report", "  qworker pause --worker bee"})
final class PauseVerb implements Callable<Integer> {

    private final Session session;

    @Mixin
    private PauseOptions what;

    @Mixin
    private JobsOptions place;

    @Mixin
    private CommonOptions common;

    PauseVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        what.check();
        try (JobsAccess jobs = place.read(session, common).require()) {
            for (Pause pause : what.pauses()) {
                jobs.pause(pause);
                what.say(session, "Paused ", pause);
            }
        }
        what.printJson(session, true);
        return ExitCode.OK;
    }
}
