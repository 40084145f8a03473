package io.qworker.node;

import com.oracle.truffle.js.runtime.JSException;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.array.TypedArrayFactory;
import com.oracle.truffle.js.runtime.objects.JSObject;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import io.qworker.url.FileUrls;
import io.qworker.url.Idna;
import io.qworker.url.SerializedUrl;
import io.qworker.url.Url;
import io.qworker.url.UrlPart;

/** {@code internalBinding('url')}. Source: Node 24, src/node_url.cc. */
final class UrlBinding implements Binding {

    private static final UrlPart[] PARTS = UrlPart.values();
    private static final int HREF = PARTS.length;
    private static final Url ANY_SPECIAL = Url.parse("ws://x", null);

    /** Where JavaScript finds the parts of the URL that was returned last. */
    private static final class Components {
        private final byte[] bytes = new byte[9 * Integer.BYTES];
    }

    @Override
    public String name() {
        return "url";
    }

    @Override
    public void define(Target target) {
        byte[] components = target.lane().state(Components.class, Components::new).bytes;
        target.value("urlComponents", JsValues.typedArray(JSRealm.get(null), TypedArrayFactory.Uint32Array, components))
                .function("parse", 3, UrlBinding::parse)
                .function("canParse", 2, call -> parsed(call, 0, 1) != null)
                .function("update", 3, UrlBinding::update)
                .function("format", 5, UrlBinding::format)
                .function("getOrigin", 1, UrlBinding::getOrigin)
                .function("pathToFileURL", 3, UrlBinding::pathToFileUrl)
                .function("domainToASCII", 1, call -> JsValues.string(hostname(call.string(0))))
                .function("domainToUnicode", 1, call -> JsValues.string(Idna.toUnicode(hostname(call.string(0)))));
    }

    private static Url parsed(NativeCall call, int input, int base) {
        if (call.isAbsent(base)) {
            return Url.parse(call.string(input), null);
        }
        Url relativeTo = Url.parse(call.string(base), null);
        return relativeTo == null ? null : Url.parse(call.string(input), relativeTo);
    }

    private static Object parse(NativeCall call) {
        Url url = parsed(call, 0, 1);
        if (url != null) {
            return answer(call, url);
        }
        if (call.bool(2)) {
            throw invalid(call.string(0), call.isAbsent(1) ? null : call.string(1));
        }
        return JsValues.undefined();
    }

    private static Object answer(NativeCall call, Url url) {
        SerializedUrl serialized = url.serialize();
        byte[] components = call.lane().state(Components.class, Components::new).bytes;
        for (int i = 0; i < serialized.components().length; i++) {
            NativeInts.set(components, i, serialized.components()[i]);
        }
        return JsValues.string(serialized.href());
    }

    private static JSException invalid(String input, String base) {
        JSException exception = CodedErrors.typeError("ERR_INVALID_URL", "Invalid URL");
        JSObject error = (JSObject) exception.getErrorObject();
        JsValues.set(error, "input", JsValues.string(input));
        if (base != null) {
            JsValues.set(error, "base", JsValues.string(base));
        }
        return exception;
    }

    private static Object update(NativeCall call) {
        int part = call.int32(1);
        Url url = Url.parse(call.string(part == HREF ? 2 : 0), null);
        if (url == null) {
            return false;
        }
        return answer(call, part == HREF ? url : PARTS[part].with(url, call.string(2)));
    }

    private static Object format(NativeCall call) {
        Url url = Url.parse(call.string(0), null);
        return url == null
                ? call.argument(0)
                : JsValues.string(url.without(call.bool(1), call.bool(2), call.bool(3), call.bool(4))
                        .serialize()
                        .href());
    }

    private static Object getOrigin(NativeCall call) {
        Url url = Url.parse(call.string(0), null);
        if (url == null) {
            throw CodedErrors.typeError("ERR_INVALID_URL", "Invalid URL");
        }
        return JsValues.string(url.origin());
    }

    private static Object pathToFileUrl(NativeCall call) {
        boolean windows = call.bool(1);
        Url url = FileUrls.of(call.string(0), windows);
        if (windows && !call.isAbsent(2)) {
            Url withHost = UrlPart.HOSTNAME.with(url, call.string(2));
            if (withHost.hostname().isEmpty()) {
                throw invalid(call.string(0), call.string(2));
            }
            url = withHost;
        }
        return answer(call, url);
    }

    private static String hostname(String domain) {
        Url url = UrlPart.HOSTNAME.with(ANY_SPECIAL, domain);
        return domain.isEmpty() || url.hostname().equals("x") && !domain.equalsIgnoreCase("x") ? "" : url.hostname();
    }
}
