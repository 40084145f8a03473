package io.qworker.node.fs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Changes in folders, told by the operating system to one thread of the process, which passes them on. A folder that several
 * watch is watched once.
 */
final class FolderWatches {

    private static final FolderWatches ALL = new FolderWatches();

    private final Map<WatchKey, List<Listener>> listeners = new HashMap<>();
    private WatchService service;

    private FolderWatches() {}

    /** Told, on any thread, the name that changed and whether it came, went or was only written to. */
    @FunctionalInterface
    interface Listener {
        void changed(Path name, boolean renamed);
    }

    /** Ends a watch. */
    @FunctionalInterface
    interface Watch extends Closeable {
        @Override
        void close();
    }

    /** @throws IOException when there is no such folder, or the system's limit of watches is reached */
    static Watch start(Path folder, Listener listener) throws IOException {
        return ALL.add(folder, listener);
    }

    private synchronized Watch add(Path folder, Listener listener) throws IOException {
        if (service == null) {
            service = FileSystems.getDefault().newWatchService();
            Thread.ofPlatform().name("folder watches").daemon().start(this::passOn);
        }
        WatchKey key = folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_DELETE,
                StandardWatchEventKinds.ENTRY_MODIFY);
        listeners.computeIfAbsent(key, none -> new CopyOnWriteArrayList<>()).add(listener);
        return () -> remove(key, listener);
    }

    private synchronized void remove(WatchKey key, Listener listener) {
        List<Listener> others = listeners.get(key);
        if (others != null && others.remove(listener) && others.isEmpty()) {
            listeners.remove(key);
            key.cancel();
        }
    }

    private synchronized List<Listener> of(WatchKey key) {
        return listeners.getOrDefault(key, List.of());
    }

    private void passOn() {
        try {
            while (true) {
                WatchKey key = service.take();
                List<Listener> told = of(key);
                for (WatchEvent<?> event : key.pollEvents()) {
                    if (event.context() instanceof Path name) {
                        boolean renamed = event.kind() != StandardWatchEventKinds.ENTRY_MODIFY;
                        told.forEach(listener -> listener.changed(name, renamed));
                    }
                }
                key.reset();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
