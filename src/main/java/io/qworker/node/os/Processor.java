package io.qworker.node.os;

import io.qworker.js.JsValues;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One processor.
 *
 * @param speed in MHz, 0 when not known
 * @param times ms of user, nice, sys, idle, irq
 */
record Processor(String model, long speed, long[] times) {

    private static final long MILLIS_PER_TICK = 10;
    private static final int KHZ_PER_MHZ = 1000;

    static List<Processor> all() {
        List<Processor> processors = new ArrayList<>();
        List<String> models = ProcFile.lines("/proc/cpuinfo").stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .toList();
        for (String line : ProcFile.lines("/proc/stat")) {
            if (line.matches("cpu\\d+ .*")) {
                String[] words = line.split(" ");
                String model = models.size() > processors.size() ? models.get(processors.size()) : "unknown";
                processors.add(new Processor(model, speed(words[0]), times(words)));
            }
        }
        return processors.isEmpty() ? unknown() : processors;
    }

    /** Where there is no /proc. */
    private static List<Processor> unknown() {
        String model = System.getProperty("os.arch");
        return Stream.generate(() -> new Processor(model, 0, new long[5]))
                .limit(Runtime.getRuntime().availableProcessors())
                .toList();
    }

    private static long speed(String cpu) {
        return ProcFile.line("/sys/devices/system/cpu/" + cpu + "/cpufreq/scaling_cur_freq")
                .map(khz -> Long.parseLong(khz) / KHZ_PER_MHZ)
                .orElse(0L);
    }

    /** The line says: user, nice, system, idle, iowait, irq. */
    private static long[] times(String[] words) {
        return new long[] {ticks(words, 1), ticks(words, 2), ticks(words, 3), ticks(words, 4), ticks(words, 6)};
    }

    private static long ticks(String[] words, int index) {
        return Long.parseLong(words[index]) * MILLIS_PER_TICK;
    }

    Stream<Object> toValues() {
        return Stream.of(
                JsValues.string(model),
                JsValues.number(speed),
                JsValues.number(times[0]),
                JsValues.number(times[1]),
                JsValues.number(times[2]),
                JsValues.number(times[3]),
                JsValues.number(times[4]));
    }
}
