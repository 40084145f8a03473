package io.qworker.node.module;

import com.oracle.truffle.api.source.Source;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a module's text a name is imported: the engine does not keep that, but Node shows it. */
final class ImportPosition {

    private ImportPosition() {}

    /** File and line, the line itself and a mark below the name, as Node puts them before a stack. */
    static String arrow(Source source, String specifier, String name) {
        String text = source.getCharacters().toString();
        int at = find(text, specifier, name);
        int line = source.getLineNumber(Math.min(at, text.length() - 1));
        String column = " ".repeat(at - source.getLineStartOffset(line));
        return source.getName() + ":" + line + "\n" + source.getCharacters(line) + "\n" + column
                + "^".repeat(name.length()) + "\n";
    }

    private static int find(String text, String specifier, String name) {
        Matcher statement = Pattern.compile(
                        "\\b(?:import|export)\\b([^'\";]*)\\bfrom\\s*['\"]" + Pattern.quote(specifier) + "['\"]")
                .matcher(text);
        Pattern wanted = Pattern.compile(
                "(?<![\\w$])" + (name.equals("default") ? "[\\w$]+" : Pattern.quote(name)) + "(?![\\w$])");
        int first = 0;
        while (statement.find()) {
            Matcher clause = wanted.matcher(statement.group(1));
            if (clause.find()) {
                return statement.start(1) + clause.start();
            }
            first = first == 0 ? statement.start() : first;
        }
        return first;
    }
}
