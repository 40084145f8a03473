package io.qworker.js;

import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.js.runtime.GraalJSException;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;

/** What JavaScript threw, for Java: its texts, taken on the lane's thread, and the value itself for that thread only. */
public final class JavaScriptError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Object value;
    private final String name;
    private final String code;
    private final String stack;

    private JavaScriptError(String message, Object value, String name, String code, String stack) {
        super(message, null, false, false);
        this.value = value;
        this.name = name;
        this.code = code;
        this.stack = stack;
    }

    /** Of a thrown value. */
    public static JavaScriptError of(Object value) {
        if (!(value instanceof JSDynamicObject object)) {
            String text = JSRuntime.toDisplayString(value, false).toString();
            return new JavaScriptError(text, value, null, null, text);
        }
        // The stack first: asking for it may put the message right.
        String stack = text(object, "stack");
        String name = text(object, "name");
        String message = text(object, "message");
        String shown = message == null ? JSRuntime.toDisplayString(value, false).toString() : message;
        return new JavaScriptError(
                shown,
                value,
                name,
                text(object, "code"),
                stack == null ? name == null ? shown : name + ": " + shown : stack);
    }

    static JavaScriptError of(Throwable thrown) {
        return of(thrownValue(thrown));
    }

    /** The JavaScript value behind a Java throwable that left the engine. */
    public static Object thrownValue(Throwable thrown) {
        return switch (thrown) {
            case GraalJSException javaScript -> javaScript.getErrorObject();
            case StackOverflowError overflow ->
                com.oracle.truffle.js.runtime.Errors.createRangeErrorStackOverflow(overflow, null)
                        .getErrorObject();
            case AbstractTruffleException other -> other;
            default -> JsValues.string(thrown.toString());
        };
    }

    private static String text(JSDynamicObject object, String key) {
        try {
            return JsValues.get(object, key) instanceof com.oracle.truffle.api.strings.TruffleString text
                    ? text.toJavaStringUncached()
                    : null;
        } catch (AbstractTruffleException hostile) {
            return null;
        }
    }

    /** The thrown value; only for the lane's thread. */
    public Object value() {
        return value;
    }

    /** {@code TypeError}, …; null when it is not an object or has none. */
    public String name() {
        return name;
    }

    /** Node's {@code code}, null when there is none. */
    public String code() {
        return code;
    }

    /** As Node prints it: name, message and frames. */
    public String stack() {
        return stack;
    }
}
