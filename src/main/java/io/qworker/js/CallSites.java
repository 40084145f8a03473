package io.qworker.js;

import com.oracle.truffle.api.object.HiddenKey;
import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.GraalJSException.JSStackTraceElement;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.Symbol;
import com.oracle.truffle.js.runtime.builtins.JSError;
import com.oracle.truffle.js.runtime.builtins.JSFunction;
import com.oracle.truffle.js.runtime.builtins.JSFunctionObject;
import com.oracle.truffle.js.runtime.builtins.JSProxy;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.JSObjectUtil;
import java.util.regex.Pattern;

/** Writes the lines of a stack trace as V8 does, which many read and some programs parse. */
final class CallSites {

    private static final HiddenKey ELEMENT = JSError.STACK_TRACE_ELEMENT_PROPERTY_NAME;
    private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}\\p{Nl}$_][\\p{L}\\p{Nl}\\p{Nd}$_.]*");

    private final JSStackTraceElement element;
    private final Object receiver;
    private final String function;

    private CallSites(JSStackTraceElement element) {
        this.element = element;
        this.receiver = element.getThis();
        this.function = text(element.getFunctionName());
    }

    /** Gives the realm's call sites their {@code toString}. */
    static void install(JSRealm realm) {
        JSDynamicObject toString = NativeFunctions.create(realm, "toString", 0, CallSites::string);
        JsValues.set(realm.getCallSitePrototype(), "toString", toString);
    }

    private static Object string(NativeCall call) {
        return call.receiver() instanceof JSDynamicObject site
                        && JSObjectUtil.getHiddenProperty(site, ELEMENT) instanceof JSStackTraceElement element
                ? JsValues.string(new CallSites(element).line())
                : JsValues.string("[object CallSite]");
    }

    private String line() {
        if (element.isPromiseAll()) {
            return element.toString();
        }
        String called = called();
        String prefix = element.isAsync() ? "async " : "";
        return called.isEmpty() ? prefix + place() : prefix + called + " (" + place() + ")";
    }

    /** What was called; empty for a function without a name that is no method. */
    private String called() {
        if (isConstructor()) {
            return "new " + (function.isEmpty() ? "<anonymous>" : function);
        }
        if (JSRuntime.isNullOrUndefined(receiver) || element.getThisOrGlobal() != receiver || element.isEval()) {
            return function;
        }
        if (function.isEmpty()) {
            String method = property();
            return type() + "." + (method.isEmpty() ? "<anonymous>" : method);
        }
        return IDENTIFIER.matcher(function).matches() ? method() : function;
    }

    private String method() {
        String type = type();
        String method = property();
        // A function without a name of its own is called by what it was assigned to, such as Module.load.
        String qualified = type.isEmpty() || function.contains(".") ? function : type + "." + function;
        boolean known = method.isEmpty() || function.equals(method) || function.endsWith("." + method);
        return known ? qualified : qualified + " [as " + method + "]";
    }

    /** The name of the receiver's property that the function is. */
    private String property() {
        return text(element.getMethodName(JSObject.getJSContext((JSDynamicObject) element.getFunction())));
    }

    private boolean isConstructor() {
        return element.isConstructor()
                || element.getFunction() instanceof JSFunctionObject called
                        && JSFunction.getFunctionData(called).isClassConstructor();
    }

    /** The class of what the method was called on: by its constructor, by its tag, or itself when it is a class. */
    private String type() {
        if (receiver instanceof JSFunctionObject called) {
            String name = text(JSFunction.getName(called));
            return name.isEmpty() ? "Function" : name;
        }
        if (JSProxy.isJSProxy(receiver)) {
            return "Proxy";
        }
        if (!(receiver instanceof JSObject object)) {
            return text(JSRuntime.getPrimitiveConstructorName(receiver));
        }
        String constructor = text(JSRuntime.getConstructorName(object));
        if (constructor.equals("Object")
                && JSRuntime.getDataProperty(object, Symbol.SYMBOL_TO_STRING_TAG) instanceof TruffleString tag) {
            return text(tag);
        }
        return constructor;
    }

    private String place() {
        if (JSFunction.TS_BUILTIN_SOURCE_NAME.equals(element.getFileName())) {
            return "<anonymous>";
        }
        String origin = text(element.getEvalOrigin());
        String file = origin.isEmpty() ? text(element.getFileName()) : origin + ", <anonymous>";
        return file + ":" + element.getLineNumber() + ":" + element.getColumnNumber();
    }

    private static String text(Object string) {
        return string == null ? "" : string.toString();
    }
}
