package io.qworker.node.http;

import com.oracle.truffle.js.runtime.JSErrorType;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.builtins.JSError;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Buffers;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Node's {@code HTTPParser}: turns {@link Llhttp}'s events into calls of the functions that JavaScript put on the parser
 * object under 0, 1, … Source: Node 24, src/node_http_parser.cc.
 */
final class HttpParser implements HttpEvents {

    private static final int ON_MESSAGE_BEGIN = 0;
    private static final int ON_HEADERS = 1;
    private static final int ON_HEADERS_COMPLETE = 2;
    private static final int ON_BODY = 3;
    private static final int ON_MESSAGE_COMPLETE = 4;

    private static final int MOST_CHUNK_EXTENSIONS = 16384;
    private static final int FAILED = -1;

    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final long ORIGIN = System.nanoTime() - 1;

    private final long number = NUMBERS.incrementAndGet();
    private final JSDynamicObject object;
    private final HttpText url = new HttpText();
    private final HttpText statusMessage = new HttpText();
    private final HeaderList headers = new HeaderList();

    private Llhttp machine;
    private ConnectionsList connections;
    private long messageStart;
    private long maxHeaderSize;
    private long headerBytes;
    private long chunkExtensionBytes;
    private boolean flushed;
    private boolean hasHeaders;
    private boolean freed;
    private NativeCall call;
    private Throwable thrown;
    private Bytes current;

    HttpParser(JSDynamicObject object) {
        this.object = object;
    }

    /** A monotonic clock in ns, positive. */
    static long now() {
        return System.nanoTime() - ORIGIN;
    }

    JSDynamicObject object() {
        return object;
    }

    long number() {
        return number;
    }

    /** By {@link #now}; 0 between messages. */
    long messageStart() {
        return messageStart;
    }

    boolean hasHeaders() {
        return hasHeaders;
    }

    /** @param list may be null */
    void initialize(Llhttp.Type type, long headerLimit, int leniency, ConnectionsList list) {
        machine = new Llhttp(type, leniency, this);
        url.reset();
        statusMessage.reset();
        headers.clear();
        flushed = false;
        freed = false;
        hasHeaders = false;
        headerBytes = 0;
        maxHeaderSize = headerLimit;
        connections = list;
        if (list != null) {
            // A client that connects and says nothing is slow as well.
            messageStart = now();
            list.addActive(this);
        }
    }

    void remove() {
        freed = true;
        if (connections != null) {
            connections.remove(this);
        }
    }

    void pause() {
        machine.pause();
    }

    void resume() {
        machine.resume();
    }

    /** A copy of what is being parsed. */
    Object currentBuffer(NativeCall from) {
        byte[] copy = current == null
                ? new byte[0]
                : Arrays.copyOfRange(current.array(), current.offset(), current.offset() + current.length());
        return Buffers.of(from, copy);
    }

    void current(Bytes bytes) {
        current = bytes;
    }

    /** How many bytes were parsed, or an Error. */
    Object execute(NativeCall from, Bytes bytes) {
        NativeCall outer = call;
        call = from;
        current = bytes;
        try {
            HttpErrno errno = machine.execute(bytes.array(), bytes.offset(), bytes.length());
            save();
            int parsed = errno == HttpErrno.OK ? bytes.length() : machine.errorPosition() - bytes.offset();
            if (errno == HttpErrno.PAUSED_UPGRADE) {
                machine.resumeAfterUpgrade();
                errno = HttpErrno.OK;
            }
            rethrow();
            return errno == HttpErrno.OK || machine.upgrade ? (Object) parsed : error(errno, parsed);
        } finally {
            call = outer;
            current = null;
        }
    }

    /** Undefined, or an Error when the stream must not end here. */
    Object finish(NativeCall from) {
        call = from;
        try {
            HttpErrno errno = machine.finish();
            rethrow();
            return errno == HttpErrno.OK || machine.upgrade ? JsValues.undefined() : error(errno, 0);
        } finally {
            call = null;
        }
    }

    private void save() {
        url.save();
        statusMessage.save();
        headers.save();
    }

