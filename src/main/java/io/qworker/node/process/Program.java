package io.qworker.node.process;

import io.qworker.js.Errno;
import io.qworker.node.NodeCommand;
import io.qworker.permission.AccessDenied;
import io.qworker.permission.Permissions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file that would really be run.
 *
 * @param file absolute, without {@code .}
 * @param path how it is named to the system: a script hears of that
 */
record Program(Path file, String path) {

    private static final String DEFAULT_PATH = "/usr/local/bin:/bin:/usr/bin";

    /** Found as the new process would find it: from its folder, on its own {@code PATH}. */
    static Program find(Launch launch) throws SpawnFailure {
        if (launch.file().isEmpty()) {
            throw new SpawnFailure(Errno.ENOENT);
        }
        return launch.file().contains("/") ? at(launch, launch.file()) : search(launch);
    }

    private static Program search(Launch launch) throws SpawnFailure {
        String path = launch.variable("PATH");
        boolean forbidden = false;
        for (String folder : (path == null ? DEFAULT_PATH : path).split(File.pathSeparator)) {
            Program program = at(launch, folder.isEmpty() ? launch.file() : folder + "/" + launch.file());
            if (program.isRunnable()) {
                return program;
            }
            forbidden |= Files.exists(program.file);
        }
        throw new SpawnFailure(forbidden ? Errno.EACCES : Errno.ENOENT);
    }

    private static Program at(Launch launch, String name) {
        return new Program(launch.cwd().resolve(name).normalize(), name);
    }

    private boolean isRunnable() {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    /** Throws when it may not be run. What may be is run by its real name, which no link can make another's meanwhile. */
    Program permitted(Permissions permissions) {
        if (permissions.allowsAllPrograms()) {
            return this;
        }
        Path real = real();
        permissions.requireProgram(real);
        if (real.equals(real(Path.of(NodeCommand.path())))) {
            // By another name than its own it would be free of what narrows this lane.
            throw AccessDenied.run(file.toString());
        }
        return new Program(real, real.toString());
    }

    private Path real() {
        return real(file);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException gone) {
            return path;
        }
    }

    /** What a shell is to be told to run it. */
    List<String> asScript(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("/bin/sh", path));
        all.addAll(arguments.subList(Math.min(1, arguments.size()), arguments.size()));
        return all;
    }
}
