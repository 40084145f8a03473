package io.qworker.node.http2;

import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.js.NativeFunction;
import io.qworker.node.Buffers;
import io.qworker.node.Handles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code http2/native}: what {@code bindings/internal/http2.js} and the files beside it make Node's classes of. */
public final class Http2Binding implements Binding {

    @Override
    public String name() {
        return "http2/native";
    }

    @Override
    public void define(Target target) {
        target.function("session", 3, Http2Binding::create)
                .function("receive", 4, Http2Binding::receive)
                .function("send", 1, Http2Binding::send)
                .function("takeSent", 1, call -> array(call, session(call).takeSent()))
                .function("wantsRead", 1, call -> session(call).session().wantsRead())
                .function("wantsWrite", 1, call -> session(call).session().wantsWrite())
                .function("stopListening", 1, on(call -> session(call).stopListening()))
                .function("framesReceived", 1, call -> session(call).framesReceived())
                .function("framesSent", 1, call -> session(call).framesSent())
                .function("settings", 2, call -> session(call).session().settings(entries(call, 1)))
                .function("packSettings", 1, Http2Binding::packSettings)
                .function("ping", 2, on(call -> session(call).session().ping(copy(call.bytes(1)))))
                .function("goAway", 4, on(Http2Binding::goAway))
                .function("terminate", 2, on(call -> session(call).session().terminate(code(call, 1), "")))
                .function("altSvc", 4, on(Http2Binding::altSvc))
                .function("origin", 2, on(Http2Binding::origin))
                .function(
                        "setNextStreamId",
                        2,
                        call -> session(call).session().ids().next(call.int32(1)))
                .function(
                        "setLocalWindowSize",
                        2,
                        call -> FlowControl.resizeConnection(session(call).session(), call.int32(1)))
                .function("refreshSession", 2, on(SessionFigures::refreshSession))
                .function("refreshStream", 3, on(SessionFigures::refreshStream))
                .function("refreshSettings", 3, on(SessionFigures::refreshSettings))
                .function("errorString", 1, call -> JsValues.string(Failure.text(call.int32(0))));
        ExchangeFunctions.define(target);
    }

    interface Action {
        void on(NativeCall call);
    }

    static NativeFunction on(Action action) {
        return call -> {
            action.on(call);
            return JsValues.undefined();
        };
    }

    static NodeSession session(NativeCall call) {
        return Handles.unwrap(call.argument(0), NodeSession.class);
    }

    static Object array(NativeCall call, List<Object> elements) {
        return elements.isEmpty() ? JsValues.undefined() : JsValues.array(call.realm(), elements);
    }

    static byte[] copy(Bytes bytes) {
        byte[] copy = new byte[bytes.length()];
        System.arraycopy(bytes.array(), bytes.offset(), copy, 0, copy.length);
        return copy;
    }

    /** An error code of any 32 bits. */
    static int code(NativeCall call, int index) {
        return (int) call.int64(index);
    }

    /** {@code (isServer, listener, options)}: the options as Node's library writes them. */
    private static Object create(NativeCall call) {
        boolean isServer = call.bool(0);
        OptionsBuffer options = new OptionsBuffer(call.bytes(2));
        NodeSession session = new NodeSession(
                call.realm(),
                (JSDynamicObject) call.argument(1),
                options.nodeLimits(isServer),
                options.sessionOptions(isServer));
        return Handles.wrap(call.realm(), session);
    }

    /** How many bytes were taken, or a failure's number. {@code (session, arrayBuffer, offset, length)}. */
    private static Object receive(NativeCall call) {
        Bytes whole = call.bytes(1);
        return session(call).receive(new Bytes(whole.array(), whole.offset() + call.int32(2), call.int32(3)));
    }

    /** A Uint8Array, or undefined. */
    private static Object send(NativeCall call) {
        byte[] bytes = session(call).send();
        return bytes.length == 0 ? JsValues.undefined() : JsValues.uint8Array(call.realm(), bytes);
    }

    /** From an array of numbers: id, value, id, value, … */
    private static List<Settings.Entry> entries(NativeCall call, int index) {
        JSDynamicObject pairs = (JSDynamicObject) call.argument(index);
        int length = JSRuntime.toInt32(JsValues.get(pairs, "length"));
        List<Settings.Entry> entries = new ArrayList<>();
        for (int i = 0; i < length; i += 2) {
            int id = JSRuntime.toInt32(JSObject.get(pairs, i));
            long value = JsValues.toLong(JSObject.get(pairs, i + 1));
            entries.add(new Settings.Entry(id & 0xffff, value & Settings.UNLIMITED));
        }
        return entries;
    }

    private static Object packSettings(NativeCall call) {
        List<Settings.Entry> entries = entries(call, 0);
        return Settings.areValid(entries) ? Buffers.of(call, Sender.pack(entries)) : JsValues.undefined();
    }

    /** {@code (session, code, lastStreamId, data?)}. */
    private static void goAway(NativeCall call) {
        Session session = session(call).session();
        int last = call.int32(2);
        session.goAway(
                last > 0 ? last : session.ids().lastProcessed(),
                code(call, 1),
                call.isAbsent(3) ? new byte[0] : copy(call.bytes(3)));
    }

    private static void altSvc(NativeCall call) {
        session(call).session().altSvc(call.int32(1), latin1(call.string(2)), latin1(call.string(3)));
    }

    /** {@code (session, origins)}: each ends by a NUL. */
    private static void origin(NativeCall call) {
        List<byte[]> origins = new ArrayList<>();
        for (String origin : call.string(1).split("\0")) {
            origins.add(latin1(origin));
        }
        session(call).session().origin(origins);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
