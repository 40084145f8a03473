package io.qworker.js;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ControlFlowException;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.runtime.Errors;
import com.oracle.truffle.js.runtime.JSArguments;
import com.oracle.truffle.js.runtime.JSContext;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.JavaScriptRootNode;
import com.oracle.truffle.js.runtime.builtins.JSFunction;
import com.oracle.truffle.js.runtime.builtins.JSFunctionData;
import com.oracle.truffle.js.runtime.builtins.JSFunctionObject;
import com.oracle.truffle.js.runtime.objects.Undefined;
import io.qworker.permission.AccessDenied;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes JavaScript functions of {@link NativeFunction}s. Their code is shared by all lanes. */
final class NativeFunctions {

    private record Key(JSContext context, String name, NativeFunction function) {}

    private static final Map<Key, JSFunctionData> CODE = new ConcurrentHashMap<>();

    private NativeFunctions() {}

    static JSFunctionObject create(JSRealm realm, String name, int length, NativeFunction function) {
        JSFunctionData code = CODE.computeIfAbsent(
                new Key(realm.getContext(), name, function), key -> code(realm.getContext(), name, length, function));
        return JSFunction.create(realm, code);
    }

    /** For a function that belongs to one lane: it may hold state and is not kept. */
    static JSFunctionObject createOwn(JSRealm realm, String name, int length, NativeFunction function) {
        return JSFunction.create(realm, code(realm.getContext(), name, length, function));
    }

    /** Forgets the code of an engine that is closed. */
    static void forget(JSContext context) {
        CODE.keySet().removeIf(key -> key.context() == context);
    }

    private static JSFunctionData code(JSContext context, String name, int length, NativeFunction function) {
        return JSFunctionData.createCallOnly(
                context,
                new Root(context.getLanguage(), name, function).getCallTarget(),
                length,
                JsValues.string(name));
    }

    private static final class Root extends JavaScriptRootNode {

        private final String name;
        private final NativeFunction function;

        Root(JavaScriptLanguage language, String name, NativeFunction function) {
            super(language);
            this.name = name;
            this.function = function;
        }

        @Override
        public Object execute(VirtualFrame frame) {
            Object[] arguments = frame.getArguments();
            return call(getRealm(), JSArguments.getThisObject(arguments), JSArguments.extractUserArguments(arguments));
        }

        @TruffleBoundary
        private Object call(JSRealm realm, Object receiver, Object[] arguments) {
            try {
                Object result = function.call(new NativeCall(realm, receiver, arguments));
                return result == null ? Undefined.instance : result;
            } catch (AbstractTruffleException | ControlFlowException javaScript) {
                throw javaScript;
            } catch (NodeException | AccessDenied failure) {
                throw NodeErrors.toJavaScript(realm, failure);
            } catch (IOException failure) {
                throw NodeErrors.toJavaScript(realm, NodeErrors.system(failure, name, null));
            } catch (Exception failure) {
                throw Errors.createError(name + " failed: " + failure, failure);
            }
        }

        @Override
        public String getName() {
            return name;
        }
    }
}
