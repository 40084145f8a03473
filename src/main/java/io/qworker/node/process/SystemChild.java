package io.qworker.node.process;

import io.qworker.js.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A process of the system's. A thread waits for its end, and for this one's only: the JVM waits for its own itself. */
final class SystemChild implements Child {

    private static final int KILL = 9;
    private static final int ONE_PROCESS = 1;
    private static final int EXITED_BUT_LEFT = 4 | 0x1000000;
    private static final int SIGNAL_INFO_BYTES = 128;
    private static final long STACK_BYTES = 256 << 10;

    private static final MethodHandle WAITID = Libc.failing("waitid", 0, Libc.INT, Libc.INT, Libc.POINTER, Libc.INT);
    private static final MethodHandle WAITPID = Libc.failing("waitpid", 0, Libc.INT, Libc.POINTER, Libc.INT);

    private final int pid;
    private final CompletableFuture<Exit> exit = new CompletableFuture<>();
    private boolean gone;

    SystemChild(int pid) {
        this.pid = pid;
        Thread waiting = new Thread(null, this::await, "child-" + pid, STACK_BYTES);
        waiting.setDaemon(true);
        waiting.start();
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public CompletableFuture<Exit> exit() {
        return exit;
    }

    /** The number is the process's own until its end has been taken notice of, so no other can be meant. */
    @Override
    public synchronized int kill(int signal) {
        return gone ? Errno.ESRCH.number() : Libc.kill(pid, signal);
    }

    @Override
    public void end() {
        ProcessHandle.of(pid).ifPresent(handle -> {
            List<ProcessHandle> descendants = handle.descendants().toList();
            kill(KILL);
            descendants.forEach(ProcessHandle::destroyForcibly);
        });
    }

    private void await() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(SIGNAL_INFO_BYTES);
            while (!waited(WAITID, ONE_PROCESS, pid, info, EXITED_BUT_LEFT)) {
                // A signal of the JVM's came in between.
            }
            exit.complete(takeNotice(arena.allocate(Libc.INT)));
        }
    }

    private synchronized Exit takeNotice(MemorySegment status) {
        gone = true;
        waited(WAITPID, pid, status, 0);
        return Exit.ofStatus(status.get(Libc.INT, 0));
    }

    private static boolean waited(MethodHandle function, Object... arguments) {
        try {
            Libc.call(function, arguments);
            return true;
        } catch (SpawnFailure failure) {
            return failure.errno() != Errno.EINTR;
        }
    }
}
