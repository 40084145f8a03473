package io.qworker.http;

import io.qworker.queue.KnownWorker;
import io.qworker.schedule.Dialect;
import io.qworker.task.TaskDefinition;
import java.util.List;

/** What HTTP shows of a running manager; all of it is at hand and costs no look into the store. */
public interface ManagerView {

    /** Whether this manager leads, at most one of several doing so at a time. */
    boolean leads();

    /** Every worker it knows of, those that went offline a while ago included. */
    List<KnownWorker> workers();

    /** Every task that a worker defined, by id. */
    List<TaskDefinition> tasks();

    /** How times are read that are given for a task. */
    Dialect dialect(String task);
}
