package io.qworker.js;

/**
 * Told of an exception that nothing caught or of a rejection that nothing handled. It is called on the lane's thread, in
 * the async context of the culprit, and the lane goes on afterwards.
 */
@FunctionalInterface
public interface UncaughtHandler {

    void uncaught(JavaScriptError error, Origin origin, LaneGlobals globals);

    /** Where it came from. */
    enum Origin {
        EXCEPTION,
        REJECTION
    }
}
