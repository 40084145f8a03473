package io.qworker.cli;

import io.qworker.bus.Bus;
import io.qworker.store.JobStore;

/** Where jobs are kept, and the bus that announces them. Closing it closes both. */
public record Queue(JobStore jobs, Bus bus) implements AutoCloseable {

    @Override
    public void close() {
        try (jobs) {
            bus.close();
        }
    }
}
