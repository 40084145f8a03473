package io.qworker.node.worker;

import io.qworker.js.Lane;
import io.qworker.js.LaneEnvironment;
import io.qworker.js.LaneProcess;
import io.qworker.js.LaneRole;
import io.qworker.js.LaneSettings;
import io.qworker.js.LoopTimes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** A worker: the lane that started it knows it by this, and its own lane plays it as its role. */
final class WorkerThread implements LaneRole {

    /**
     * How a worker is to be.
     *
     * @param variables its {@code process.env}; null when it shares that of its parent
     */
    record Plan(String name, Map<String, String> variables, List<String> execArgv, double[] limits) {}

    private final LaneEnvironment parent;
    private final Plan plan;
    private final int id;
    private final PortData inside = new PortData();
    private final PortData outside = new PortData();
    private Lane lane;

    WorkerThread(LaneEnvironment parent, Plan plan) {
        this.parent = parent;
        this.plan = plan;
        this.id = parent.process().nextThread();
        SiblingGroup.entangle(inside, outside);
    }

    int id() {
        return id;
    }

    Plan plan() {
        return plan;
    }

    /** The worker's own end of its connection with whoever started it. */
    PortData inside() {
        return inside;
    }

    PortData outside() {
        return outside;
    }

    /** Starts it; {@code exited} is told the exit code, on the parent's thread, unless the parent ends first. */
    void start(IntConsumer exited) {
        LaneSettings settings = parent.settings()
                .withName(plan.name() + "-" + id)
                .withArgv(List.of())
                .withRole(this);
        lane = Lane.start(parent.engine(), settings);
        parent.atEnd(this::stop);
        lane.ended().thenAccept(code -> parent.loop().post(() -> exited.accept(code)));
    }

    LoopTimes loopTimes() {
        return lane.loopTimes();
    }

    /** Told in µs, on the parent's thread. */
    interface CpuUsage {
        void used(double user, double system);
    }

    /** What the thread has used so far; it is asked between two of its turns. */
    void cpuUsage(CpuUsage told) {
        lane.post(() -> {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            double user = threads.getCurrentThreadUserTime() / 1e3;
            double all = threads.getCurrentThreadCpuTime() / 1e3;
            parent.loop().post(() -> told.used(user, all - user));
        });
    }

    /** Stops whatever it does, soon. */
    void stop() {
        if (lane != null) {
            Thread.ofVirtual().name("stop " + plan.name()).start(lane::kill);
        }
    }

    @Override
    public Kind kind() {
        return Kind.WORKER;
    }

    @Override
    public LaneProcess process(Path cwd) {
        return parent.process();
    }

    @Override
    public List<String> execArgv() {
        return plan.execArgv();
    }

    @Override
    public Map<String, String> variables(Map<String, String> given) {
        return plan.variables() == null
                ? parent.variables()
                : Collections.synchronizedMap(new LinkedHashMap<>(plan.variables()));
    }

    @Override
    public long pid() {
        return parent.settings().role().pid();
    }

    @Override
    public long parentPid() {
        return parent.settings().role().parentPid();
    }
}
