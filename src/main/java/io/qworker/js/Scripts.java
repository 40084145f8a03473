package io.qworker.js;

import com.oracle.js.parser.ParserException;
import com.oracle.js.parser.Token;
import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.parser.GraalJSParserHelper;
import com.oracle.truffle.js.runtime.JSContext;
import com.oracle.truffle.js.runtime.JSErrorType;
import com.oracle.truffle.js.runtime.JSException;
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

    /** Throws a SyntaxError if the text is not the body of one function, but ends it and goes on. */
    public static void checkFunctionBody(JSRealm realm, ScriptText script, String parameters) {
        JSContext context = realm.getContext();
        try {
            GraalJSParserHelper.checkFunctionSyntax(
                    context, context.getParserOptions(), parameters, script.text(), false, false, script.name());
        } catch (ParserException failure) {
            throw syntaxError(failure, script.source(), script.text(), 0);
        }
    }

    private static CallTarget parse(JSRealm realm, ScriptText script) {
        return inWordsOfV8(() -> realm.getEnv().parsePublic(script.source()));
    }

    /** What parses does so with the words of V8, should it throw. */
    public static <T> T inWordsOfV8(Supplier<T> parsing) {
        try {
            return parsing.get();
        } catch (JSException failure) {
            V8Messages.apply(failure.getErrorObject());
            throw failure;
        }
    }

    private static CallTarget parse(JSRealm realm, Source source, String prolog, String epilog) {
        try {
            // The engine's own way of wrapping a module: prolog and epilog do not shift the positions of its code.
            return realm.getEnv().parsePublic(source, JavaScriptLanguage.NODE_ENV_PARSE_TOKEN, prolog, epilog, "false");
        } catch (JSException failure) {
            throw atItsPlace(failure, source, prolog, epilog);
        } catch (IllegalArgumentException outOfBounds) {
            // But they do shift that of a syntax error, which may then lie beyond the end, where the engine stumbles.
            throw errorNearEnd(realm, source, prolog, epilog, outOfBounds);
        }
    }

    /** Finds the error in a text that has the wrapping in it. */
    private static RuntimeException errorNearEnd(
            JSRealm realm, Source source, String prolog, String epilog, RuntimeException otherwise) {
        try {
            String wrapped = prolog + source.getCharacters() + epilog;
            realm.getEnv().parsePublic(new ScriptText(source.getName(), wrapped).source());
            return otherwise;
        } catch (JSException failure) {
            return atItsPlace(failure, source, prolog, epilog);
        }
    }

    private static JSException atItsPlace(JSException failure, Source source, String prolog, String epilog) {
        return failure.getCause() instanceof ParserException parser
                ? syntaxError(parser, source, prolog + source.getCharacters() + epilog, prolog.length())
                : failure;
    }

    /** @param parsed the text that was parsed, in which the source begins at {@code start} */
    private static JSException syntaxError(ParserException failure, Source source, CharSequence parsed, int start) {
        int length = source.getLength();
        int from = Math.clamp(failure.getPosition() - start, 0, length);
        int to = Math.min(length, from + Token.descLength(failure.getToken()));
        String message = from == length ? SyntaxMessages.END : SyntaxMessages.of(failure, parsed);
        return JSException.create(
                JSErrorType.SyntaxError, message, failure, source.createSection(from, to - from), from == length);
    }
}
