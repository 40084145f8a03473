package io.qworker.node.http2;

import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hc.core5.http.Header;

/** What one of Node's {@code Http2Stream}s has on this side: the headers that are coming, and the data that waits to go. */
final class Exchange {

    private static final int HEADER_OVERHEAD = 32;

    /** {@code request} is told when these bytes are under way; null for all but the last of a write. */
    private record Chunk(Bytes bytes, Object request) {}

    private final int id;
    private final JSDynamicObject handle;
    private final int maxHeaders;
    private final long maxHeaderLength;
    private final Deque<Chunk> queue = new ArrayDeque<>();
    private final List<Header> headers = new ArrayList<>();
    private final Timings timings = new Timings();
    private long waiting;
    private int headersLength;
    private int keptHeadersLength;
    private int consumedWhilePaused;
    private boolean writable = true;
    private boolean withTrailers;
    private boolean destroyed;
    private boolean reading;

    /** For whoever observes performance. */
    static final class Timings {
        final long start = System.nanoTime();
        long firstHeader;
        long firstByte;
        long firstByteSent;
        long sent;
        long received;

        void received(int count) {
            if (firstByte == 0) {
                firstByte = System.nanoTime();
            }
            received += count;
        }
    }

    Exchange(int id, JSDynamicObject handle, int maxHeaders, long maxHeaderLength) {
        this.id = id;
        this.handle = handle;
        this.maxHeaders = maxHeaders;
        this.maxHeaderLength = maxHeaderLength;
    }

    int id() {
        return id;
    }

    JSDynamicObject handle() {
        return handle;
    }

    Timings timings() {
        return timings;
    }

    boolean isDestroyed() {
        return destroyed;
    }

    void destroy() {
        destroyed = true;
    }

    // Headers.

    /** Answers how much memory those that came before took. */
    int startHeaders() {
        int length = headersLength;
        headersLength = 0;
        headers.clear();
        return length;
    }

    boolean hasRoomFor(Header header) {
        return headers.size() < maxHeaders && headersLength + length(header) <= maxHeaderLength;
    }

    void add(Header header) {
        if (timings.firstHeader == 0) {
            timings.firstHeader = System.nanoTime();
        }
        headers.add(header);
        headersLength += length(header);
    }

    static int length(Header header) {
        return header.getName().length() + header.getValue().length() + HEADER_OVERHEAD;
    }

    /** Those of a whole block; their memory counts as long as the stream lives. */
    List<Header> takeHeaders() {
        List<Header> taken = List.copyOf(headers);
        keptHeadersLength += headersLength;
        startHeaders();
        return taken;
    }

    int allHeadersLength() {
        return headersLength + keptHeadersLength;
    }

    // Reading.

    void reading(boolean wanted) {
        reading = wanted;
    }

    boolean isReading() {
        return reading;
    }

    void consumeLater(int count) {
        consumedWhilePaused += count;
    }

    int takeConsumed() {
        int count = consumedWhilePaused;
        consumedWhilePaused = 0;
        return count;
    }

    // Writing.

    boolean isWritable() {
        return writable;
    }

    void end() {
        writable = false;
    }

    boolean hasTrailers() {
        return withTrailers;
    }

    void trailers(boolean follow) {
        withTrailers = follow;
    }

    long waiting() {
        return waiting;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    void add(Bytes bytes, Object request) {
        queue.add(new Chunk(bytes, request));
        waiting += bytes.length();
    }

    /** Lets go of writes of nothing, which only ask when their turn is. */
    void skipEmpty(Consumer<Object> sent) {
        while (!queue.isEmpty() && queue.peek().bytes().length() == 0) {
            tell(queue.poll().request(), sent);
        }
    }

    void reserve(int count) {
        waiting -= count;
        timings.sent += count;
    }

    void drain(int count, FrameOutput output, Consumer<Object> sent) {
        for (int left = count; left > 0; ) {
            Chunk chunk = queue.poll();
            Bytes bytes = chunk.bytes();
            int part = Math.min(left, bytes.length());
            output.put(bytes.array(), bytes.offset(), part);
            left -= part;
            if (part < bytes.length()) {
                Bytes rest = new Bytes(bytes.array(), bytes.offset() + part, bytes.length() - part);
                queue.addFirst(new Chunk(rest, chunk.request()));
            } else {
                tell(chunk.request(), sent);
            }
        }
    }

    /** The stream ends with all that is in the queue. */
    List<Object> abandon() {
        List<Object> requests = new ArrayList<>();
        queue.forEach(chunk -> tell(chunk.request(), requests::add));
        queue.clear();
        waiting = 0;
        return requests;
    }

    private static void tell(Object request, Consumer<Object> sent) {
        if (request != null && request != JsValues.undefined()) {
            sent.accept(request);
        }
    }
}
