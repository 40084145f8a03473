package io.qworker.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Packages for what is measured beside us, in the folder of the measurements. */
final class Npm {

    private Npm() {}

    /** Whether these programs are on the PATH; says so of {@code what} is left out otherwise. */
    static boolean has(String what, List<String> programs) {
        List<String> missing = programs.stream().filter(Npm::isMissing).toList();
        if (!missing.isEmpty()) {
            Bench.progress(what + " is left out: not on the PATH: " + String.join(", ", missing));
        }
        return missing.isEmpty();
    }

    private static boolean isMissing(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .noneMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Installs packages, such as {@code bullmq@6.7.0}, unless they are there. */
    static void install(Plan plan, List<String> packages) {
        if (packages.stream().allMatch(each -> isThere(plan, each))) {
            return;
        }
        Bench.progress("installing " + packages + " into " + plan.folder());
        List<String> install = new ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund", "--prefix"));
        install.add(plan.folder().toString());
        install.addAll(packages);
        try (Child npm = Child.start(plan, install.toArray(String[]::new))) {
            npm.result();
        }
    }

    private static boolean isThere(Plan plan, String named) {
        return Files.isDirectory(modules(plan).resolve(named.substring(0, named.lastIndexOf('@'))));
    }

    private static Path modules(Plan plan) {
        return plan.folder().resolve("node_modules");
    }

    /** The numbers that a program of ours prints, run by Node with those packages. */
    static Samples run(Plan plan, String program, Object... arguments) {
        List<String> command = new ArrayList<>(List.of("node", "src/test/resources/bench/" + program));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        Map<String, String> environment = Map.of("NODE_PATH", modules(plan).toString());
        try (Child node = Child.start(plan, environment, command.toArray(String[]::new))) {
            return node.numbers();
        }
    }
}
