package io.qworker.node;

import java.nio.file.Files;
import java.nio.file.Path;

/** The command that runs a script as Node does, {@code process.execPath}. */
public final class NodeCommand {

    /** Where the launcher is, set by {@code scripts/qworker}. */
    private static final String PROPERTY = "qworker.node";

    private static final String PATH = find();

    private NodeCommand() {}

    /** Absolute. */
    public static String path() {
        return PATH;
    }

    private static String find() {
        String given = System.getProperty(PROPERTY);
        if (given != null) {
            return given;
        }
        Path beside = Path.of("scripts", "node").toAbsolutePath();
        return Files.isExecutable(beside)
                ? beside.toString()
                : ProcessHandle.current().info().command().orElse("node");
    }
}
