package io.qworker.node.http2;

/** Windows: what the peer may send is opened again as what came is used up. */
final class FlowControl {

    private FlowControl() {}

    static void received(Session session, int count) {
        if (!session.window().receive(count)) {
            session.terminate(ErrorCode.FLOW_CONTROL_ERROR, "");
        }
    }

    static void received(Session session, Stream stream, int count) {
        if (!stream.window().receive(count)) {
            session.terminate(ErrorCode.FLOW_CONTROL_ERROR, "");
        }
    }

    static void consumed(Session session, int count) {
        if (session.window().consume(count)) {
            updateConnection(session);
        } else {
            session.terminate(ErrorCode.FLOW_CONTROL_ERROR, "");
        }
    }

    static void consumed(Session session, int streamId, int count) {
        Stream stream = session.stream(streamId);
        if (stream == null) {
            return;
        }
        if (stream.window().consume(count)) {
            updateStream(session, stream);
        } else {
            session.terminate(ErrorCode.FLOW_CONTROL_ERROR, "");
        }
    }

    static void updateConnection(Session session) {
        update(session, session.window(), 0);
    }

    static void updateStream(Session session, Stream stream) {
        update(session, stream.window(), stream.id());
    }

    private static void update(Session session, ReceiveWindow window, int streamId) {
        int increment = window.takeUpdate();
        if (increment > 0) {
            window.updateQueued(true);
            session.outbox().add(new OutboundFrame.WindowUpdate(streamId, increment));
        }
    }

    /** Sets how much may be on its way to us. Answers 0 or a failure's number. */
    static int resizeConnection(Session session, int size) {
        int increment = session.window().resize(size);
        if (increment < 0) {
            return Failure.FLOW_CONTROL.number();
        }
        if (increment > 0) {
            session.window().updateQueued(true);
            session.outbox().add(new OutboundFrame.WindowUpdate(0, increment));
        }
        return 0;
    }

    /** The peer knows the size that new streams begin with. False when a window gets too large. */
    static boolean localInitialSize(Session session, int size) {
        int before = session.local().small(Settings.INITIAL_WINDOW_SIZE);
        for (Stream stream : session.streams()) {
            if (!stream.window().moveInitialSize(before, size)) {
                return false;
            }
            updateStream(session, stream);
        }
        return true;
    }

    static boolean remoteInitialSize(Session session, int size) {
        int before = session.remote().small(Settings.INITIAL_WINDOW_SIZE);
        for (Stream stream : session.streams()) {
            if (!stream.growRemoteWindow((long) size - before)) {
                return false;
            }
            session.windowGrew(stream);
        }
        return true;
    }
}
