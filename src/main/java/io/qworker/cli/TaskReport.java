package io.qworker.cli;

import java.util.List;

/** What a dry run found about one task. */
public record TaskReport(List<Finding> findings) {

    public TaskReport {
        findings = List.copyOf(findings);
    }

    /** Whether the task will work. */
    boolean works() {
        return findings.stream().allMatch(finding -> finding.level() == Level.NOTE);
    }

    /**
     * One thing to know.
     *
     * @param what what it is: {@code missing package “moment”}
     * @param advice what to do about it: {@code npm install moment}
     */
    public record Finding(Level level, String what, String advice) {}

    /** How bad it is. */
    public enum Level {
        /** Worth knowing; the task works. */
        NOTE,
        /** The task will fail. */
        PROBLEM
    }
}
