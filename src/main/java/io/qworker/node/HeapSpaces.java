package io.qworker.node;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/** V8's spaces of the heap, as far as the JVM has the like; the others are empty. */
final class HeapSpaces {

    static final List<String> NAMES = List.of(
            "read_only_space",
            "new_space",
            "old_space",
            "code_space",
            "shared_space",
            "trusted_space",
            "shared_trusted_space",
            "new_large_object_space",
            "large_object_space",
            "code_large_object_space",
            "shared_large_object_space",
            "shared_trusted_large_object_space",
            "trusted_large_object_space");

    private HeapSpaces() {}

    /** In bytes: size, used, available, physical size. */
    static double[] figures(String space) {
        double[] sum = new double[4];
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (spaceOf(pool).equals(space)) {
                MemoryUsage usage = pool.getUsage();
                sum[0] += usage.getCommitted();
                sum[1] += usage.getUsed();
                sum[2] += usage.getCommitted() - usage.getUsed();
                sum[3] += usage.getCommitted();
            }
        }
        return sum;
    }

    private static String spaceOf(MemoryPoolMXBean pool) {
        String name = pool.getName();
        if (pool.getType() == MemoryType.HEAP) {
            return name.contains("Eden") || name.contains("Survivor") || name.contains("Young")
                    ? "new_space"
                    : "old_space";
        }
        return name.startsWith("Code") ? "code_space" : "trusted_space";
    }
}
