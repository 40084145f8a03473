package io.qworker.node;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@code node} command for what a test starts by a shell, when there is none built: this JVM's classes in one of its own. */
final class NodeScript {

    static final String PROPERTY = "qworker.node";

    private NodeScript() {}

    /** Makes it {@code process.execPath}; before anything has asked for that. */
    static void write(Path folder) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        String options = String.join(
                " ",
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(option -> !option.startsWith("-Xm") && !option.startsWith("-D"))
                        .toList());
        Files.createDirectories(folder);
        Path script = Files.writeString(folder.resolve("node"), """
                #!/bin/sh
                exec '%s' -XX:TieredStopAtLevel=1 %s -Dqworker.node="$0" -cp '%s' io.qworker.cli.Main node "$@"
                """.formatted(java, options, classPath()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        System.setProperty(PROPERTY, script.toString());
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
