package io.qworker.node.process;

import io.qworker.js.JsEngine;
import io.qworker.js.Lane;
import io.qworker.js.LaneProcess;
import io.qworker.js.LaneRole;
import io.qworker.js.LaneSettings;
import io.qworker.permission.Permissions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A program that has this JVM, and so a process of the system's, to itself: what the {@code node} command runs. */
public final class MainProgram implements LaneRole {

    private final Family family = new Family();
    private final LaneProcess process = new LaneProcess(Path.of("").toAbsolutePath());

    private MainProgram() {
        Signals.of(process, new SystemSignals(process));
    }

    /** @param arguments as the {@code node} command takes them; answers the exit code */
    public static int run(List<String> arguments, Permissions permissions) {
        MainProgram program = new MainProgram();
        try (JsEngine engine = JsEngine.create()) {
            LaneSettings settings = LaneSettings.ofProcess("main")
                    .withArgv(arguments)
                    .withRole(program)
                    .narrowedTo(permissions);
            int code = Lane.start(engine, settings).ended().join();
            program.family.join();
            return code & 0xff;
        }
    }

    Family family() {
        return family;
    }

    @Override
    public Kind kind() {
        return Kind.PROGRAM;
    }

    @Override
    public LaneProcess process(Path cwd) {
        return process;
    }

    /** The system's signals, as far as the JVM leaves them to others. */
    private static final class SystemSignals implements Signals.Source {

        private final LaneProcess process;
        private final Map<Integer, Object> before = new ConcurrentHashMap<>();

        SystemSignals(LaneProcess process) {
            this.process = process;
            // By themselves they end the process, as they do any other; the JVM would rather exit with a number of its
            // own.
            for (String name : List.of("HUP", "INT", "TERM")) {
                org.jline.utils.Signals.registerDefault(name);
            }
        }

        @Override
        public boolean open(int signal) {
            String name = SignalNames.of(signal);
            if (name == null) {
                return false;
            }
            return before.computeIfAbsent(
                            signal,
                            number -> org.jline.utils.Signals.register(
                                    name, () -> Signals.of(process).deliver(number)))
                    != null;
        }

        @Override
        public void close(int signal) {
            Object handler = before.remove(signal);
            if (handler != null) {
                org.jline.utils.Signals.unregister(SignalNames.of(signal), handler);
            }
        }
    }
}
