package io.qworker.js;

import com.oracle.js.parser.ParserException;
import com.oracle.js.parser.Token;
import com.oracle.js.parser.TokenType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What V8 says of the syntax errors that the engine's parser finds. */
final class SyntaxMessages {

    private record Rule(Pattern pattern, String replacement) {
        Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern, Pattern.DOTALL), replacement);
        }
    }

    static final String END = "Unexpected end of input";

    private static final String BAD_TOKEN = "Invalid or unexpected token";

    private static final List<Rule> RULES = List.of(
            new Rule("Variable \"(.*)\" has already been declared", "Identifier '$1' has already been declared"),
            new Rule("Duplicate Label \"(.*)\"", "Label '$1' has already been declared"),
            new Rule("Undefined Label \"(.*)\"", "Undefined label '$1'"),
            new Rule("Duplicate export name '(.*)'", "Duplicate export of '$1'"),
            new Rule("Export '(.*)' is not defined", "Export '$1' is not defined in module"),
            new Rule("Class contains more than one constructor", "A class may only have one constructor"),
            new Rule("Invalid return statement", "Illegal return statement"),
            new Rule("Illegal continue statement", "$0: no surrounding iteration statement"),
            new Rule("Missing assignment to constant .*", "Missing initializer in const declaration"),
            new Rule("Missing assignment in destructuring.*", "Missing initializer in destructuring declaration"),
            new Rule("Invalid left hand side for assignment", "Invalid left-hand side in assignment"),
            new Rule("unexpected node in AssignmentPattern.*", "Invalid destructuring assignment target"),
            new Rule("Switch already has default case", "More than one default clause in switch statement"),
            new Rule("\"with\" statement cannot be used.*", "Strict mode code may not include a with statement"),
            new Rule("\"(?:eval|arguments)\" cannot be used as.*", "Unexpected eval or arguments in strict mode"),
            new Rule("\".*\" cannot be used as.*", "Unexpected strict mode reserved word"),
            new Rule("cannot use octal value.*", "Octal literals are not allowed in strict mode."),
            new Rule("cannot use octal escapes.*", "Octal escape sequences are not allowed in strict mode."),
            new Rule("cannot delete identifier.*", "Delete of an unqualified identifier in strict mode."),
            new Rule("Cannot use import.meta outside a module", "Cannot use 'import.meta' outside a module"),
            new Rule("Cannot use for await outside.*", "Unexpected reserved word"),
            new Rule("new.target expression is only.*", "new.target expression is not allowed here"),
            new Rule("strict mode function cannot have.*", "Duplicate parameter name not allowed in this context"),
            new Rule(
                    "for\\.\\.(of|in) loop declaration must not have an initializer",
                    "for-$1 loop variable declaration may not have an initializer."),
            new Rule("Illegal use strict directive(.*)", "Illegal 'use strict' directive$1"),
            new Rule("Invalid hex digit", "Invalid hexadecimal escape sequence"),
            new Rule("Missing (?:close quote|space after numeric literal|digit after .*|exponent)", BAD_TOKEN),
            new Rule("Illegal character in identifier", BAD_TOKEN));

    private SyntaxMessages() {}

    /** @param text all that was parsed */
    static String of(ParserException failure, CharSequence text) {
        String message = failure.getRawMessage();
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(message);
            if (matcher.matches()) {
                return isOpenTemplate(failure, text) ? END : matcher.replaceFirst(rule.replacement());
            }
        }
        if (message.startsWith("Expected , but found") && isInArguments(failure, text)) {
            return "missing ) after argument list";
        }
        if (message.contains("but found let declaration") || message.contains("but found const declaration")) {
            return "Lexical declaration cannot appear in a single-statement context";
        }
        return isOfToken(message) ? found(failure, text) : message;
    }

    private static boolean isOfToken(String message) {
        return message.regionMatches(true, 0, "expected", 0, "expected".length())
                || message.startsWith("Unexpected token")
                || message.startsWith("Private field must be declared");
    }

    private static boolean isOpenTemplate(ParserException failure, CharSequence text) {
        return failure.getRawMessage().startsWith("Missing close quote")
                && text.chars().filter(at -> at == '`').count() % 2 != 0;
    }

    /** The engine says the same of an array and of a call. */
    private static boolean isInArguments(ParserException failure, CharSequence text) {
        int depth = 0;
        for (int i = Math.min(failure.getPosition(), text.length()) - 1; i >= 0; i--) {
            char at = text.charAt(i);
            if (")]}".indexOf(at) >= 0) {
                depth++;
            } else if ("([{".indexOf(at) >= 0 && depth-- == 0) {
                return at == '(';
            }
        }
        return false;
    }

    private static String found(ParserException failure, CharSequence text) {
        TokenType type = Token.descType(failure.getToken());
        int start = Math.min(Math.max(0, failure.getPosition()), text.length());
        int end = Math.min(start + Token.descLength(failure.getToken()), text.length());
        return switch (type) {
            case EOF -> END;
            case EOL -> "Illegal newline after throw";
            case ERROR -> BAD_TOKEN;
            case IDENT -> "Unexpected identifier '" + text.subSequence(start, end) + "'";
            case STRING, ESCSTRING -> "Unexpected string";
            case DECIMAL, NON_OCTAL_DECIMAL, HEXADECIMAL, OCTAL, OCTAL_LEGACY, BINARY_NUMBER, FLOATING, BIGINT ->
                "Unexpected number";
            case TEMPLATE, TEMPLATE_HEAD, TEMPLATE_MIDDLE, TEMPLATE_TAIL -> "Unexpected template string";
            case IMPORT -> "Cannot use import statement outside a module";
            case SUPER -> "'super' keyword unexpected here";
            case ENUM -> "Unexpected reserved word";
            case PRIVATE_IDENT ->
                "Private field '" + text.subSequence(start, end) + "' must be declared in an enclosing class";
            case DIV, ASSIGN_DIV -> "Invalid regular expression: missing /";
            default -> "Unexpected token '" + text.subSequence(start, end) + "'";
        };
    }
}
