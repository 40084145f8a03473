package io.qworker.node.http2;

import java.util.List;
import org.apache.hc.core5.http.Header;

/** A frame that waits to be sent; DATA waits at its stream. */
sealed interface OutboundFrame {

    int streamId();

    int type();

    /** Of any kind: what it is shows when it is sent. {@code withData}: a body follows. */
    final class Headers implements OutboundFrame {
        private final int streamId;
        private final List<Header> headers;
        private final boolean isRequest;
        private final boolean withData;
        private final boolean endsStream;
        private Integer cancelledBy;

        Headers(int streamId, List<Header> headers, boolean isRequest, boolean withData, boolean endsStream) {
            this.streamId = streamId;
            this.headers = headers;
            this.isRequest = isRequest;
            this.withData = withData;
            this.endsStream = endsStream;
        }

        @Override
        public int streamId() {
            return streamId;
        }

        @Override
        public int type() {
            return FrameType.HEADERS;
        }

        List<Header> headers() {
            return headers;
        }

        boolean isRequest() {
            return isRequest;
        }

        boolean withData() {
            return withData;
        }

        boolean endsStream() {
            return endsStream;
        }

        /** The code of the RST_STREAM that came before it was sent, or null. */
        Integer cancelledBy() {
            return cancelledBy;
        }

        void cancel(int errorCode) {
            cancelledBy = errorCode;
        }
    }

    record PushPromise(int streamId, int promisedId, List<Header> headers) implements OutboundFrame {
        @Override
        public int type() {
            return FrameType.PUSH_PROMISE;
        }
    }

    record Reset(int streamId, int errorCode) implements OutboundFrame {
        @Override
        public int type() {
            return FrameType.RST_STREAM;
        }
    }

    record SettingsFrame(boolean isAck, List<Settings.Entry> entries) implements OutboundFrame {
        @Override
        public int streamId() {
            return 0;
        }

        @Override
        public int type() {
            return FrameType.SETTINGS;
        }
    }

    record Ping(boolean isAck, byte[] data) implements OutboundFrame {
        @Override
        public int streamId() {
            return 0;
        }

        @Override
        public int type() {
            return FrameType.PING;
        }
    }

    /** {@code terminates}: nothing is read or written after it. */
    record GoAway(int lastStreamId, int errorCode, byte[] data, boolean terminates) implements OutboundFrame {
        @Override
        public int streamId() {
            return 0;
        }

        @Override
        public int type() {
            return FrameType.GOAWAY;
        }
    }

    record WindowUpdate(int streamId, int increment) implements OutboundFrame {
        @Override
        public int type() {
            return FrameType.WINDOW_UPDATE;
        }
    }

    record AltSvc(int streamId, byte[] origin, byte[] value) implements OutboundFrame {
        @Override
        public int type() {
            return FrameType.ALTSVC;
        }
    }

    record Origin(List<byte[]> origins) implements OutboundFrame {
        @Override
        public int streamId() {
            return 0;
        }

        @Override
        public int type() {
            return FrameType.ORIGIN;
        }
    }
}
