package io.qworker.node;

import java.util.List;

/** How a use went in a lane, beside how it went in Node. */
record PackageComparison(PackageUse use, PackageRun node, PackageRun ours) {

    /** Only what works in Node at all can be compared; a use that finds its server missing says so. */
    PackageVerdict verdict() {
        if (!node.endedWell()) {
            return new PackageVerdict(PackageVerdict.SKIPPED, "fails in Node: " + lastLine(node.errors()));
        }
        if (node.output().equals("no server")) {
            return new PackageVerdict(PackageVerdict.SKIPPED, "no server");
        }
        return isSame()
                ? new PackageVerdict(PackageVerdict.SAME, "")
                : new PackageVerdict(PackageVerdict.DIFFERENT, firstDifference());
    }

    private boolean isSame() {
        return ours.endedWell()
                && ours.output().stripTrailing().equals(node.output().stripTrailing());
    }

    private String firstDifference() {
        if (!ours.endedWell()) {
            return firstLine(ours.ending());
        }
        List<String> expected = node.output().lines().toList();
        List<String> actual = ours.output().lines().toList();
        int line = 0;
        while (line < Math.min(expected.size(), actual.size())
                && expected.get(line).equals(actual.get(line))) {
            line++;
        }
        return "line %d is %s, in Node %s".formatted(line + 1, at(actual, line), at(expected, line));
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? "«" + lines.get(line).strip() + "»" : "missing";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String lastLine(String text) {
        return text.lines()
                .filter(line -> line.contains("Error"))
                .findFirst()
                .orElseGet(() -> text.lines().reduce("", (before, line) -> line));
    }
}
