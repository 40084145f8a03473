package io.qworker.node;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory of the process and of the machine, in bytes. */
final class ProcessMemory {

    private static final int PAGE = 4096;

    private ProcessMemory() {}

    /** What the process holds; where the system does not tell, what the JVM has committed. */
    static long resident() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/statm"))) {
            return Long.parseLong(lines.findFirst().orElseThrow().split(" ")[1]) * PAGE;
        } catch (IOException | RuntimeException notLinux) {
            return Runtime.getRuntime().totalMemory();
        }
    }

    static long free() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getFreeMemorySize()
                : Runtime.getRuntime().freeMemory();
    }
}
