package io.qworker.node.tls;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.SSLEngine;

/** Which engines made a full handshake; the others took up an earlier session. */
final class Handshakes {

    private final Set<SSLEngine> full = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    void noteFull(SSLEngine engine) {
        if (engine != null) {
            full.add(engine);
        }
    }

    boolean wasFull(SSLEngine engine) {
        return full.contains(engine);
    }
}
