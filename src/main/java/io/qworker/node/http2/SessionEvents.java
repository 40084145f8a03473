package io.qworker.node.http2;

import java.util.List;
import org.apache.hc.core5.http.Header;

/** What a session tells its owner while it reads and writes. */
interface SessionEvents {

    /** A block of headers begins. False refuses it. */
    boolean headersBegin(int streamId, Category category) throws SessionException;

    /** False when that was one too many. */
    boolean header(int streamId, Header header);

    void headersEnd(int streamId, Category category, int flags);

    /** Part of a body. True stops the reading after it, until more is asked for. */
    boolean data(int streamId, byte[] array, int offset, int length);

    void dataEnd(int streamId, int flags, int length) throws SessionException;

    void settings(boolean isAck, List<Settings.Entry> entries);

    void ping(boolean isAck, byte[] data);

    void goAway(int lastStreamId, int errorCode, byte[] data);

    void altSvc(int streamId, String origin, String value);

    void origin(List<String> origins);

    /** Of any other type. */
    void otherFrame();

    void invalidFrame(Failure failure) throws SessionException;

    /** The peer does not speak HTTP/2. */
    void unexpectedProtocol();

    void frameSent(int type);

    void frameNotSent(OutboundFrame frame, Failure failure);

    void streamClosed(int streamId, int errorCode);

    /** How much of a stream's data goes next. */
    DataRead read(int streamId, int max);

    /** Puts the data out that {@link #read} promised. */
    void write(int streamId, int length, FrameOutput output);

    /** {@code atEnd}: there is no more. {@code endsStream}: nor do trailers follow. */
    record DataRead(int length, boolean atEnd, boolean endsStream) {

        /** There is nothing now. */
        static final DataRead LATER = new DataRead(-1, false, false);
    }
}
