package io.qworker.node;

import com.oracle.truffle.api.object.HiddenKey;
import com.oracle.truffle.js.runtime.Errors;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.JSObjectUtil;
import io.qworker.js.JsValues;

/** JavaScript objects that hold something of Java's, out of JavaScript's sight. */
public final class Handles {

    private static final HiddenKey CONTENT = new HiddenKey("content");

    private Handles() {}

    /** An object that {@link #unwrap} finds {@code content} in. */
    public static JSObject wrap(JSRealm realm, Object content) {
        JSObject handle = JsValues.object(realm);
        JSObjectUtil.putHiddenProperty(handle, CONTENT, content);
        return handle;
    }

    /** As {@link #wrap(JSRealm, Object)}, with the methods of {@code prototype}, which find the content in their receiver. */
    public static JSObject wrap(JSRealm realm, Object content, JSDynamicObject prototype) {
        JSObject handle = wrap(realm, content);
        JSObject.setPrototype(handle, prototype);
        return handle;
    }

    /** Puts something of Java's into an object that has another purpose, too. */
    public static void attach(JSDynamicObject object, Object content) {
        JSObjectUtil.putHiddenProperty(object, CONTENT, content);
    }

    /** What {@code handle} holds, null when it is no handle or holds no {@code type}. */
    public static <T> T content(Object handle, Class<T> type) {
        Object content = handle instanceof JSDynamicObject object ? JSDynamicObject.getOrNull(object, CONTENT) : null;
        return type.isInstance(content) ? type.cast(content) : null;
    }

    /** A TypeError when {@code handle} holds no {@code type}. */
    public static <T> T unwrap(Object handle, Class<T> type) {
        Object content = handle instanceof JSDynamicObject object ? JSDynamicObject.getOrNull(object, CONTENT) : null;
        if (!type.isInstance(content)) {
            throw Errors.createTypeError("Illegal invocation");
        }
        return type.cast(content);
    }
}
