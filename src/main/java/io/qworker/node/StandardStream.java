package io.qworker.node;

import io.qworker.js.LaneEnvironment;
import io.qworker.node.fs.FileDescriptors;
import io.qworker.node.fs.OpenFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** What a descriptor is to Node's library: a terminal, a file, a pipe. A lane whose output goes elsewhere has a file there. */
record StandardStream(int descriptor) {

    /** Node's own numbers. Source: lib/internal/util.js, {@code handleTypes}. */
    enum Kind {
        TCP,
        TTY,
        UDP,
        FILE,
        PIPE,
        UNKNOWN,
        INVALID
    }

    private static final int FILE_TYPE = 0xf000;
    private static final int FIFO = 0x1000;
    private static final int SOCKET = 0xc000;

    static StandardStream of(int descriptor) {
        return new StandardStream(descriptor);
    }

    boolean isTerminal(LaneEnvironment lane) {
        return isProcessOwn(lane) && isTerminalDevice();
    }

    /** Output to a pipe counts as a file, since it is written at once. */
    Kind kind(LaneEnvironment lane) {
        if (descriptor < 0) {
            return Kind.INVALID;
        }
        OpenFile file = FileDescriptors.of(lane).find(descriptor);
        if (file != null && file.socket() != null) {
            return descriptor == 1 || descriptor == 2 ? Kind.FILE : Kind.PIPE;
        }
        if (isTerminal(lane)) {
            return Kind.TTY;
        }
        return isStandard(lane) && descriptor == 0 && isPipe() ? Kind.PIPE : Kind.FILE;
    }

    private boolean isProcessOwn(LaneEnvironment lane) {
        return switch (descriptor) {
            case 0 -> isStandard(lane);
            case 1 -> isSame(lane.settings().out(), System.out);
            case 2 -> isSame(lane.settings().err(), System.err);
            default -> false;
        };
    }

    private boolean isStandard(LaneEnvironment lane) {
        return FileDescriptors.of(lane).isStandard(descriptor);
    }

    private static boolean isSame(OutputStream stream, OutputStream own) {
        return stream == own;
    }

    private boolean isTerminalDevice() {
        try {
            String target = Files.readSymbolicLink(link()).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException noProc) {
            return System.console() != null && System.console().isTerminal();
        }
    }

    private boolean isPipe() {
        try {
            int type = (int) Files.getAttribute(link(), "unix:mode", new LinkOption[0]) & FILE_TYPE;
            return type == FIFO || type == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return false;
        }
    }

    private Path link() {
        return Path.of("/proc/self/fd/" + descriptor);
    }
}
