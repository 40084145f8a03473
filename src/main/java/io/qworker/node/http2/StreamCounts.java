package io.qworker.node.http2;

/** How many streams a session has of each kind. */
final class StreamCounts {

    int outgoing;
    int incoming;
    int promisedToUs;
}
