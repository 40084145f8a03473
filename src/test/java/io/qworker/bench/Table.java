package io.qworker.bench;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table: a title, a head, and rows of which all cells but the first are numbers. */
final class Table {

    private final String title;
    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String title, String... head) {
        this.title = title;
        this.head = List.of(head);
    }

    Table row(List<String> cells) {
        rows.add(cells);
        return this;
    }

    String markdown() {
        StringBuilder text = new StringBuilder("### ").append(title).append("\n\n");
        line(text, head);
        text.append("|---|").repeat("---:|", head.size() - 1).append('\n');
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
