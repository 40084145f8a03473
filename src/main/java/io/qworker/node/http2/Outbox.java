package io.qworker.node.http2;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;

/** What waits to be sent, by urgency: SETTINGS and PING, everything else, what opens streams, data. */
final class Outbox {

    private final Deque<OutboundFrame> urgent = new ArrayDeque<>();
    private final Deque<OutboundFrame> regular = new ArrayDeque<>();
    private final Deque<OutboundFrame.Headers> opening = new ArrayDeque<>();
    private final TreeMap<Integer, Stream> ready = new TreeMap<>();

    void addUrgent(OutboundFrame frame) {
        urgent.add(frame);
    }

    void add(OutboundFrame frame) {
        regular.add(frame);
    }

    void addRequest(OutboundFrame.Headers frame) {
        opening.add(frame);
    }

    /** A stream with data, unless it waits for something. */
    void addReady(Stream stream) {
        if (stream.data().isReady()) {
            ready.put(stream.id(), stream);
        }
    }

    void remove(Stream stream) {
        stream.data(null);
        ready.remove(stream.id());
    }

    void defer(Stream stream) {
        ready.remove(stream.id());
    }

    /** Answers whether the stream's request had not been sent yet. */
    boolean cancelRequest(int streamId, int errorCode) {
        for (OutboundFrame.Headers frame : opening) {
            if (frame.streamId() == streamId && frame.cancelledBy() == null) {
                frame.cancel(errorCode);
                return true;
            }
        }
        return false;
    }

    boolean hasNext(boolean mayOpen, boolean maySendData) {
        return !urgent.isEmpty()
                || !regular.isEmpty()
                || maySendData && !ready.isEmpty()
                || mayOpen && !opening.isEmpty();
    }

    /** Null when there is none but data. */
    OutboundFrame next(boolean mayOpen) {
        if (!urgent.isEmpty()) {
            return urgent.poll();
        }
        if (!regular.isEmpty()) {
            return regular.poll();
        }
        return mayOpen ? opening.poll() : null;
    }

    /** The stream whose data goes next: the oldest first. Null when there is none. */
    Stream nextReady() {
        return ready.isEmpty() ? null : ready.firstEntry().getValue();
    }

    int size() {
        return urgent.size() + regular.size() + opening.size();
    }
}
