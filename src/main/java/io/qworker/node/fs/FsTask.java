package io.qworker.node.fs;

import java.io.IOException;

/**
 * Work on the file system that may run on any thread and touches no JavaScript.
 *
 * @param syscall the name errors carry, as libuv names it
 * @param path what errors mention, or null
 * @param destination the second path errors mention, or null
 */
record FsTask(String syscall, FsPath path, FsPath destination, Work work) {

    static FsTask of(String syscall, Work work) {
        return new FsTask(syscall, null, null, work);
    }

    static FsTask of(String syscall, FsPath path, Work work) {
        return new FsTask(syscall, path, null, work);
    }

    static FsTask of(String syscall, FsPath path, FsPath destination, Work work) {
        return new FsTask(syscall, path, destination, work);
    }

    /** @throws io.qworker.js.NodeException with Node's fields when the operating system refuses */
    FsResult run() {
        try {
            return path == null ? work.run() : NamespaceGuard.run(this);
        } catch (IOException failure) {
            throw FsErrors.of(failure, this);
        }
    }

    @FunctionalInterface
    interface Work {
        FsResult run() throws IOException;
    }
}
