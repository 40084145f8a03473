package io.qworker.node.tls;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javax.net.ssl.SSLEngine;

/**
 * Which {@link SecureContext} an engine was made for, as the JDK's managers need to know, and whether it made a full handshake:
 * those that did not took up an earlier session.
 */
final class Engines {

    private static final class Entry {

        private final WeakReference<SecureContext> context;
        private boolean full;

        Entry(SecureContext context) {
            this.context = new WeakReference<>(context);
        }
    }

    private static final Map<SSLEngine, Entry> ENTRIES = new WeakHashMap<>();
    private static final Map<SecureContext, String> NUMBERS = new WeakHashMap<>();
    private static long last;

    private Engines() {}

    static synchronized void register(SSLEngine engine, SecureContext context) {
        ENTRIES.put(engine, new Entry(context));
        NUMBERS.computeIfAbsent(context, known -> String.valueOf(++last));
    }

    static synchronized Optional<SecureContext> contextOf(SSLEngine engine) {
        return Optional.ofNullable(ENTRIES.get(engine)).map(entry -> entry.context.get());
    }

    /** By which {@link #contextNumbered} finds it. */
    static synchronized String numberOf(SecureContext context) {
        return NUMBERS.get(context);
    }

    static synchronized Optional<SecureContext> contextNumbered(String number) {
        return NUMBERS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(number))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static synchronized void noteFull(SSLEngine engine) {
        if (ENTRIES.get(engine) instanceof Entry entry) {
            entry.full = true;
        }
    }

    static synchronized boolean wasFull(SSLEngine engine) {
        return ENTRIES.get(engine) instanceof Entry entry && entry.full;
    }
}
