package io.qworker.node.fs;

import io.qworker.js.Errno;
import io.qworker.js.EventLoop;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.permission.Access;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Polls of {@code fs.watchFile}, each on a virtual thread of its own that tells its lane when a file's status changed. */
final class StatWatchers {

    private static final Holdings<Closeable> RUNNING = new Holdings<>(1);

    private StatWatchers() {}

    static List<FsFunction> all() {
        return List.of(
                new FsFunction("watchStatus", 4, StatWatchers::start),
                new FsFunction("unwatchStatus", 1, StatWatchers::stop),
                new FsFunction("refLoop", 0, StatWatchers::ref),
                new FsFunction("unrefLoop", 0, StatWatchers::unref));
    }

    /** {@code (path, interval in ms, bigint, onchange(status, stats))}; answers a number to stop it by. */
    private static Object start(NativeCall call) {
        Watch watch = new Watch(
                FsPath.of(call, 0),
                Math.max(1, call.int64(1)),
                call.lane().loop(),
                new FsAnswer(call, FsLane.of(call.lane()), false),
                new Listener(call.bool(2), call.argument(3)));
        Thread poller = Thread.ofVirtual().start(watch);
        return RUNNING.add(poller::interrupt, FsLane.of(call.lane()));
    }

    private static Object stop(NativeCall call) throws IOException {
        RUNNING.close(call.int32(0));
        return JsValues.undefined();
    }

    static void closeAll(FsLane owner) {
        RUNNING.closeAll(owner);
    }

    private static Object ref(NativeCall call) {
        call.lane().loop().ref();
        return JsValues.undefined();
    }

    private static Object unref(NativeCall call) {
        call.lane().loop().unref();
        return JsValues.undefined();
    }

    private record Listener(boolean bigint, Object onchange) {}

    private record Seen(int status, FileStatus file) {

        static Seen of(FsPath path) {
            try {
                return new Seen(0, FileStatus.of(path.target(Access.READ), true));
            } catch (IOException failure) {
                Errno errno = FsErrors.errno(failure);
                return new Seen(errno.number(), FileStatus.missing());
            }
        }

        boolean isSame(Seen other) {
            return status == other.status && Arrays.equals(exceptAccess(file), exceptAccess(other.file));
        }

        /** Reading a file is no change of it. */
        private static long[] exceptAccess(FileStatus file) {
            long[] values = file.values().clone();
            values[10] = 0;
            values[11] = 0;
            return values;
        }
    }

    private record Watch(FsPath path, long interval, EventLoop loop, FsAnswer answer, Listener listener)
            implements Runnable {

        @Override
        public void run() {
            Seen last = Seen.of(path);
            if (last.status() != 0) {
                tell(last, last);
            }
            try {
                while (true) {
                    Thread.sleep(interval);
                    Seen now = Seen.of(path);
                    if (!now.isSame(last)) {
                        tell(now, last);
                    }
                    last = now;
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private void tell(Seen now, Seen before) {
            loop.post(() -> JsValues.call(
                    listener.onchange(),
                    JsValues.undefined(),
                    now.status(),
                    now.file().toValueWith(before.file(), answer, listener.bigint())));
        }
    }
}
