package io.qworker.node.http2;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.Header;

/** A session as Node's C++ adds to it: its exchanges, how much memory they may take, and JavaScript that is told of events. */
final class NodeSession implements SessionEvents {

    /** About what one takes of Node's memory. */
    private static final int STREAM_SIZE = 500;

    /** {@code headerPairs}: how many headers a block may have. */
    record Limits(int headerPairs, long memory) {}

    private final JSRealm realm;
    private final JSDynamicObject listener;
    private final Map<String, Object> functions = new HashMap<>();
    private final Limits limits;
    private final Session session;
    private final Sender sender;
    private final Receiver receiver;
    private final Map<Integer, Exchange> exchanges = new HashMap<>();
    private final List<Object> sent = new ArrayList<>();
    private long memory;
    private boolean receiving;
    private boolean deaf;
    private int framesReceived;
    private int framesSent;

    /** {@code listener}: an object with a function for each event, see {@code bindings/internal/http2/session.js}. */
    NodeSession(JSRealm realm, JSDynamicObject listener, Limits limits, SessionOptions options) {
        this.realm = realm;
        this.listener = listener;
        this.limits = limits;
        this.session = new Session(options, this);
        this.sender = new Sender(session);
        this.receiver = new Receiver(session);
    }

    Session session() {
        return session;
    }

    int framesReceived() {
        return framesReceived;
    }

    int framesSent() {
        return framesSent;
    }

    /** Nothing of what comes is told any more. */
    void stopListening() {
        deaf = true;
    }

    // Reading and writing.

    int receive(Bytes input) {
        memory += input.length();
        receiving = true;
        try {
            return receiver.receive(input.array(), input.offset(), input.length());
        } catch (SessionException end) {
            return end.failure().number();
        } finally {
            receiving = false;
            memory -= input.length();
        }
    }

    boolean isReceiving() {
        return receiving;
    }

    /** Empty when there is nothing to send. */
    byte[] send() {
        sender.run();
        return sender.output().take();
    }

