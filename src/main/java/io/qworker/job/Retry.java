package io.qworker.job;

import java.time.Duration;

/** What the task's code says of another attempt after a failure. */
public sealed interface Retry {

    /** Nothing: the back-off that the job or the task declares decides. {@code error} is the error's name, or empty. */
    record AsDeclared(String error) implements Retry {}

    /** The error, or the task's own back-off function, says that trying again is of no use. */
    record Never() implements Retry {}

    /** The task's own back-off function has decided. */
    record After(Duration delay) implements Retry {}
}
