package io.qworker.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * How much to measure.
 *
 * @param folder for whatever is written on the way
 * @param jobs in each run of a throughput
 * @param warmUps runs before those that count
 * @param runs of which the median is told
 * @param samples of each latency
 * @param backlogs how many jobs wait while others are claimed
 */
record Plan(Path folder, int jobs, int warmUps, int runs, int samples, List<Integer> backlogs) {

    static Plan whole(Path folder) {
        return new Plan(folder, 20_000, 3, 5, 500, List.of(1_000, 100_000, 1_000_000));
    }

    static Plan quick(Path folder) {
        return new Plan(folder, 5_000, 2, 3, 100, List.of(1_000, 100_000));
    }
}
