package io.qworker.node.worker;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The ports that hear what one of them says: the two of a channel, or those of a broadcast channel's name. */
final class SiblingGroup {

    /** The named groups of a process. */
    static final class Named {

        private final Map<String, SiblingGroup> groups = new ConcurrentHashMap<>();

        SiblingGroup get(String name) {
            return groups.computeIfAbsent(name, SiblingGroup::new);
        }
    }

    private final String name;
    private final Set<PortData> ports = new LinkedHashSet<>();

    private SiblingGroup(String name) {
        this.name = name;
    }

    static void entangle(PortData one, PortData other) {
        SiblingGroup group = new SiblingGroup(null);
        group.enter(one);
        group.enter(other);
    }

    synchronized void enter(PortData port) {
        ports.add(port);
        port.join(this);
    }

    void leave(PortData port) {
        List<PortData> rest;
        synchronized (this) {
            ports.remove(port);
            rest = List.copyOf(ports);
        }
        port.join(null);
        port.deliver(Message.CLOSE);
        if (name == null && rest.size() == 1) {
            rest.getFirst().deliver(Message.CLOSE);
        }
    }

    /** What became of a message. */
    enum Dispatch {
        SENT,
        NOBODY_THERE,
        TO_ITSELF,
        CANNOT_TRANSFER_TO_MANY
    }

    Dispatch dispatch(PortData source, Message message) {
        List<PortData> others = others(source);
        if (others.isEmpty()) {
            return Dispatch.NOBODY_THERE;
        }
        if (others.size() > 1 && !message.carried().isEmpty()) {
            return Dispatch.CANNOT_TRANSFER_TO_MANY;
        }
        if (others.stream().anyMatch(message::carries)) {
            return Dispatch.TO_ITSELF;
        }
        others.forEach(port -> port.deliver(message));
        return Dispatch.SENT;
    }

    private synchronized List<PortData> others(PortData source) {
        return ports.stream().filter(port -> port != source).toList();
    }
}
