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
 * nobody can reach; they are put right where it is us who parse, and else when an error is first made a text or its stack is
 * asked for, as printing and reporting do.
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
            new Rule("Variable \"(.*)\" has already been declared", "Identifier '$1' has already been declared"),
            new Rule("<this>(.*)", "this$1"),
            new Rule(
                    "Cannot assign to read only property '(.*)' of (?:global)?\\{.*",
                    "Cannot assign to read only property '$1' of object '#<Object>'"),
            new Rule(
                    "Cannot assign to read only property '(.*)' of (\\w+)\\{.*",
                    "Cannot assign to read only property '$1' of object '#<$2>'"),
            new Rule(
                    "Cannot assign to read only property '(.*)' of \\[.*",
                    "Cannot assign to read only property '$1' of object '[object Array]'"),
            new Rule(
                    "Cannot add new property \"(.*)\" to non-extensible .*",
                    "Cannot add property $1, object is not extensible"),
            new Rule("\"(.*)\" is not a configurable property", "Cannot delete property '$1' of #<Object>"),
            new Rule(
                    "Cannot set property (.*) of \\[object (\\w+)\\] which has only a getter",
                    "Cannot set property $1 of #<$2> which has only a getter"),
            new Rule(
                    "Cannot convert a BigInt value to a number",
                    "Cannot mix BigInt and other types, use explicit conversions"),
            new Rule("Cannot convert (.*) to a BigInt\\.", "Cannot convert $1 to a BigInt"),
            new Rule("Cannot convert undefined or null to object: .*", "Cannot convert undefined or null to object"),
            new Rule("Cannot read private member (.*)\\.", "Cannot read private member $1"),
            new Rule(
                    "Right-hand-side of instanceof is not an object",
                    "Right-hand side of 'instanceof' is not an object"),
            new Rule("Constructor Promise requires 'new'", "Promise constructor cannot be invoked without 'new'"),
            new Rule("Iterator result (.*) is not an object", "Iterator value $1 is not an entry object"),
            new Rule("Not a symbol: (.*)", "$1 is not a symbol"),
            new Rule("toFixed\\(\\) fraction digits need.*", "toFixed() digits argument must be between 0 and 100"),
            new Rule("toString\\(\\) expects radix.*", "toString() radix argument must be between 2 and 36"),
            new Rule("time value is not a finite number", "Invalid time value"),
            new Rule("illegal escape sequence", "URI malformed"),
            new Rule("Invalid regular expression flags", "Invalid flags supplied to RegExp constructor"),
            new Rule("target expected to be an object", "Cannot create proxy with a non-object as target or handler"),
            new Rule("index \\+ elementSize > viewLength", "Offset is outside the bounds of the DataView"),
            new Rule("buffer\\.byteLength of (.*)", "byte length of $1"),
            new Rule(".*memory access at address .* is out-of-bounds.*", "memory access out of bounds"));

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
