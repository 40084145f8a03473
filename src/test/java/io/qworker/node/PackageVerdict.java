package io.qworker.node;

/**
 * Whether a package behaves as in Node.
 *
 * @param word one of the three below
 * @param cause why it is not the same: its first difference when it was just run, what was written down when it was kept
 */
record PackageVerdict(String word, String cause) {

    static final String SAME = "same";
    static final String DIFFERENT = "different";
    static final String SKIPPED = "skipped";

    boolean is(String other) {
        return word.equals(other);
    }
}
