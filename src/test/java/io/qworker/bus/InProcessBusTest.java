package io.qworker.bus;

import org.junit.jupiter.api.AfterEach;

class InProcessBusTest implements BusContract {

    private final Heard<Throwable> problems = new Heard<>();
    private final Bus bus = new InProcessBus(problems);

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
    public Heard<Throwable> problems() {
        return problems;
    }
}
