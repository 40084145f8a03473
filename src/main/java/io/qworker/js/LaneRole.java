package io.qworker.js;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a lane is to Node's library, which starts and ends differently in each. */
public interface LaneRole {

    /** The main thread of a process that runs tasks. */
    LaneRole TASKS = () -> Kind.TASKS;

    /** Which of Node's start-up scripts run, and what becomes of an error that nothing catches. */
    enum Kind {
        /** Nothing but what Java asks for; an uncaught error is reported and the lane goes on. */
        TASKS,
        /** The script that its arguments name, then the end; an uncaught error ends it, as in the {@code node} command. */
        PROGRAM,
        /** What the lane that started it sends; as a program otherwise. */
        WORKER
    }

    Kind kind();

    /** The process that the lane is a thread of; by default one of its own. */
    default LaneProcess process(Path cwd) {
        return new LaneProcess(cwd);
    }

    /** Node's own options, {@code process.execArgv}. */
    default List<String> execArgv() {
        return List.of();
    }

    /** {@code process.argv0} */
    default String argv0() {
        return "node";
    }

    /** What {@code process.env} reads and changes; by default a copy of what the lane was given. */
    default Map<String, String> variables(Map<String, String> given) {
        return Collections.synchronizedMap(new LinkedHashMap<>(given));
    }

    /** {@code process.pid}; by default the JVM's. */
    default long pid() {
        return ProcessHandle.current().pid();
    }

    /** {@code process.ppid} */
    default long parentPid() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    }
}
