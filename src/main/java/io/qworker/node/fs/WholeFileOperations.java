package io.qworker.node.fs;

import com.oracle.truffle.api.strings.TruffleString;
import io.qworker.js.Bytes;
import io.qworker.js.NativeCall;
import io.qworker.js.NodeException;
import io.qworker.node.StringBytes;
import io.qworker.node.TextEncoding;
import io.qworker.permission.Access;
import io.qworker.permission.AccessDenied;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Shortcuts of Node's library: a whole file in one call, and what the module loader asks. */
final class WholeFileOperations {

    private static final int CHUNK = 64 * 1024;
    private static final byte[] WASM = {0, 'a', 's', 'm'};

    /** Tried after {@code main} of a package.json; their place in the list is the answer. */
    private static final List<String> MAIN_ENDINGS =
            List.of("", ".js", ".json", ".node", "/index.js", "/index.json", "/index.node");

    private static final List<String> INDEX_ENDINGS = List.of(".js", ".json", ".node");

    private WholeFileOperations() {}

    static List<FsFunction> all() {
        return List.of(
                FsFunction.immediate("readFileUtf8", 2, WholeFileOperations::readFileUtf8),
                FsFunction.immediate("writeFileUtf8", 4, WholeFileOperations::writeFileUtf8),
                new FsFunction("getFormatOfExtensionlessFile", 1, WholeFileOperations::formatOf),
                new FsFunction("legacyMainResolve", 3, WholeFileOperations::legacyMainResolve));
    }

    /** {@code (path or fd, flags)} */
    private static FsTask readFileUtf8(NativeCall call) {
        if (call.argument(0) instanceof Integer) {
            int descriptor = Descriptors.of(call, 0);
            FileDescriptors files = FileDescriptors.of(call.lane());
            return FsTask.of("read", () -> text(readAll(files.get(descriptor))));
        }
        FsPath path = FsPath.of(call, 0);
        OpenFlags flags = new OpenFlags(call.int32(1));
        return FsTask.of("open", path, () -> {
            OpenFile file = OpenOperations.open(path, flags, 0666);
            try {
                return FsTask.of("read", () -> text(readAll(file))).run();
            } finally {
                file.close();
            }
        });
    }

    private static FsResult text(byte[] content) {
        return answer -> StringBytes.decode(new Bytes(content, 0, content.length), TextEncoding.UTF8);
    }

    private static byte[] readAll(OpenFile file) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream(file.expectedLength());
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        while (file.read(chunk.clear(), OpenFile.CURRENT) > 0) {
            content.write(chunk.array(), 0, chunk.position());
        }
        return content.toByteArray();
    }

    /** {@code (path or fd, text, flags, mode)} */
    private static FsTask writeFileUtf8(NativeCall call) {
        ByteBuffer content = StringBytes.encode((TruffleString) call.argument(1), TextEncoding.UTF8)
                .asByteBuffer();
        if (call.argument(0) instanceof Integer) {
            FsOutput output = FsOutput.of(call.lane(), Descriptors.of(call, 0));
            return FsTask.of("write", () -> writeAll(output, content));
        }
        FsPath path = FsPath.of(call, 0);
        OpenFlags flags = new OpenFlags(call.int32(2));
        int mode = call.int32(3);
        return FsTask.of("open", path, () -> {
            OpenFile file = OpenOperations.open(path, flags, mode);
            try {
                return FsTask.of("write", () -> writeAll(file::write, content)).run();
            } finally {
                file.close();
            }
        });
    }

    private static FsResult writeAll(FsOutput output, ByteBuffer content) throws IOException {
        while (content.hasRemaining()) {
            output.write(content, OpenFile.CURRENT);
        }
        return FsResult.NOTHING;
    }

    /** 1 for WebAssembly, 0 for everything else, unreadable files included. */
    private static Object formatOf(NativeCall call) {
        try (InputStream file = Files.newInputStream(FsPath.of(call, 0).target(Access.READ))) {
            return Arrays.equals(file.readNBytes(WASM.length), WASM) ? 1 : 0;
        } catch (IOException | AccessDenied unreadable) {
            return 0;
        }
    }

    /** {@code (package folder, main, base URL)}; which ending leads from a package's main to a file. */
    private static Object legacyMainResolve(NativeCall call) {
        Path folder = call.lane().cwd().resolve(call.string(0)).normalize();
        String tried = null;
        if (call.argument(1) instanceof TruffleString main) {
            tried = folder.resolve(main.toJavaStringUncached()).normalize().toString();
            int found = firstFile(call, tried, MAIN_ENDINGS);
            if (found >= 0) {
                return found;
            }
        }
        String index = folder.resolve("index").toString();
        int found = firstFile(call, index, INDEX_ENDINGS);
        if (found >= 0) {
            return MAIN_ENDINGS.size() + found;
        }
        throw new NodeException(
                "ERR_MODULE_NOT_FOUND",
                "Cannot find package '" + (tried == null ? index + ".js" : tried) + "' imported from "
                        + Path.of(URI.create(call.string(2))));
    }

    private static int firstFile(NativeCall call, String start, List<String> endings) {
        for (int i = 0; i < endings.size(); i++) {
            Path candidate = Path.of(start + endings.get(i));
            if (Files.exists(candidate)
                    && !Files.isDirectory(candidate)
                    && call.lane().permissions().allows(Access.READ, candidate)) {
                return i;
            }
        }
        return -1;
    }
}
