package io.qworker.node.http2;

import static io.qworker.node.http2.Http2Binding.on;
import static io.qworker.node.http2.Http2Binding.session;

import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.node.Handles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/** The part of the binding that is about single streams. */
final class ExchangeFunctions {

    private static final int NO_PAYLOAD = 0x1;
    private static final int WITH_TRAILERS = 0x2;
    private static final int SENSITIVE = 0x1;

    private ExchangeFunctions() {}

    static void define(Binding.Target target) {
        target.function("exchange", 4, ExchangeFunctions::create)
                .function(
                        "remove",
                        2,
                        call -> Http2Binding.array(call, session(call).remove(exchange(call))))
                .function("destroy", 2, on(call -> exchange(call).destroy()))
                .function("request", 3, ExchangeFunctions::request)
                .function("respond", 4, ExchangeFunctions::respond)
                .function(
                        "info",
                        3,
                        call -> session(call).session().info(exchange(call).id(), headers(call, 2)))
                .function("trailers", 3, ExchangeFunctions::trailers)
                .function(
                        "push",
                        3,
                        call -> session(call).session().push(exchange(call).id(), headers(call, 2)))
                .function(
                        "reset",
                        3,
                        on(call -> session(call).session().reset(exchange(call).id(), Http2Binding.code(call, 2))))
                .function("write", 4, on(ExchangeFunctions::write))
                .function(
                        "resume",
                        2,
                        on(call -> session(call).session().resume(exchange(call).id())))
                .function("end", 2, on(call -> exchange(call).end()))
                .function("startReading", 2, on(call -> session(call).startReading(exchange(call))))
                .function("stopReading", 2, on(call -> exchange(call).reading(false)))
                .function("isWritable", 2, call -> exchange(call).isWritable())
                .function("timings", 2, ExchangeFunctions::timings);
    }

    private static Exchange exchange(NativeCall call) {
        return Handles.unwrap(call.argument(1), Exchange.class);
    }

    /** {@code (session, id, stream, options)}. */
    private static Object create(NativeCall call) {
        Exchange exchange = session(call).add(call.int32(1), (JSDynamicObject) call.argument(2));
        exchange.trailers((call.int32(3) & WITH_TRAILERS) != 0);
        if ((call.int32(3) & NO_PAYLOAD) != 0) {
            exchange.end();
        }
        return Handles.wrap(call.realm(), exchange);
    }

    /** A stream's number, or a failure's. {@code (session, headers, options)}. */
    private static Object request(NativeCall call) {
        return session(call).session().request(headers(call, 1), (call.int32(2) & NO_PAYLOAD) == 0);
    }

    /** {@code (session, exchange, headers, options)}. */
    private static Object respond(NativeCall call) {
        Exchange exchange = exchange(call);
        int options = call.int32(3);
        if ((options & WITH_TRAILERS) != 0) {
            exchange.trailers(true);
        }
        boolean withData = exchange.isWritable() && (options & NO_PAYLOAD) == 0;
        return session(call).session().respond(exchange.id(), headers(call, 2), withData);
    }

    /** Some browsers do not understand a block of no headers: an empty frame of data ends the stream as well. */
    private static Object trailers(NativeCall call) {
        List<Header> headers = headers(call, 2);
        Session session = session(call).session();
        int id = exchange(call).id();
        return headers.isEmpty() ? session.data(id) : session.trailers(id, headers);
    }

    /** {@code (session, exchange, bytes, request?)}. */
    private static void write(NativeCall call) {
        session(call).write(exchange(call), call.bytes(2), call.isAbsent(3) ? null : call.argument(3));
    }

    /** From {@code [text, count]}, where the text is {@code name NUL value NUL flags} for each. */
    private static List<Header> headers(NativeCall call, int index) {
        JSDynamicObject list = (JSDynamicObject) call.argument(index);
        String text = JSRuntime.toJavaString(JSObject.get(list, 0));
        int count = JSRuntime.toInt32(JSObject.get(list, 1));
        List<Header> headers = new ArrayList<>(count);
        for (int at = 0; at < text.length(); ) {
            int nameEnd = text.indexOf('\0', at);
            int valueEnd = text.indexOf('\0', nameEnd + 1);
            boolean isSensitive = (text.charAt(valueEnd + 1) & SENSITIVE) != 0;
            headers.add(
                    new BasicHeader(text.substring(at, nameEnd), text.substring(nameEnd + 1, valueEnd), isSensitive));
            at = valueEnd + 2;
        }
        // A NUL within a value: what is sent must be seen to be wrong.
        return headers.size() > count ? List.of(new BasicHeader("\0", "\0")) : headers;
    }

    /** Ms since the stream began, and bytes: {@code [firstHeader, firstByte, firstByteSent, sent, received]}. */
    private static Object timings(NativeCall call) {
        Exchange.Timings timings = exchange(call).timings();
        return JsValues.array(
                call.realm(),
                since(timings.start, timings.firstHeader),
                since(timings.start, timings.firstByte),
                since(timings.start, timings.firstByteSent),
                (double) timings.sent,
                (double) timings.received);
    }

    private static double since(long start, long then) {
        return then == 0 ? 0.0 : (then - start) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
