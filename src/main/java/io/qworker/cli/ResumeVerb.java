package io.qworker.cli;

import io.qworker.queue.JobsAccess;
import io.qworker.store.Pause;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Let a paused task's jobs be taken again, or a paused worker take some. */
@Command(
        name = "resume",
        header = "Let a paused task's jobs be taken again, or a paused worker take some.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = {"qworker resume [options] <task …>", "       qworker resume [options] --worker <id …>"},
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  qworker resume hello report", "  qworker resume --worker bee"})
final class ResumeVerb implements Callable<Integer> {

    private final Session session;

    @Mixin
    private PauseOptions what;

    @Mixin
    private JobsOptions place;

    @Mixin
    private CommonOptions common;

    ResumeVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        what.check();
        try (JobsAccess jobs = place.read(session, common).require()) {
            for (Pause pause : what.pauses()) {
                boolean paused = jobs.resume(pause);
                what.say(session, paused ? "Resumed " : "Not paused: ", pause);
            }
        }
        what.printJson(session, false);
        return ExitCode.OK;
    }
}
