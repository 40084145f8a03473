package io.qworker.node.process;

import io.qworker.js.Errno;
import io.qworker.js.JsValues;
import io.qworker.js.LaneEnvironment;
import io.qworker.js.LaneRole;
import io.qworker.js.NativeCall;
import io.qworker.js.ProcessExit;
import io.qworker.permission.AccessDenied;

/** {@code process.kill} and {@code process.abort}. */
public final class Kill {

    /** What shells add to the number of a signal to tell that it ended something. */
    private static final int BY_SIGNAL = 128;

    private Kill() {}

    /** {@code (pid, signal)}: 0, or one of libuv's errors. Signal 0 only asks whether the process is there. */
    public static Object kill(NativeCall call) {
        LaneEnvironment lane = call.lane();
        long pid = call.int64(0);
        int signal = call.int32(1);
        if (!Signals.exists(signal)) {
            return Errno.EINVAL.number();
        }
        if (pid == lane.settings().role().pid() || isThisJvm(pid)) {
            return toOwn(lane, pid, signal);
        }
        if (!lane.permissions().allowsAllPrograms() && !Children.of(lane).include(pid)) {
            throw AccessDenied.run("a signal to process " + pid);
        }
        LaneChild child = ProcessTable.find(pid);
        return child == null ? Libc.kill((int) pid, signal) : child.kill(signal);
    }

    /** {@code ()}: the end of the process, as by a failed assertion. */
    public static Object abort(NativeCall call) {
        toOwn(call.lane(), call.lane().settings().role().pid(), Signals.ABORT);
        return JsValues.undefined();
    }

    /** The JVM's own number, its group's, or 0 for the latter. */
    private static boolean isThisJvm(long pid) {
        return pid == 0 || pid == ProcessHandle.current().pid() || pid < 0 && -pid == Libc.ownGroup();
    }

    /** A lane shares its JVM with others, so what would end the process ends the lane. */
    private static int toOwn(LaneEnvironment lane, long pid, int signal) {
        if (signal == 0) {
            return 0;
        }
        return switch (lane.settings().role()) {
            case MainProgram _ -> Libc.kill((int) pid, signal);
            case LaneChild child when pid > 0 && pid != child.pid() -> toParent(child, signal);
            case LaneChild child -> {
                int problem = raise(lane, signal);
                if (problem == ENDS) {
                    child.endBy(signal);
                    throw new ProcessExit(BY_SIGNAL + signal);
                }
                yield problem;
            }
            case LaneRole _ -> {
                int problem = raise(lane, signal);
                if (problem == ENDS) {
                    throw new ProcessExit(BY_SIGNAL + signal);
                }
                yield problem;
            }
        };
    }

    private static final int ENDS = 1;

    private static int raise(LaneEnvironment lane, int signal) {
        if (Signals.of(lane.process()).deliver(signal) || Signals.isIgnored(signal)) {
            return 0;
        }
        return Signals.stops(signal) ? Errno.ENOSYS.number() : ENDS;
    }

    private static int toParent(LaneChild child, int signal) {
        LaneEnvironment parent = child.parent();
        parent.loop().post(() -> toOwn(parent, parent.settings().role().pid(), signal));
        return 0;
    }
}
