package io.qworker.node.tls;

import io.qworker.js.LaneEnvironment;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * The sessions that clients of a lane may take up again. The JDK keeps them to itself, so what JavaScript gets is only a name for
 * one, which says where it is kept.
 */
final class SessionTickets {

    private static final int MOST = 1000;
    private static final int LENGTH = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param key by which {@code context} finds it */
    record Kept(SSLContext context, String key) {}

    private final Map<String, Kept> byName = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST;
        }
    };
    private long last;

    static SessionTickets of(LaneEnvironment lane) {
        return lane.state(SessionTickets.class, SessionTickets::new);
    }

    /** A key that no other session has. */
    String newKey() {
        return "session-" + ++last;
    }

    byte[] name(SSLContext context, String key) {
        byte[] name = new byte[LENGTH];
        RANDOM.nextBytes(name);
        byName.put(HexFormat.of().formatHex(name), new Kept(context, key));
        return name;
    }

    /** Null when it is not known, or not any more. */
    Kept find(byte[] name) {
        return byName.get(HexFormat.of().formatHex(name));
    }
}
