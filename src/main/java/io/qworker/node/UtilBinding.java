package io.qworker.node;

import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.builtins.JSMapIteratorObject;
import com.oracle.truffle.js.runtime.builtins.JSMapObject;
import com.oracle.truffle.js.runtime.builtins.JSPromise;
import com.oracle.truffle.js.runtime.builtins.JSPromiseObject;
import com.oracle.truffle.js.runtime.builtins.JSProxyObject;
import com.oracle.truffle.js.runtime.builtins.JSSetIteratorObject;
import com.oracle.truffle.js.runtime.builtins.JSSetObject;
import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.Null;
import com.oracle.truffle.js.runtime.util.JSHashMap;
import io.qworker.js.Binding;
import io.qworker.js.JsValues;
import io.qworker.js.NativeCall;
import java.util.ArrayList;
import java.util.List;

/** {@code util}: looks into objects where JavaScript itself cannot, for {@code util.inspect} and its kind. */
final class UtilBinding implements Binding {

    private static final int KEY = JSRuntime.ITERATION_KIND_KEY;
    private static final int VALUE = JSRuntime.ITERATION_KIND_VALUE;
    private static final int KEY_PLUS_VALUE = JSRuntime.ITERATION_KIND_KEY_PLUS_VALUE;

    @Override
    public String name() {
        return "util";
    }

    @Override
    public void define(Target target) {
        LostClasses.watch(target.lane());
        target.function("getPromiseDetails", 1, UtilBinding::getPromiseDetails)
                .function("getProxyDetails", 2, UtilBinding::getProxyDetails)
                .function("previewEntries", 2, UtilBinding::previewEntries)
                .function("getConstructorName", 1, UtilBinding::getConstructorName)
                .function("keysBesideElements", 1, UtilBinding::keysBesideElements)
                .function("arrayBufferViewHasBuffer", 1, call -> true)
                .function("sleep", 1, UtilBinding::sleep);
    }

    private static Object getPromiseDetails(NativeCall call) {
        if (!(call.argument(0) instanceof JSPromiseObject promise)) {
            return JsValues.undefined();
        }
        int state = JSPromise.getPromiseState(promise);
        return state == JSPromise.PENDING
                ? JsValues.array(call.realm(), 0)
                : JsValues.array(
                        call.realm(), state == JSPromise.FULFILLED ? 1 : 2, JSPromise.getPromiseResult(promise));
    }

    /** Of a typed array, whose elements would be many to look through; undefined for any other object. */
    private static Object keysBesideElements(NativeCall call) {
        if (!(call.argument(0) instanceof JSTypedArrayObject array)) {
            return JsValues.undefined();
        }
        List<Object> keys = new ArrayList<>(array.getShape().getKeyList());
        keys.sort(JSRuntime::comparePropertyKeys);
        return JsValues.array(call.realm(), keys);
    }

    private static Object getProxyDetails(NativeCall call) {
        if (!(call.argument(0) instanceof JSProxyObject proxy && TypesBinding.isProxy(proxy))) {
            return JsValues.undefined();
        }
        Object target = revoked(proxy) ? Null.instance : proxy.getProxyTarget();
        boolean both = call.count() == 1 || call.bool(1);
        return both ? JsValues.array(call.realm(), target, proxy.getProxyHandler()) : target;
    }

    private static boolean revoked(JSProxyObject proxy) {
        return proxy.getProxyHandler() == Null.instance;
    }

    /** The entries of a collection or of an iterator over one, which it does not move. */
    private static Object previewEntries(NativeCall call) {
        boolean wantsKind = call.count() > 1;
        JSRealm realm = call.realm();
        return switch (call.argument(0)) {
            case JSMapObject map -> map(realm, map.getMap().getEntries(), KEY_PLUS_VALUE, wantsKind);
            case JSSetObject set -> set(realm, set.getMap().getEntries(), KEY, wantsKind);
            case JSMapIteratorObject iterator ->
                map(realm, iterator.getNextIndex().copy(), iterator.getIterationKind(), wantsKind);
            case JSSetIteratorObject iterator ->
                set(realm, iterator.getNextIndex().copy(), iterator.getIterationKind(), wantsKind);
            default -> JsValues.undefined();
        };
    }

    private static Object map(JSRealm realm, JSHashMap.Cursor cursor, int kind, boolean wantsKind) {
        List<Object> found = new ArrayList<>();
        while (cursor.advance()) {
            if ((kind & KEY) != 0) {
                found.add(cursor.getKey());
            }
            if ((kind & VALUE) != 0) {
                found.add(cursor.getValue());
            }
        }
        return preview(realm, found, kind == KEY_PLUS_VALUE, wantsKind);
    }

    private static Object set(JSRealm realm, JSHashMap.Cursor cursor, int kind, boolean wantsKind) {
        List<Object> found = new ArrayList<>();
        while (cursor.advance()) {
            found.add(cursor.getKey());
            if (kind == KEY_PLUS_VALUE) {
                found.add(cursor.getKey());
            }
        }
        return preview(realm, found, kind == KEY_PLUS_VALUE, wantsKind);
    }

    private static Object preview(JSRealm realm, List<Object> entries, boolean pairs, boolean wantsKind) {
        Object list = JsValues.array(realm, entries);
        return wantsKind ? JsValues.array(realm, list, pairs) : list;
    }

    private static Object getConstructorName(NativeCall call) {
        return call.argument(0) instanceof JSObject object ? LostClasses.nameOf(object) : JsValues.string("");
    }

    private static Object sleep(NativeCall call) throws InterruptedException {
        Thread.sleep(call.int64(0));
        return JsValues.undefined();
    }
}
