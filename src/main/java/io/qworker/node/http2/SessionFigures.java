package io.qworker.node.http2;

import io.qworker.js.Bytes;
import io.qworker.js.NativeCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the figures of sessions and streams into the arrays that Node's library reads them from. */
final class SessionFigures {

    private static final int DEFAULT_WEIGHT = 16;
    private static final int IDLE = 1;

    /** In the order of Node's settings buffer. */
    private static final int[] SETTINGS = {
        Settings.HEADER_TABLE_SIZE,
        Settings.ENABLE_PUSH,
        Settings.INITIAL_WINDOW_SIZE,
        Settings.MAX_FRAME_SIZE,
        Settings.MAX_CONCURRENT_STREAMS,
        Settings.MAX_HEADER_LIST_SIZE,
        Settings.ENABLE_CONNECT_PROTOCOL
    };

    private SessionFigures() {}

    /** {@code (session, float64Array)}. */
    static void refreshSession(NativeCall call) {
        Session session = Http2Binding.session(call).session();
        ReceiveWindow window = session.window();
        write(
                call.bytes(1),
                window.size(),
                window.received(),
                session.ids().next(),
                window.left(),
                session.ids().lastProcessed(),
                session.remoteWindow(),
                session.outbox().size(),
                session.compression().encoderTableSize(),
                session.compression().decoderTableSize());
    }

    /** {@code (session, float64Array, id)}. */
    static void refreshStream(NativeCall call) {
        Stream stream = Http2Binding.session(call).session().stream(call.int32(2));
        if (stream == null) {
            write(call.bytes(1), IDLE, 0, 0, 0, 0, 0);
            return;
        }
        write(
                call.bytes(1),
                stream.publicState(),
                DEFAULT_WEIGHT,
                0,
                stream.isWriteShut() ? 1 : 0,
                stream.isReadShut() ? 1 : 0,
                stream.window().left());
    }

    private static void write(Bytes target, double... figures) {
        ByteBuffer buffer = target.asByteBuffer().order(ByteOrder.nativeOrder());
        for (double figure : figures) {
            buffer.putDouble(figure);
        }
    }

    /** {@code (session, uint32Array, local)}. */
    static void refreshSettings(NativeCall call) {
        Session session = Http2Binding.session(call).session();
        Settings settings = call.bool(2) ? session.local() : session.remote();
        Bytes target = call.bytes(1);
        for (int i = 0; i < SETTINGS.length; i++) {
            target.setInt32(i, (int) settings.get(SETTINGS[i]));
        }
    }
}
