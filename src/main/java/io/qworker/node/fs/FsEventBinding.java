package io.qworker.node.fs;

import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.TextEncoding;
import io.qworker.permission.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code fs_event_wrap}: the operating system's news of changes, for {@code fs.watch}. */
public final class FsEventBinding implements Binding {

    private static final Holdings<FolderWatches.Watch> RUNNING = new Holdings<>(1);

    @Override
    public String name() {
        return "fs_event_wrap";
    }

    @Override
    public void define(Target target) {
        target.function("watch", 3, FsEventBinding::watch).function("unwatch", 1, FsEventBinding::unwatch);
    }

    /**
     * {@code (path, encoding, onchange(renamed, name))}; answers a number above 0 to stop it by, or an error's. A file is
     * watched through its folder.
     */
    private static Object watch(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        TextEncoding encoding = FsNames.encoding(call, 1);
        Object onchange = call.argument(2);
        FsAnswer answer = new FsAnswer(call, FsLane.of(call.lane()), false);
        FolderWatches.Listener listener = (name, renamed) -> {
            byte[] bytes = FsNames.bytes(name);
            call.lane()
                    .loop()
                    .post(() -> JsValues.call(
                            onchange, JsValues.undefined(), renamed, FsNames.value(answer, bytes, encoding)));
        };
        try {
            return RUNNING.add(start(path.target(Access.READ), listener), answer.lane());
        } catch (IOException failure) {
            return FsErrors.errno(failure).number();
        }
    }

    private static FolderWatches.Watch start(Path path, FolderWatches.Listener listener) throws IOException {
        FileStatus.of(path, true);
        if (Files.isDirectory(path)) {
            return FolderWatches.start(path, listener);
        }
        Path own = path.getFileName();
        return FolderWatches.start(path.getParent(), (name, renamed) -> {
            if (name.equals(own)) {
                listener.changed(name, renamed);
            }
        });
    }

    static void closeAll(FsLane owner) {
        RUNNING.closeAll(owner);
    }

    private static Object unwatch(NativeCall call) throws IOException {
        RUNNING.close(call.int32(0));
        return JsValues.undefined();
    }
}
