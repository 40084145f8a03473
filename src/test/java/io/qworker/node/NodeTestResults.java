package io.qworker.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which of Node's own tests pass. Kept as a text of tab-separated lines: a module, how many of its files apply, how many
 * pass; under it the names of those that fail.
 */
record NodeTestResults(Map<String, Module> modules) {

    /** Names of files, sorted; the passing ones are only known when just run. */
    record Module(int applicable, List<String> failing) {

        int passed() {
            return applicable - failing.size();
        }
    }

    static NodeTestResults of(List<NodeTestRun> runs) {
        Map<String, List<NodeTestRun>> groups = new TreeMap<>();
        runs.forEach(run -> groups.computeIfAbsent(run.test().group(), name -> new ArrayList<>())
                .add(run));
        Map<String, Module> modules = new TreeMap<>();
        groups.forEach((name, group) -> modules.put(name, module(group)));
        return new NodeTestResults(modules);
    }

    private static Module module(List<NodeTestRun> runs) {
        List<String> failing = runs.stream()
                .filter(run -> !run.passed())
                .map(run -> run.test().name())
                .sorted()
                .toList();
        return new Module(runs.size(), failing);
    }

    static NodeTestResults read(Path file) throws IOException {
        Map<String, Module> modules = new TreeMap<>();
        String current = "";
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            String[] fields = line.split("\t");
            if (fields[0].isEmpty()) {
                modules.get(current).failing().add(fields[1]);
            } else {
                current = fields[0];
                modules.put(current, new Module(Integer.parseInt(fields[1]), new ArrayList<>()));
            }
        }
        return new NodeTestResults(modules);
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        modules.forEach((name, module) -> {
            lines.add(name + "\t" + module.applicable() + "\t" + module.passed());
            module.failing().forEach(failing -> lines.add("\t" + failing));
        });
        Files.write(file, lines);
    }

    /** Those that fail here and did not fail in {@code before}, of the modules that both have. */
    List<String> failingOf(NodeTestResults before) {
        List<String> names = new ArrayList<>();
        modules.forEach((name, module) -> {
            if (before.modules.containsKey(name)) {
                module.failing().stream()
                        .filter(failing -> !before.modules.get(name).failing().contains(failing))
                        .forEach(names::add);
            }
        });
        return names;
    }

    /** These, and in their place those of {@code later} where it has the module. */
    NodeTestResults mergedWith(NodeTestResults later) {
        Map<String, Module> merged = new TreeMap<>(modules);
        merged.putAll(later.modules);
        return new NodeTestResults(merged);
    }

    String table() {
        StringBuilder table = new StringBuilder();
        modules.forEach((name, module) -> table.append(row(name, module.passed(), module.applicable())));
        int applicable = modules.values().stream().mapToInt(Module::applicable).sum();
        int passed = modules.values().stream().mapToInt(Module::passed).sum();
        return table.append(row("all", passed, applicable)).toString();
    }

    private static String row(String name, int passed, int applicable) {
        return "%-20s %4d of %4d  %5.1f %%%n".formatted(name, passed, applicable, 100.0 * passed / applicable);
    }
}