    /** The writes whose last bytes have gone to what is to be sent. */
    List<Object> takeSent() {
        List<Object> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    // Exchanges.

    Exchange add(int streamId, JSDynamicObject handle) {
        long headers = session.local().get(Settings.MAX_HEADER_LIST_SIZE);
        Exchange exchange =
                new Exchange(streamId, handle, limits.headerPairs(), Math.min(headers, FrameType.MAX_MAX_SIZE));
        exchanges.put(streamId, exchange);
        memory += STREAM_SIZE;
        return exchange;
    }

    /** Its requests that were not sent, when it was still there. */
    List<Object> remove(Exchange exchange) {
        if (exchanges.remove(exchange.id()) != null) {
            memory -= STREAM_SIZE + exchange.allHeadersLength() + exchange.waiting();
        }
        return exchange.abandon();
    }

    void write(Exchange exchange, Bytes bytes, Object request) {
        exchange.add(bytes, request);
        memory += bytes.length();
    }

    private boolean hasMemory(long more) {
        return memory + more <= limits.memory();
    }

    // Events.

    private Object tell(String event, Object... arguments) {
        Object function = functions.computeIfAbsent(event, name -> JsValues.get(listener, name));
        return JsValues.call(function, listener, arguments);
    }

    private boolean ask(String event, Object... arguments) {
        return JSRuntime.toBoolean(tell(event, arguments));
    }

    @Override
    public boolean headersBegin(int streamId, Category category) throws SessionException {
        if (deaf) {
            return false;
        }
        Exchange exchange = exchanges.get(streamId);
        if (exchange != null) {
            memory -= exchange.isDestroyed() ? 0 : exchange.startHeaders();
            return true;
        }
        boolean hasRoom = exchanges.size() < session.local().get(Settings.MAX_CONCURRENT_STREAMS);
        if (hasRoom && hasMemory(STREAM_SIZE)) {
            tell("open", streamId);
            return true;
        }
        if (ask("refused")) {
            throw new SessionException(Failure.CALLBACK_FAILURE);
        }
        session.reset(streamId, ErrorCode.ENHANCE_YOUR_CALM);
        return false;
    }

    @Override
    public boolean header(int streamId, Header header) {
        Exchange exchange = exchanges.get(streamId);
        if (exchange == null) {
            return false;
        }
        if (exchange.isDestroyed() || header.getName().isEmpty()) {
            return true;
        }
        if (!exchange.hasRoomFor(header) || !hasMemory(Exchange.length(header))) {
            session.reset(streamId, ErrorCode.ENHANCE_YOUR_CALM);
            return false;
        }
        exchange.add(header);
        memory += Exchange.length(header);
        return true;
    }

    @Override
    public void headersEnd(int streamId, Category category, int flags) {
        framesReceived++;
        Exchange exchange = exchanges.get(streamId);
        if (deaf || exchange == null || exchange.isDestroyed()) {
            return;
        }
        List<Object> pairs = new ArrayList<>();
        List<Object> sensitive = new ArrayList<>();
        for (Header header : exchange.takeHeaders()) {
            pairs.add(JsValues.string(header.getName()));
            pairs.add(JsValues.string(header.getValue()));
            if (header.isSensitive()) {
                sensitive.add(JsValues.string(header.getName()));
            }
        }
        tell(
                "headers",
                exchange.handle(),
                streamId,
                category.ordinal(),
                flags,
                JsValues.array(realm, pairs),
                JsValues.array(realm, sensitive));
    }

    @Override
    public boolean data(int streamId, byte[] array, int offset, int length) {
        if (deaf) {
            return false;
        }
        FlowControl.consumed(session, length);
        Exchange exchange = exchanges.get(streamId);
        if (exchange == null || exchange.isDestroyed()) {
            return false;
        }
        exchange.timings().received(length);
        tell("data", exchange.handle(), offset, length);
        if (exchange.isDestroyed()) {
            return ask("isPaused");
        }
        if (exchange.isReading()) {
            FlowControl.consumed(session, streamId, length);
        } else {
            exchange.consumeLater(length);
        }
        return ask("isPaused");
    }

    @Override
    public void dataEnd(int streamId, int flags, int length) throws SessionException {
        framesReceived++;
        if (deaf) {
            return;
        }
        Exchange exchange = exchanges.get(streamId);
        if (exchange != null && !exchange.isDestroyed() && (flags & FrameType.END_STREAM) != 0) {
            tell("end", exchange.handle());
        } else if (length == 0 && ask("emptyFrame")) {
            throw new SessionException(Failure.CALLBACK_FAILURE);
        }
    }

    void startReading(Exchange exchange) {
        exchange.reading(true);
        FlowControl.consumed(session, exchange.id(), exchange.takeConsumed());
    }

    @Override
    public void settings(boolean isAck, List<Settings.Entry> entries) {
        framesReceived++;
        if (!deaf) {
            Object[] pairs = entries.stream()
                    .flatMap(entry -> List.<Object>of(entry.id(), (double) entry.value()).stream())
                    .toArray();
            tell("settings", isAck, JsValues.array(realm, pairs));
        }
    }

    @Override
    public void ping(boolean isAck, byte[] data) {
        framesReceived++;
        if (!deaf) {
            tell("ping", isAck, JsValues.uint8Array(realm, data));
        }
    }

    @Override
    public void goAway(int lastStreamId, int errorCode, byte[] data) {
        framesReceived++;
        if (!deaf) {
            Object opaque = data.length == 0 ? JsValues.undefined() : JsValues.uint8Array(realm, data);
            tell("goAway", JsValues.number(Integer.toUnsignedLong(errorCode)), lastStreamId, opaque);
        }
    }

    @Override
    public void altSvc(int streamId, String origin, String value) {
        framesReceived++;
        if (!deaf) {
            tell("altSvc", streamId, JsValues.string(origin), JsValues.string(value));
        }
    }

    @Override
    public void origin(List<String> origins) {
        framesReceived++;
        if (!deaf) {
            tell("origin", JsValues.strings(realm, origins));
        }
    }

    @Override
    public void otherFrame() {
        framesReceived++;
    }

    @Override
    public void invalidFrame(Failure failure) throws SessionException {
        if (ask("invalidFrame", failure.number())) {
            throw new SessionException(Failure.CALLBACK_FAILURE);
        }
    }

    @Override
    public void unexpectedProtocol() {
        tell("error", Failure.PROTO.number());
    }

    @Override
    public void frameSent(int type) {
        framesSent++;
        if (type == FrameType.GOAWAY) {
            tell("goAwaySent");
        }
    }

    @Override
    public void frameNotSent(OutboundFrame frame, Failure failure) {
        Exchange exchange = exchanges.get(frame.streamId());
        boolean isUsual = failure == Failure.SESSION_CLOSING || failure == Failure.CLOSED || failure == Failure.CLOSING;
        if (isUsual && exchange != null && !exchange.isDestroyed()) {
            memory -= exchange.startHeaders();
        }
        if (!isUsual || frame.type() == FrameType.GOAWAY) {
            tell("frameError", frame.streamId(), frame.type(), failure.errorCode());
        }
    }

    @Override
    public void streamClosed(int streamId, int errorCode) {
        Exchange exchange = exchanges.get(streamId);
        if (exchange != null && !exchange.isDestroyed()) {
            tell("closed", exchange.handle(), JsValues.number(Integer.toUnsignedLong(errorCode)));
        }
    }

    @Override
    public DataRead read(int streamId, int max) {
        Exchange exchange = exchanges.get(streamId);
        if (exchange == null) {
            return DataRead.LATER;
        }
        if (exchange.timings().firstByteSent == 0) {
            exchange.timings().firstByteSent = System.nanoTime();
        }
        int amount = take(exchange, max);
        if (amount == 0 && exchange.isWritable()) {
            tell("wantsWrite", exchange.handle(), max);
            amount = take(exchange, max);
            if (amount == 0 && exchange.isWritable()) {
                return DataRead.LATER;
            }
        }
        boolean atEnd = exchange.waiting() == 0 && !exchange.isWritable();
        boolean endsStream = true;
        if (atEnd && exchange.hasTrailers() && !exchange.isDestroyed()) {
            endsStream = false;
            exchange.trailers(false);
            tell("trailers", exchange.handle());
        }
        return new DataRead(amount, atEnd, endsStream);
    }

    private int take(Exchange exchange, int max) {
        exchange.skipEmpty(sent::add);
        int amount = exchange.isEmpty() ? 0 : (int) Math.min(exchange.waiting(), max);
        exchange.reserve(amount);
        memory -= amount;
        return amount;
    }

    @Override
    public void write(int streamId, int length, FrameOutput output) {
        Exchange exchange = exchanges.get(streamId);
        if (exchange != null) {
            exchange.drain(length, output, sent::add);
        } else {
            output.zeros(length);
        }
    }
}
