package io.qworker.node.tls;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sessions that clients may take up again. The JDK keeps them to itself, so what a script gets is only a name that nobody can
 * guess; it stands for the key by which the JDK finds the session.
 */
final class Sessions {

    private static final int MOST = 5000;
    private static final int LENGTH = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Map<String, String> KEYS = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    private static long last;

    private Sessions() {}

    /** A key that no other session has. */
    static synchronized String newKey() {
        return "session-" + ++last;
    }

    /** Stands for no session. */
    static byte[] emptyName() {
        byte[] name = new byte[LENGTH];
        RANDOM.nextBytes(name);
        return name;
    }

    static synchronized byte[] name(String key) {
        byte[] name = emptyName();
        KEYS.put(HexFormat.of().formatHex(name), key);
        return name;
    }

    /** Null when it is not known, or not any more. */
    static synchronized String find(byte[] name) {
        return KEYS.get(HexFormat.of().formatHex(name));
    }
}
