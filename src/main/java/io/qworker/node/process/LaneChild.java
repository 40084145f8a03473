package io.qworker.node.process;

import io.qworker.js.Errno;
import io.qworker.js.Lane;
import io.qworker.js.LaneEnvironment;
import io.qworker.js.LaneProcess;
import io.qworker.js.LaneRole;
import io.qworker.js.LaneSettings;
import io.qworker.node.fs.FileDescriptors;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that is a lane of this JVM, with descriptors, variables, folder, signals and an end of its own. */
final class LaneChild implements Child, LaneRole {

    private static final int KILL = 9;

    /** Beyond all that Linux gives to its processes, so that no number means two of them. */
    private static final AtomicInteger LAST_PID = new AtomicInteger(1 << 22);

    private final LaneEnvironment parent;
    private final Launch launch;
    private final int pid = LAST_PID.incrementAndGet();
    private final LaneProcess process;
    private final Family family;
    private final CompletableFuture<Exit> exit = new CompletableFuture<>();
    private volatile Lane lane;
    private volatile int signal;

    LaneChild(LaneEnvironment parent, Launch launch) {
        this.parent = parent;
        this.launch = launch;
        this.process = new LaneProcess(launch.cwd());
        this.family = Family.of(parent);
    }

    LaneProcess process() {
        return process;
    }

    void start(OutputStream out, OutputStream err) {
        List<String> arguments = launch.arguments();
        LaneSettings settings = parent.settings()
                .withName("node-" + pid)
                .withCwd(launch.cwd())
                .withArgv(arguments.subList(Math.min(1, arguments.size()), arguments.size()))
                .withEnv(variables())
                .withOutput(out, err)
                .withBindings(List.of())
                .withRole(this);
        ProcessTable.add(this);
        lane = Lane.start(parent.engine(), settings);
        lane.ended().thenAccept(this::ended);
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String variable : launch.variables()) {
            int end = variable.indexOf('=');
            if (end > 0) {
                variables.putIfAbsent(variable.substring(0, end), variable.substring(end + 1));
            }
        }
        return variables;
    }

    private void ended(int code) {
        FileDescriptors.of(process).closeGiven();
        ProcessTable.remove(this);
        exit.complete(signal == 0 ? new Exit(code & 0xff, 0) : new Exit(0, signal));
    }

    Family family() {
        return family;
    }

    LaneEnvironment parent() {
        return parent;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public CompletableFuture<Exit> exit() {
        return exit;
    }

    @Override
    public int kill(int wanted) {
        if (exit.isDone()) {
            return Errno.ESRCH.number();
        }
        if (wanted == 0 || Signals.of(process).deliver(wanted) || Signals.isIgnored(wanted)) {
            return 0;
        }
        if (Signals.stops(wanted)) {
            return Errno.ENOSYS.number();
        }
        signal = wanted;
        Thread.ofVirtual().name("kill " + pid).start(lane::kill);
        return 0;
    }

    @Override
    public void end() {
        kill(KILL);
    }

    /** From its own thread, which is about to leave. */
    void endBy(int wanted) {
        signal = wanted;
    }

    @Override
    public Kind kind() {
        return Kind.PROGRAM;
    }

    @Override
    public LaneProcess process(Path cwd) {
        return process;
    }

    @Override
    public String argv0() {
        return launch.arguments().isEmpty() ? "" : launch.arguments().getFirst();
    }

    @Override
    public long parentPid() {
        return parent.settings().role().pid();
    }
}
