package io.qworker.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which uses print what they print in Node. Kept as a text of tab-separated lines: package, version, verdict, and the cause
 * of a difference.
 */
record PackageResults(Map<String, Row> rows) {

    record Row(String version, PackageVerdict verdict) {}

    static PackageResults of(List<PackageComparison> comparisons) {
        Map<String, Row> rows = new TreeMap<>();
        comparisons.forEach(one -> rows.put(one.use().name(), new Row(one.use().version(), one.verdict())));
        return new PackageResults(rows);
    }

    static PackageResults read(Path file) throws IOException {
        Map<String, Row> rows = new TreeMap<>();
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            String[] fields = line.split("\t", -1);
            rows.put(fields[0], new Row(fields[1], new PackageVerdict(fields[2], fields[3])));
        }
        return new PackageResults(rows);
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        rows.forEach((name, row) -> lines.add(String.join(
                "\t",
                name,
                row.version(),
                row.verdict().word(),
                row.verdict().cause().replace('\t', ' '))));
        Files.write(file, lines);
    }

    /** These, and in their place those of {@code later} where it has the package. */
    PackageResults mergedWith(PackageResults later) {
        Map<String, Row> merged = new TreeMap<>(rows);
        merged.putAll(later.rows);
        return new PackageResults(merged);
    }

    /** Those that differ here and were the same in {@code before}. */
    List<String> worseThan(PackageResults before) {
        return rows.keySet().stream()
                .filter(name -> is(name, PackageVerdict.DIFFERENT) && before.is(name, PackageVerdict.SAME))
                .toList();
    }

    private boolean is(String name, String verdict) {
        return rows.containsKey(name) && rows.get(name).verdict().is(verdict);
    }

    long count(String verdict) {
        return rows.values().stream().filter(row -> row.verdict().is(verdict)).count();
    }

    String table() {
        StringBuilder table = new StringBuilder();
        rows.forEach((name, row) -> table.append("%-28s %-10s %-10s %s%n"
                .formatted(
                        name, row.version(), row.verdict().word(), row.verdict().cause())));
        return table.toString();
    }
}
