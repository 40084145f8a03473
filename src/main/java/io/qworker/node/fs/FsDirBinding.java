package io.qworker.node.fs;

import com.oracle.truffle.js.runtime.objects.Null;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.TextEncoding;
import io.qworker.permission.Access;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** {@code fs_dir}: folders read piece by piece, for {@code fs.opendir}. */
public final class FsDirBinding implements Binding {

    private static final List<FsFunction> FUNCTIONS = List.of(
            FsFunction.operation("opendir", 2, FsDirBinding::opendir),
            FsFunction.immediate("opendirSync", 1, FsDirBinding::opendirSync),
            FsFunction.operation("read", 3, FsDirBinding::read),
            FsFunction.operation("close", 1, FsDirBinding::close));

    @Override
    public String name() {
        return "fs_dir";
    }

    @Override
    public void define(Target target) {
        FUNCTIONS.forEach(function -> target.function(function.name(), function.length(), function.function()));
    }

    /** {@code (path, encoding, request)} */
    private static FsTask opendir(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        FsLane owner = FsLane.of(call.lane());
        return FsTask.of("opendir", path, () -> open(path, owner));
    }

    /** {@code (path)}; Node's errors do not mention it here. */
    private static FsTask opendirSync(NativeCall call) {
        FsPath path = FsPath.of(call, 0);
        FsLane owner = FsLane.of(call.lane());
        return FsTask.of("opendir", () -> open(path, owner));
    }

    private static FsResult open(FsPath path, FsLane owner) throws IOException {
        int id = DirectoryHandles.open(path.target(Access.READ), owner);
        return answer -> answer.lane().newDirHandle(id);
    }

    /** {@code (id, encoding, count, request)}; names and types in turn, null at the end. */
    private static FsTask read(NativeCall call) {
        int id = call.int32(0);
        TextEncoding encoding = FsNames.encoding(call, 1);
        int count = call.int32(2);
        return FsTask.of("scandir", () -> {
            List<DirectoryEntry> entries = DirectoryHandles.read(id, count);
            return answer -> entries.isEmpty()
                    ? Null.instance
                    : JsValues.array(
                            answer.realm(),
                            entries.stream()
                                    .flatMap(entry -> Stream.of(
                                            FsNames.value(answer, entry.name(), encoding), (Object) entry.type()))
                                    .toArray());
        });
    }

    private static FsTask close(NativeCall call) {
        int id = call.int32(0);
        return FsTask.of("closedir", () -> {
            DirectoryHandles.close(id);
            return FsResult.NOTHING;
        });
    }
}
