package io.qworker.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A short program that uses a popular package as task files do, or, under the name {@code scenario/…}, a larger one that uses
 * several.
 *
 * @param version of the package, empty for a scenario
 */
record PackageUse(String name, String version, Path file) {

    private static final String SCENARIO = "scenario/";

    /** What is laid out in the folder: a package.json, the packages' uses, and scenarios. */
    static List<PackageUse> in(Path folder) throws IOException {
        JsonNode packages = new ObjectMapper()
                .readTree(folder.resolve("package.json").toFile())
                .required("dependencies");
        List<PackageUse> uses = new ArrayList<>();
        for (Path file : files(folder.resolve("uses"))) {
            String name = withoutExtension(file).replace("__", "/");
            uses.add(new PackageUse(name, packages.required(name).textValue(), file));
        }
        for (Path file : files(folder.resolve("scenarios"))) {
            uses.add(new PackageUse(SCENARIO + withoutExtension(file), "", file));
        }
        return uses;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static String withoutExtension(Path file) {
        return file.getFileName().toString().replaceFirst("\\.(js|mjs|ts)$", "");
    }

    boolean isScenario() {
        return name.startsWith(SCENARIO);
    }

    boolean fits(Pattern wanted) {
        return wanted.matcher(name).find();
    }
}
