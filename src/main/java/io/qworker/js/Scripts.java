package io.qworker.js;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.runtime.JSContext;
import com.oracle.truffle.js.runtime.JSRealm;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Compiles function bodies. Library code is kept, so that a further lane parses nothing: all contexts of an engine share
 * one {@link JSContext}, to which the code belongs.
 */
public final class Scripts {

    private record Key(JSContext context, String name, String parameters) {}

    private final Map<Key, CallTarget> library = new ConcurrentHashMap<>();

    /** A function of {@code parameters} whose body is a text of the program's own. */
    Object libraryFunction(JSRealm realm, String name, String parameters, Supplier<String> text) {
        Key key = new Key(realm.getContext(), name, parameters);
        CallTarget target = library.get(key);
        if (target == null) {
            target =
                    parse(realm, new ScriptText(name, text.get()).source(), "(function (" + parameters + ") {", "\n})");
            library.put(key, target);
        }
        return target.call();
    }

    /** A function of {@code parameters} whose body is the text; its lines and columns are those of the text. */
    public static Object function(JSRealm realm, ScriptText script, String parameters) {
        return parse(realm, script.source(), "(function (" + parameters + ") {", "\n})")
                .call();
    }

    /** What a script evaluates to, in the global scope. */
    public static Object run(JSRealm realm, ScriptText script) {
        return parse(realm, script).call();
    }

    /** Throws a SyntaxError if it is no script. */
    public static void check(JSRealm realm, ScriptText script) {
        parse(realm, script);
    }

    private static CallTarget parse(JSRealm realm, ScriptText script) {
        return realm.getEnv().parsePublic(script.source());
    }

    private static CallTarget parse(JSRealm realm, Source source, String prolog, String epilog) {
        try {
            // The engine's own way of wrapping a module: prolog and epilog do not shift positions.
            return realm.getEnv().parsePublic(source, JavaScriptLanguage.NODE_ENV_PARSE_TOKEN, prolog, epilog, "false");
        } catch (IllegalArgumentException outOfBounds) {
            // The engine places a syntax error near the end beyond it, and stumbles. So it must find the error in a
            // text that has the wrapping in it.
            parse(realm, new ScriptText(source.getName(), prolog + source.getCharacters() + epilog));
            throw outOfBounds;
        }
    }
}
