package io.qworker.bench;

import java.util.Arrays;
import java.util.Collection;

/** Measured numbers, in order of size. */
record Samples(double[] sorted) {

    static Samples of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return new Samples(sorted);
    }

    double median() {
        return percentile(50);
    }

    /** The smallest number that this percentage of the numbers does not exceed. */
    double percentile(int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    double least() {
        return sorted[0];
    }

    double most() {
        return sorted[sorted.length - 1];
    }
}
