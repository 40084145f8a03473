package io.qworker.schedule;

import java.util.Locale;

/** What becomes of a recurring job's run that comes due while the one before is still going. */
public enum Overlap {
    /** It is left out. */
    SKIP,
    /** It begins when the one before has ended; several of them once. */
    QUEUE,
    /** It begins at its time, as a job of its own. */
    ALLOW;

    static Overlap named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "skip" -> SKIP;
            case "queue" -> QUEUE;
            case "allow" -> ALLOW;
            default ->
                throw new NotUnderstood("\"overlap\" can be \"skip\", \"queue\" or \"allow\", not “" + name + "”");
        };
    }
}
