package io.qworker.node.fs;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Between the look at where a path leads and its use, nothing that lanes with narrowed permissions do may lead it elsewhere:
 * names are moved and taken away only while no other such operation is under way.
 */
final class NamespaceGuard {

    private static final Set<String> MOVING = Set.of("rename", "rmdir", "unlink", "rm", "cp");
    private static final ReadWriteLock LOCK = new ReentrantReadWriteLock(true);

    private NamespaceGuard() {}

    static FsResult run(FsTask task) throws IOException {
        if (task.path().permissions().allowsAllFiles()) {
            return task.work().run();
        }
        Lock lock = MOVING.contains(task.syscall()) ? LOCK.writeLock() : LOCK.readLock();
        lock.lock();
        try {
            return task.work().run();
        } finally {
            lock.unlock();
        }
    }
}
