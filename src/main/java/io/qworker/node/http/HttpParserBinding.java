package io.qworker.node.http;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import io.qworker.js.Binding;
import io.qworker.js.Bytes;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.js.NativeFunction;
import io.qworker.node.Handles;

/** {@code http_parser}: what {@code bindings/internal/http_parser.js} makes its classes of. */
public final class HttpParserBinding implements Binding {

    private static final int REQUEST = 1;

    @Override
    public String name() {
        return "http_parser";
    }

    @Override
    public void define(Target target) {
        JSRealm realm = target.lane().realm();
        target.function(
                        "parser",
                        1,
                        call -> Handles.wrap(call.realm(), new HttpParser((JSDynamicObject) call.argument(0))))
                .function("initialize", 5, HttpParserBinding::initialize)
                .function("execute", 2, call -> parser(call).execute(call, call.bytes(1)))
                .function("executePart", 4, call -> parser(call).execute(call, part(call)))
                .function("finish", 1, call -> parser(call).finish(call))
                .function("remove", 1, with(HttpParser::remove))
                .function("pause", 1, with(HttpParser::pause))
                .function("resume", 1, with(HttpParser::resume))
                .function("currentBuffer", 1, call -> parser(call).currentBuffer(call))
                .function("setCurrentBuffer", 4, HttpParserBinding::setCurrentBuffer)
                .function("connectionsList", 0, call -> Handles.wrap(call.realm(), new ConnectionsList()))
                .function("all", 1, call -> list(call).all(call.realm()))
                .function("idle", 1, call -> list(call).idle(call.realm()))
                .function("active", 1, call -> list(call).active(call.realm()))
                .function("expired", 3, call -> list(call).expired(call.realm(), call.int64(1), call.int64(2)))
                .function(
                        "responseParser",
                        2,
                        call -> Handles.wrap(
                                call.realm(), new ResponseParser(call.int32(0), (JSDynamicObject) call.argument(1))))
                .function(
                        "executeResponse",
                        4,
                        call -> response(call).execute(call.bytes(1), call.int32(2), call.int32(3)))
                .function("resumeResponse", 1, HttpParserBinding::resumeResponse)
                .function(
                        "responseErrorPosition",
                        1,
                        call -> response(call).machine().errorPosition())
                .function(
                        "responseErrorReason",
                        1,
                        call -> JsValues.string(response(call).machine().reason()))
                .value("methods", JsValues.strings(realm, HttpMethods.HTTP1))
                .value("allMethods", JsValues.strings(realm, HttpMethods.ALL));
    }

    private interface Step {
        void on(HttpParser parser);
    }

    private static NativeFunction with(Step step) {
        return call -> {
            step.on(parser(call));
            return JsValues.undefined();
        };
    }

    private static HttpParser parser(NativeCall call) {
        return Handles.unwrap(call.argument(0), HttpParser.class);
    }

    private static ResponseParser response(NativeCall call) {
        return Handles.unwrap(call.argument(0), ResponseParser.class);
    }

    private static Object resumeResponse(NativeCall call) {
        response(call).machine().resume();
        return JsValues.undefined();
    }

    private static ConnectionsList list(NativeCall call) {
        return Handles.unwrap(call.argument(0), ConnectionsList.class);
    }

    /** {@code (parser, type, maxHeaderSize, leniency, connectionsList?)}. */
    private static Object initialize(NativeCall call) {
        ConnectionsList list = call.isAbsent(4) ? null : Handles.unwrap(call.argument(4), ConnectionsList.class);
        parser(call)
                .initialize(
                        call.int32(1) == REQUEST ? Llhttp.Type.REQUEST : Llhttp.Type.RESPONSE,
                        call.int64(2),
                        call.int32(3),
                        list);
        return JsValues.undefined();
    }

    /** {@code (parser, buffer, offset, length)}. */
    private static Bytes part(NativeCall call) {
        Bytes whole = call.bytes(1);
        return new Bytes(whole.array(), whole.offset() + call.int32(2), call.int32(3));
    }

    private static Object setCurrentBuffer(NativeCall call) {
        parser(call).current(call.isAbsent(1) ? null : part(call));
        return JsValues.undefined();
    }
}
