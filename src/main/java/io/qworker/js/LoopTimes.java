package io.qworker.js;

/**
 * What event loop utilization is computed from.
 *
 * @param started {@link System#nanoTime} when the loop took over from the program's own part; 0 before
 * @param idle ns that it has waited since with nothing to do
 */
public record LoopTimes(long started, long idle) {

    LoopTimes afterIdle(long nanos) {
        return started == 0 ? this : new LoopTimes(started, idle + nanos);
    }
}
