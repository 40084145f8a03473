package io.qworker.node.os;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** The computer and its operating system. */
public final class Machine {

    private static final long KIBIBYTE = 1024;

    private Machine() {}

    /** The name of this host, as the system has it; {@code localhost} when it has none. */
    public static String hostname() {
        return ProcFile.line("/proc/sys/kernel/hostname").orElseGet(Machine::hostnameByJava);
    }

    private static String hostnameByJava() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }

    /** As {@code uname}: system, version, release, machine. */
    static List<String> system() {
        String release = System.getProperty("os.version");
        return List.of(
                type(),
                ProcFile.line("/proc/sys/kernel/version").orElse(release),
                ProcFile.line("/proc/sys/kernel/osrelease").orElse(release),
                machine());
    }

    private static String type() {
        String name = System.getProperty("os.name");
        if (name.startsWith("Windows")) {
            return "Windows_NT";
        }
        return name.equals("Mac OS X") ? "Darwin" : name;
    }

    private static String machine() {
        String architecture = System.getProperty("os.arch");
        return switch (architecture) {
            case "amd64" -> "x86_64";
            case "aarch64" -> type().equals("Darwin") ? "arm64" : "aarch64";
            default -> architecture;
        };
    }

    /** In bytes. */
    static long totalMemory() {
        return memory("MemTotal").orElseGet(() -> bean().getTotalMemorySize());
    }

    static long freeMemory() {
        return memory("MemAvailable").orElseGet(() -> bean().getFreeMemorySize());
    }

    private static Optional<Long> memory(String key) {
        return ProcFile.value("/proc/meminfo", key).map(value -> Long.parseLong(value.split(" ")[0]) * KIBIBYTE);
    }

    /** Over 1, 5 and 15 minutes; the JDK alone knows the first only. */
    static double[] loadAverage() {
        return ProcFile.line("/proc/loadavg")
                .map(line -> line.split(" "))
                .map(words -> new double[] {
                    Double.parseDouble(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2])
                })
                .orElseGet(() -> new double[] {Math.max(0, bean().getSystemLoadAverage()), 0, 0});
    }

    /** Seconds since the start; none where the system does not tell. */
    static Optional<Double> uptime() {
        return ProcFile.line("/proc/uptime").map(line -> Double.parseDouble(line.split(" ")[0]));
    }

    private static OperatingSystemMXBean bean() {
        return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }
}
