package io.qworker.node.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a port is apart from its object, so that it can move to another lane: the messages that wait, and its siblings. */
final class PortData {

    private final Deque<Message> incoming = new ArrayDeque<>();
    private Port owner;
    private SiblingGroup group;

    /** From any thread. */
    synchronized void deliver(Message message) {
        incoming.add(message);
        if (owner != null) {
            owner.wake();
        }
    }

    /** Gives the port to an object, or takes it from it. */
    synchronized void own(Port port) {
        owner = port;
        if (port != null && !incoming.isEmpty()) {
            port.wake();
        }
    }

    /** The next message; null when there is none, or when it is only to be taken if it closes the port. */
    synchronized Message take(boolean wanted) {
        Message first = incoming.peek();
        return first == null || !wanted && !first.isClose() ? null : incoming.remove();
    }

    /** Nobody will take what waits. */
    void discardAll() {
        List<Message> rest;
        synchronized (this) {
            rest = List.copyOf(incoming);
            incoming.clear();
        }
        rest.forEach(Message::discard);
    }

    synchronized boolean isEmpty() {
        return incoming.isEmpty();
    }

    synchronized void join(SiblingGroup siblings) {
        group = siblings;
    }

    synchronized SiblingGroup group() {
        return group;
    }

    /** Ends the connection: this side and, of a pair, the other one hear of it as their last message. */
    void disentangle() {
        SiblingGroup siblings = group();
        if (siblings != null) {
            siblings.leave(this);
        }
    }
}
