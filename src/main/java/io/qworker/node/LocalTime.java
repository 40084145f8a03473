package io.qworker.node;

import io.qworker.js.LaneEnvironment;
import io.qworker.js.LaneRole;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;

/** The time zone of a lane's {@code Date}: what its variable {@code TZ} names, else that of the machine. */
final class LocalTime {

    static final String VARIABLE = "TZ";

    private LocalTime() {}

    /** A lane begins: its {@code TZ} may be another than the JVM's. */
    static void begin(LaneEnvironment lane) {
        if (!Objects.equals(lane.variables().get(VARIABLE), System.getenv(VARIABLE))) {
            follow(lane);
        }
    }

    /** The variable was changed. As in Node, only the main thread's counts. */
    static void changed(LaneEnvironment lane) {
        if (lane.settings().role().kind() != LaneRole.Kind.WORKER) {
            follow(lane);
        }
    }

    private static void follow(LaneEnvironment lane) {
        String name = lane.variables().get(VARIABLE);
        lane.realm().setLocalTimeZone(name == null ? null : zone(name));
    }

    /** What is no time zone is UTC, as for the C library. */
    private static String zone(String name) {
        try {
            return ZoneId.of(name.startsWith(":") ? name.substring(1) : name, ZoneId.SHORT_IDS)
                    .getId();
        } catch (DateTimeException unknown) {
            return "UTC";
        }
    }
}
