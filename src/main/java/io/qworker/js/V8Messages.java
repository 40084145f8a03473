package io.qworker.js;

import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.runtime.builtins.JSErrorObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the engine's commonest errors the words of V8, which people and programs look for. The engine makes messages where
 * nobody can reach; they are put right when an error's stack is first asked for, as printing and reporting do.
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
            new Rule("Expected .* but found (?:eof|end of file)", "Unexpected end of input"),
            new Rule("Expected .* but found (?:ident|identifier)", "Unexpected identifier"),
            new Rule("Expected .* but found (\\S+)", "Unexpected token '$1'"));

    private V8Messages() {}

    static void apply(JSDynamicObject error) {
        if (error instanceof JSErrorObject && JsValues.get(error, "message") instanceof TruffleString message) {
            String text = message.toJavaStringUncached();
            String translated = translate(text);
            if (!translated.equals(text)) {
                JsValues.set(error, "message", JsValues.string(translated));
            }
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
