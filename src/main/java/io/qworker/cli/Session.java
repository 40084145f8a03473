package io.qworker.cli;

import io.qworker.config.Sources.Surroundings;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** One call of the command line: where it writes, the process it runs in, its clock and the rooms it may open. */
public record Session(Terminal terminal, Surroundings surroundings, InstantSource clock, ZoneId zone, Rooms rooms) {

    public static Session ofThisProcess(Rooms rooms) {
        return new Session(
                Terminal.ofThisProcess(),
                Surroundings.ofThisProcess(),
                InstantSource.system(),
                ZoneId.systemDefault(),
                rooms);
    }

    Instant now() {
        return clock.instant();
    }
}
