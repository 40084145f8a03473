package io.qworker.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/**
 * Where a command writes.
 *
 * @param colours whether people look at it, so that colours help
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean colours) {

    private static final String RESET = "\u001b[0m";

    /** Colours with a meaning. */
    enum Colour implements Function<String, String> {
        GOOD(32),
        BAD(31),
        CARE(33),
        QUIET(2);

        private final int code;

        Colour(int code) {
            this.code = code;
        }

        @Override
        public String apply(String text) {
            return "\u001b[" + code + "m" + text + RESET;
        }
    }

    /** The process's own streams, in UTF-8 whatever the locale, as Node has it; with colours if they lead to a terminal and {@code NO_COLOR} is not set. */
    public static Terminal ofThisProcess() {
        return new Terminal(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                colourful(
                        System.getenv(),
                        System.console() != null && System.console().isTerminal()));
    }

    static boolean colourful(Map<String, String> environment, boolean terminal) {
        return terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void errorLine(String text) {
        err.println(text);
        err.flush();
    }

    /** A line that asks for care and leaves the output to the scripts that read it. */
    void warn(String text) {
        errorLine(paint(Colour.CARE, "Warning: ") + text);
    }

    String paint(Colour colour, String text) {
        return colours ? colour.apply(text) : text;
    }
}
