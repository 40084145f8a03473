package io.qworker.bus;

import io.qworker.SettableClock;
import org.junit.jupiter.api.AfterEach;

class InProcessBusTest implements BusContract {

    private final Heard<Throwable> problems = new Heard<>();
    private final SettableClock clock = new SettableClock();
    private final Bus bus = new InProcessBus(clock, problems);

    @AfterEach
    void close() {
        bus.close();
    }

    @Override
    public Bus bus() {
        return bus;
    }

    @Override
    public Bus other() {
        return bus;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public Heard<Throwable> problems() {
        return problems;
    }
}