    private void rethrow() {
        Throwable failure = thrown;
        thrown = null;
        switch (failure) {
            case null -> {
                // Nothing was thrown.
            }
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }

    /** A reason of our own comes as {@code code:text}. */
    private Object error(HttpErrno errno, int parsed) {
        String code = "HPE_" + errno;
        String reason = machine.reason();
        if (errno == HttpErrno.USER) {
            int colon = reason.indexOf(':');
            code = reason.substring(0, colon);
            reason = reason.substring(colon + 1);
        }
        JSDynamicObject error = JSError.create(JSErrorType.Error, call.realm(), JsValues.string("Parse Error"));
        JsValues.set(error, "bytesParsed", parsed);
        JsValues.set(error, "code", JsValues.string(code));
        JsValues.set(error, "reason", JsValues.string(reason));
        return error;
    }

    /** Calls a function of the parser object's; null when there is none or when it threw. */
    private Object invoke(int index, Object... arguments) {
        Object function = JSObject.get(object, index);
        if (!JSRuntime.isCallable(function)) {
            return null;
        }
        try {
            return JsValues.call(function, object, arguments);
        } catch (RuntimeException | StackOverflowError failure) {
            thrown = failure;
            return null;
        }
    }

    private int userError(String reason) {
        machine.reason(reason);
        return HttpErrno.USER.number();
    }

    @Override
    public int messageBegin() {
        if (freed) {
            return 0;
        }
        if (connections != null) {
            connections.remove(this);
        }
        headers.clear();
        hasHeaders = false;
        chunkExtensionBytes = 0;
        messageStart = now();
        url.reset();
        statusMessage.reset();
        if (connections != null) {
            connections.addActive(this);
        }
        invoke(ON_MESSAGE_BEGIN);
        return 0;
    }

    private int track(int length) {
        headerBytes += length;
        return headerBytes >= maxHeaderSize ? userError("HPE_HEADER_OVERFLOW:Header overflow") : 0;
    }

    @Override
    public int url(byte[] data, int offset, int length) {
        int answer = freed ? 0 : track(length);
        if (answer == 0) {
            url.append(data, offset, length);
        }
        return answer;
    }

    @Override
    public int status(byte[] data, int offset, int length) {
        int answer = freed ? 0 : track(length);
        if (answer == 0) {
            statusMessage.append(data, offset, length);
        }
        return answer;
    }

    @Override
    public int headerField(byte[] data, int offset, int length) {
        int answer = freed ? 0 : track(length);
        if (answer != 0 || freed) {
            return answer;
        }
        if (headers.awaitsName()) {
            if (headers.isFull()) {
                flush();
                headers.clear();
            }
            headers.beginName();
        }
        headers.appendToName(data, offset, length);
        return 0;
    }

    @Override
    public int headerValue(byte[] data, int offset, int length) {
        int answer = freed ? 0 : track(length);
        if (answer == 0 && !freed) {
            headers.appendToValue(data, offset, length);
        }
        return answer;
    }

    /** Hands over the headers so far, and the target with the first of them. */
    private void flush() {
        invoke(ON_HEADERS, headers.toArray(call.realm()), url.string());
        url.reset();
        flushed = true;
    }

    @Override
    public int headersComplete() {
        if (freed) {
            return 0;
        }
        hasHeaders = true;
        headerBytes = 0;
        Object[] arguments = headersCompleteArguments();
        headers.clear();
        Object answer = invoke(ON_HEADERS_COMPLETE, arguments);
        if (thrown != null) {
            return FAILED;
        }
        return answer == null ? 0 : (int) JsValues.toLong(answer);
    }

    /** As {@code parserOnHeadersComplete} in lib/_http_common.js takes them. */
    private Object[] headersCompleteArguments() {
        boolean isRequest = machine.type == Llhttp.Type.REQUEST;
        Object given = JsValues.undefined();
        Object target = JsValues.undefined();
        if (flushed) {
            flush();
        } else {
            given = headers.toArray(call.realm());
            target = isRequest ? url.string() : target;
        }
        return new Object[] {
            machine.major,
            machine.minor,
            given,
            isRequest ? machine.method : JsValues.undefined(),
            target,
            isRequest ? JsValues.undefined() : machine.statusCode,
            isRequest ? JsValues.undefined() : statusMessage.string(),
            machine.upgrade,
            machine.shouldKeepAlive()
        };
    }

    @Override
    public int body(byte[] data, int offset, int length) {
        if (freed) {
            return 0;
        }
        invoke(ON_BODY, Buffers.of(call, Arrays.copyOfRange(data, offset, offset + length)));
        return thrown == null ? 0 : userError("HPE_JS_EXCEPTION:JS Exception");
    }

    @Override
    public int messageComplete() {
        if (freed) {
            return 0;
        }
        if (connections != null) {
            connections.remove(this);
        }
        messageStart = 0;
        if (connections != null) {
            connections.add(this);
        }
        if (!headers.isEmpty()) {
            flush();
            headers.clear();
        }
        invoke(ON_MESSAGE_COMPLETE);
        return thrown == null ? 0 : FAILED;
    }

    @Override
    public int chunkExtension(byte[] data, int offset, int length) {
        chunkExtensionBytes += length;
        return chunkExtensionBytes > MOST_CHUNK_EXTENSIONS
                ? userError("HPE_CHUNK_EXTENSIONS_OVERFLOW:Chunk extensions overflow")
                : 0;
    }

    @Override
    public int chunkHeader() {
        headerBytes = 0;
        chunkExtensionBytes = 0;
        return 0;
    }

    @Override
    public int chunkComplete() {
        headerBytes = 0;
        return 0;
    }
}
