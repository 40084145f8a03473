package io.qworker.node.http2;

/** How a session is set up, beyond its settings. */
record SessionOptions(boolean isServer, Limits limits, Padding padding, boolean strictValues) {

    /** What a peer may ask of us, and we of it while its settings are not known. */
    record Limits(
            int maxHeaderTable,
            int maxPromisedStreams,
            int maxHeaderBlock,
            long peerMaxConcurrentStreams,
            int maxSettings,
            RateLimit resets) {}

    /** How much longer frames are made, to hide how long they are. */
    enum Padding {
        NONE,
        ALIGNED,
        MAX;

        /** The padded length of {@code length} bytes, at most {@code max}. */
        int apply(int length, int max) {
            if (length >= max) {
                return length;
            }
            int largest = Math.min(length + FrameType.MAX_PADDING, max);
            return switch (this) {
                case NONE -> length;
                case MAX -> largest;
                case ALIGNED -> {
                    int over = (length + FrameType.HEAD_LENGTH) % 8;
                    yield over == 0 ? length : Math.min(length + 8 - over, largest);
                }
            };
        }
    }
}
