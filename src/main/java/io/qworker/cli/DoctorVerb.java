package io.qworker.cli;

import io.qworker.config.Config;
import io.qworker.config.Layer;
import io.qworker.store.JobFilter;
import io.qworker.store.Storage;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks whether everything is there that a worker needs. */
@Command(
        name = "doctor",
        header = "Look whether Java, JavaScript and the store are as they should be.",
        synopsisHeading = "%nUsage: ",
        abbreviateSynopsis = true,
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {"  qworker doctor", "  qworker doctor --mongo mongodb://localhost/jobs"})
final class DoctorVerb implements Callable<Integer> {

    private static final int OLDEST_JDK = 25;

    private final Session session;
    private boolean well = true;

    @Mixin
    private StoreOptions store;

    @Mixin
    private CommonOptions common;

    DoctorVerb(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Config config = common.read(session, store.addTo(new Layer.CommandLine()));
        ok("Qworker " + Version.product());
        java();
        fileNames();
        javaScript();
        nodeLibrary();
        store(config.storage());
        return well ? ExitCode.OK : ExitCode.FAILED;
    }

    private void java() {
        String jdk = "JDK " + Runtime.version() + ", " + System.getProperty("java.vendor") + ", in "
                + System.getProperty("java.home");
        if (Runtime.version().feature() >= OLDEST_JDK) {
            ok(jdk);
        } else {
            bad(jdk, "install JDK " + OLDEST_JDK + " or later and let JAVA_HOME name its folder");
        }
    }

    private void fileNames() {
        String encoding = System.getProperty("sun.jnu.encoding", "unknown");
        if (encoding.equalsIgnoreCase("UTF-8")) {
            ok("File names and arguments are read as UTF-8");
        } else {
            warn(
                    "File names and arguments are read as " + encoding,
                    "those with other letters are not found: set LC_ALL=C.UTF-8 in the environment");
        }
    }

    private void javaScript() {
        Rooms.Engine engine = session.rooms().engine().get();
        String name = "JavaScript: GraalJS " + engine.version() + ", " + engine.implementation();
        if (engine.interpreted()) {
            warn(
                    name + ", without its optimizing compiler",
                    "one-shot commands start faster so; a worker that says this is slower than it could be: start it"
                            + " with scripts/qworker on a stock JDK 25");
        } else {
            ok(name + ", with its optimizing compiler");
        }
    }

    private void nodeLibrary() {
        String version = Version.nodeLibrary();
        if (version.equals("missing")) {
            bad("Node's library is missing", "build again: the build puts it into the jar");
        } else {
            ok("Node's library " + version);
        }
    }

    private void store(Config.Storage storage) {
        try (Storage queue = ExistingJobs.open(session, storage).orElse(null)) {
            if (queue == null) {
                ok("Store: " + storage.file() + ", which the first job will make");
                return;
            }
            queue.jobs().page(JobFilter.ALL, Optional.empty(), 1);
            ok("Store: " + queue.jobs().describe() + ", reachable");
        } catch (RuntimeException e) {
            bad(
                    "Store: " + e.getMessage(),
                    storage.mongo().isPresent()
                            ? "see that the server runs and that --mongo names it"
                            : "see that " + storage.file() + " can be written, or give another file with --db");
        }
    }

    private void ok(String what) {
        session.terminal().line(session.terminal().paint(Terminal.Colour.GOOD, "ok  ") + "  " + what);
    }

    private void warn(String what, String advice) {
        session.terminal().line(session.terminal().paint(Terminal.Colour.CARE, "warn") + "  " + what + ": " + advice);
    }

    private void bad(String what, String advice) {
        well = false;
        session.terminal().line(session.terminal().paint(Terminal.Colour.BAD, "bad ") + "  " + what + ": " + advice);
    }
}
