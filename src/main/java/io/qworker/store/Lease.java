package io.qworker.store;

import java.time.Duration;

/** One worker process's right to hold jobs. The id is unique to the process's run, the worker's id need not be. */
public record Lease(String id, String workerId, Duration life) {}
