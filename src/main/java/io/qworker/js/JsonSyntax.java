package io.qworker.js;

import java.util.ArrayDeque;
import java.util.Deque;

/** Finds what is wrong with a text that should be JSON, and says it as V8 does. */
final class JsonSyntax {

    private static final int CONTEXT = 10;
    private static final char END = '\uffff';

    private final String text;
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;

    private JsonSyntax(String text) {
        this.text = text;
    }

    /** V8's words about the first error; null when there is none. */
    static String errorIn(String text) {
        try {
            new JsonSyntax(text).document();
            return null;
        } catch (Fault fault) {
            return fault.getMessage();
        }
    }

    private void document() throws Fault {
        do {
            value();
            while (!open.isEmpty() && closes()) {
                open.pop();
            }
        } while (!open.isEmpty());
        if (peek() != END || at < text.length()) {
            throw fault("Unexpected non-whitespace character after JSON");
        }
    }

    /** Up to the first thing that is complete: a scalar, or something empty. */
    private void value() throws Fault {
        while (true) {
            char first = peek();
            switch (first) {
                case '"' -> string();
                case 't' -> literal("true");
                case 'f' -> literal("false");
                case 'n' -> literal("null");
                case '{', '[' -> {
                    if (opens(first)) {
                        continue;
                    }
                }
                default -> {
                    if (first != '-' && !isDigit(first)) {
                        throw unexpected();
                    }
                    number();
                }
            }
            return;
        }
    }

    /** False when it is closed again at once. */
    private boolean opens(char bracket) throws Fault {
        at++;
        if (peek() == (bracket == '{' ? '}' : ']')) {
            at++;
            return false;
        }
        open.push(bracket);
        if (bracket == '{') {
            name("Expected property name or '}'");
        }
        return true;
    }

    /** After a value: whether its array or object ends here. If not, the next value comes. */
    private boolean closes() throws Fault {
        boolean isObject = open.peek() == '{';
        char next = peek();
        if (next == (isObject ? '}' : ']')) {
            at++;
            return true;
        }
        if (next != ',') {
            throw fault(
                    isObject ? "Expected ',' or '}' after property value" : "Expected ',' or ']' after array element");
        }
        at++;
        if (isObject) {
            name("Expected double-quoted property name");
        }
        return false;
    }

    private void name(String otherwise) throws Fault {
        if (peek() != '"') {
            throw fault(otherwise);
        }
        string();
        if (peek() != ':') {
            throw fault("Expected ':' after property name");
        }
        at++;
    }

    private void string() throws Fault {
        at++;
        while (here() != '"' || at >= text.length()) {
            if (at >= text.length()) {
                throw fault("Unterminated string");
            }
            if (here() < ' ') {
                throw fault("Bad control character in string literal");
            }
            if (here() == '\\') {
                at++;
                escape();
            }
            at++;
        }
        at++;
    }

    private void escape() throws Fault {
        if (at >= text.length()) {
            throw unexpected();
        }
        if (here() == 'u') {
            for (int digits = 0; digits < 4; digits++) {
                at++;
                if (Character.digit(here(), 16) < 0) {
                    throw fault("Bad Unicode escape");
                }
            }
        } else if ("\"\\/bfnrt".indexOf(here()) < 0) {
            throw fault("Bad escaped character");
        }
    }

    private void number() throws Fault {
        if (here() == '-') {
            at++;
            requireDigit("No number after minus sign");
        }
        if (here() == '0') {
            at++;
            if (isDigit(here())) {
                throw unexpected();
            }
        }
        digits();
        if (here() == '.') {
            at++;
            requireDigit("Unterminated fractional number");
            digits();
        }
        if (here() == 'e' || here() == 'E') {
            at++;
            if (here() == '+' || here() == '-') {
                at++;
            }
            requireDigit("Exponent part is missing a number");
            digits();
        }
    }

    private void requireDigit(String otherwise) throws Fault {
        if (!isDigit(here())) {
            throw fault(otherwise);
        }
    }

    private void digits() {
        while (isDigit(here())) {
            at++;
        }
    }

    private void literal(String word) throws Fault {
        for (int i = 0; i < word.length(); i++) {
            if (here() != word.charAt(i)) {
                throw unexpected();
            }
            at++;
        }
    }

    private char peek() {
        while (" \t\n\r".indexOf(here()) >= 0) {
            at++;
        }
        return here();
    }

    private char here() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Fault unexpected() {
        if (at >= text.length()) {
            return new Fault("Unexpected end of JSON input");
        }
        char token = here();
        if (token == '-' || isDigit(token)) {
            return fault("Unexpected number");
        }
        if (token == '"') {
            return fault("Unexpected string");
        }
        return switch (text) {
            case "[object Object]", "NaN", "Infinity", "undefined" -> new Fault("\"" + text + "\" is not valid JSON");
            default -> new Fault("Unexpected token '" + token + "', " + context() + " is not valid JSON");
        };
    }

    private String context() {
        if (text.length() <= 2 * CONTEXT) {
            return '"' + text + '"';
        }
        int from = at < CONTEXT ? 0 : at - CONTEXT;
        int to = at < CONTEXT || at < text.length() - CONTEXT ? at + CONTEXT : text.length();
        return (from > 0 || at == CONTEXT ? "..." : "")
                + '"'
                + text.substring(from, to)
                + '"'
                + (to < text.length() || at < CONTEXT ? "..." : "");
    }

    private Fault fault(String problem) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < at; i++) {
            char c = text.charAt(i);
            boolean isPair = c == '\r' && i + 1 < at && text.charAt(i + 1) == '\n';
            if (!isPair && (c == '\n' || c == '\r')) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Fault("%s in JSON at position %d (line %d column %d)"
                .formatted(problem, at, line, at - lineStart + 1)
                .replace("after JSON in JSON", "after JSON"));
    }

    private static final class Fault extends Exception {

        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message, null, false, false);
        }
    }
}
