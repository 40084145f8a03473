package io.qworker.js;

import com.oracle.js.parser.ParserException;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.GraalJSException;
import com.oracle.truffle.js.runtime.JSException;
import com.oracle.truffle.js.runtime.builtins.JSErrorObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the engine's commonest errors the words of V8, which people and programs look for. The engine makes messages where
 * nobody can reach; they are put right where it is us who parse, and else when an error's stack is first asked for, as
 * printing and reporting do.
 */
final class V8Messages {

    private record Rule(Pattern pattern, String replacement) {
        Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern, Pattern.DOTALL), replacement);
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule("Cannot read property '(.*)' of (undefined|null)", "Cannot read properties of $2 (reading '$1')"),
            new Rule("Cannot set property '(.*)' of (undefined|null)", "Cannot set properties of $2 (setting '$1')"),
            new Rule("Variable \"(.*)\" has already been declared", "Identifier '$1' has already been declared"));

    private V8Messages() {}

    /** For an error of the engine's own that somebody is about to see. */
    static void apply(Object error) {
        if (error instanceof JSErrorObject object && JsValues.get(object, "message") instanceof TruffleString message) {
            String text = message.toJavaStringUncached();
            String translated = isOfParser(object, text) ? ofParser(object.getException()) : translate(text);
            if (!translated.equals(text)) {
                JsValues.set(object, "message", JsValues.string(translated));
            }
        }
    }

    private static boolean isOfParser(JSErrorObject error, String message) {
        return error.getException() instanceof JSException exception
                && exception.getCause() instanceof ParserException parser
                && message.equals(parser.getRawMessage());
    }

    private static String ofParser(GraalJSException exception) {
        return SyntaxMessages.of((ParserException) exception.getCause(), textOf(exception));
    }

    private static CharSequence textOf(GraalJSException exception) {
        try {
            return exception.hasSourceLocation()
                    ? exception.getSourceLocationInterop().getSource().getCharacters()
                    : "";
        } catch (UnsupportedMessageException nowhere) {
            return "";
        }
    }

    static String translate(String message) {
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(message);
            if (matcher.matches()) {
                return matcher.replaceFirst(rule.replacement());
            }
        }
        return message;
    }
}
