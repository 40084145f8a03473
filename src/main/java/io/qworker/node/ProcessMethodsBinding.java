package io.qworker.node;

import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.Binding;
import io.qworker.js.Errno;
import io.qworker.js.JsValues;
import io.qworker.js.LaneProcess;
import io.qworker.js.LaneRole;
import io.qworker.js.LaneSettings;
import io.qworker.js.NativeCall;
import io.qworker.js.NodeException;
import io.qworker.js.ProcessExit;
import io.qworker.node.process.Kill;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code process_methods}: clocks, memory, folder, signals and the end of the process, which here is that of the lane. */
final class ProcessMethodsBinding implements Binding {

    @Override
    public String name() {
        return "process_methods";
    }

    @Override
    public void define(Target target) {
        LocalTime.begin(target.lane());
        target.function("platform", 0, call -> JsValues.string(platform()))
                .function("facts", 0, ProcessMethodsBinding::facts)
                .function("variable", 1, ProcessMethodsBinding::variable)
                .function("setVariable", 2, ProcessMethodsBinding::setVariable)
                .function("deleteVariable", 1, ProcessMethodsBinding::deleteVariable)
                .function("variableNames", 0, ProcessMethodsBinding::variableNames)
                .function("umask", 1, ProcessMethodsBinding::umask)
                .function("hrtime", 1, ProcessMethodsBinding::hrtime)
                .function("uptime", 0, call -> (System.nanoTime() - call.lane().started()) / 1e9)
                .function("cwd", 0, call -> JsValues.string(call.lane().cwd().toString()))
                .function("chdir", 1, ProcessMethodsBinding::chdir)
                .function("memoryUsage", 1, ProcessMethodsBinding::memoryUsage)
                .function("rss", 0, call -> (double) ProcessMemory.resident())
                .function("maxMemory", 0, call -> (double) Runtime.getRuntime().maxMemory())
                .function("freeMemory", 0, call -> (double) ProcessMemory.free())
                .function("cpuUsage", 1, ProcessMethodsBinding::cpuUsage)
                .function("threadCpuUsage", 1, ProcessMethodsBinding::threadCpuUsage)
                .function("kill", 2, Kill::kill)
                .function("abort", 0, Kill::abort)
                .function("rawDebug", 1, ProcessMethodsBinding::rawDebug)
                .function("reallyExit", 1, ProcessMethodsBinding::reallyExit);
    }

    static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return os.contains("win") ? "win32" : os.contains("mac") ? "darwin" : os.replace(" ", "");
    }

    private static Object facts(NativeCall call) {
        LaneSettings settings = call.lane().settings();
        LaneRole role = settings.role();
        JSObject facts = JsValues.object(call.realm());
        JsValues.set(facts, "pid", JsValues.number(role.pid()));
        JsValues.set(facts, "ppid", JsValues.number(role.parentPid()));
        JsValues.set(facts, "execPath", JsValues.string(NodeCommand.path()));
        JsValues.set(facts, "argv", JsValues.strings(call.realm(), settings.argv()));
        JsValues.set(facts, "execArgv", JsValues.strings(call.realm(), role.execArgv()));
        JsValues.set(facts, "argv0", JsValues.string(role.argv0()));
        JsValues.set(facts, "kind", JsValues.string(role.kind().name()));
        return facts;
    }

    /** 0777 bits of the mask before; sets it when one is given. */
    private static Object umask(NativeCall call) {
        LaneProcess process = call.lane().process();
        int before = process.umask();
        if (!call.isAbsent(0)) {
            process.umask(call.int32(0) & 0777);
        }
        return before;
    }

    private static Object variable(NativeCall call) {
        String value = call.lane().variables().get(call.string(0));
        return value == null ? JsValues.undefined() : JsValues.string(value);
    }

    private static Object setVariable(NativeCall call) {
        call.lane().variables().put(call.string(0), call.string(1));
        return variableChanged(call);
    }

    private static Object deleteVariable(NativeCall call) {
        call.lane().variables().remove(call.string(0));
        return variableChanged(call);
    }

    private static Object variableChanged(NativeCall call) {
        if (call.string(0).equals(LocalTime.VARIABLE)) {
            LocalTime.changed(call.lane());
        }
        return JsValues.undefined();
    }

    private static Object variableNames(NativeCall call) {
        Map<String, String> variables = call.lane().variables();
        synchronized (variables) {
            return JsValues.strings(call.realm(), List.copyOf(variables.keySet()));
        }
    }

    /** Into a Uint32Array of three: seconds, high and low, and nanoseconds; into the first eight bytes of it as one number. */
    private static Object hrtime(NativeCall call) {
        ByteBuffer buffer = call.bytes(0).asByteBuffer().order(ByteOrder.nativeOrder());
        long now = System.nanoTime();
        if (call.bool(1)) {
            buffer.putLong(0, now);
        } else {
            long seconds = now / 1_000_000_000;
            buffer.putInt(0, (int) (seconds >>> 32)).putInt(4, (int) seconds).putInt(8, (int) (now % 1_000_000_000));
        }
        return JsValues.undefined();
    }

    private static Object chdir(NativeCall call) throws IOException {
        Path folder = call.lane().resolve(call.string(0)).normalize();
        if (!Files.isDirectory(folder)) {
            Errno errno = Files.exists(folder) ? Errno.ENOTDIR : Errno.ENOENT;
            throw NodeException.system(errno, "chdir", call.lane().cwd().toString(), call.string(0));
        }
        call.lane().chdir(folder.toRealPath());
        return JsValues.undefined();
    }

    /** Into a Float64Array: rss, heapTotal, heapUsed, external, arrayBuffers, in bytes. */
    private static Object memoryUsage(NativeCall call) {
        Runtime heap = Runtime.getRuntime();
        ByteBuffer values = call.bytes(0).asByteBuffer().order(ByteOrder.nativeOrder());
        values.putDouble(ProcessMemory.resident())
                .putDouble(heap.totalMemory())
                .putDouble(heap.totalMemory() - heap.freeMemory())
                .putDouble(ManagementFactory.getMemoryMXBean()
                        .getNonHeapMemoryUsage()
                        .getUsed())
                .putDouble(0);
        return JsValues.undefined();
    }

    /** Into a Float64Array: user and system µs of the whole process. */
    private static Object cpuUsage(NativeCall call) {
        double micros = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(time -> time.toNanos() / 1e3)
                .orElse(0.0);
        call.bytes(0)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .putDouble(micros)
                .putDouble(0);
        return JsValues.undefined();
    }

    private static Object threadCpuUsage(NativeCall call) {
        ThreadTimes times = call.lane().state(ThreadTimes.class, ThreadTimes::new);
        times.measure();
        call.bytes(0)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .putDouble(times.user / 1e3)
                .putDouble(times.system / 1e3);
        return JsValues.undefined();
    }

    /** User and system time of the lane's thread, in ns. They are told apart by samples, yet neither must ever shrink. */
    private static final class ThreadTimes {

        private long user;
        private long system;

        void measure() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            user = Math.max(user, threads.getCurrentThreadUserTime());
            system = Math.max(system, threads.getCurrentThreadCpuTime() - user);
        }
    }

    private static Object rawDebug(NativeCall call) throws IOException {
        call.lane().settings().err().write((call.string(0) + "\n").getBytes(StandardCharsets.UTF_8));
        return JsValues.undefined();
    }

    private static Object reallyExit(NativeCall call) {
        throw new ProcessExit(call.int32(0));
    }
}
