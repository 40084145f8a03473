package io.qworker.manager;

import io.qworker.task.TaskDefinition;
import java.util.List;

/** What is answered to a worker that wants to start. */
sealed interface Admission {

    /** It may run these tasks. */
    record Start(List<TaskDefinition> tasks) implements Admission {}

    /** It may not. @param reason for people */
    record Refuse(String reason) implements Admission {}

    /** Another has its id, but may be dead: that one's next sign of life decides, or its silence. */
    record Doubt() implements Admission {}

    /** A task is unknown so far; its definition may be on the way. @param reason what to say if it is not */
    record Wait(String reason) implements Admission {}

    /** It cannot be spoken to without another worker hearing it too. @param reason for people */
    record Ignore(String reason) implements Admission {}
}
