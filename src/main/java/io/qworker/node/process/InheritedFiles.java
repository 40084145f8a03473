package io.qworker.node.process;

import io.qworker.js.LaneEnvironment;
import io.qworker.permission.AccessDenied;

/** Open files that a lane hands on to a child by their numbers. */
final class InheritedFiles {

    private static final int STANDARD = 3;

    private InheritedFiles() {}

    /** A narrowed lane hands on its own input and output only: other numbers might stand for more than it may do. */
    static void permit(LaneEnvironment lane, int descriptor) {
        if (descriptor >= STANDARD && lane.permissions().isNarrowed()) {
            throw AccessDenied.run("a program with descriptor " + descriptor);
        }
    }
}
