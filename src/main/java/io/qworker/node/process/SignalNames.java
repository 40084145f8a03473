package io.qworker.node.process;

import java.util.Map;

/** Linux's signals by number, without {@code SIG}. */
final class SignalNames {

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "HUP"),
            Map.entry(2, "INT"),
            Map.entry(3, "QUIT"),
            Map.entry(5, "TRAP"),
            Map.entry(6, "ABRT"),
            Map.entry(10, "USR1"),
            Map.entry(12, "USR2"),
            Map.entry(13, "PIPE"),
            Map.entry(14, "ALRM"),
            Map.entry(15, "TERM"),
            Map.entry(16, "STKFLT"),
            Map.entry(17, "CHLD"),
            Map.entry(18, "CONT"),
            Map.entry(20, "TSTP"),
            Map.entry(21, "TTIN"),
            Map.entry(22, "TTOU"),
            Map.entry(23, "URG"),
            Map.entry(24, "XCPU"),
            Map.entry(25, "XFSZ"),
            Map.entry(26, "VTALRM"),
            Map.entry(27, "PROF"),
            Map.entry(28, "WINCH"),
            Map.entry(29, "IO"),
            Map.entry(30, "PWR"),
            Map.entry(31, "SYS"));

    private SignalNames() {}

    /** Null when there is none of that number, or it cannot be listened to. */
    static String of(int signal) {
        return NAMES.get(signal);
    }
}
