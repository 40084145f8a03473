package io.qworker.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns, under quiet headings. */
final class Table {

    private static final String GAP = "  ";

    private final List<String> headings;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** A text and how to show it. */
    record Cell(String text, Terminal.Colour colour) {
        static Cell of(String text) {
            return new Cell(text, null);
        }
    }

    Table(String... headings) {
        this.headings = List.of(headings);
    }

    void add(Cell... cells) {
        rows.add(List.of(cells));
    }

    void print(Terminal terminal) {
        print(
                terminal,
                headings.stream()
                        .map(heading -> new Cell(heading, Terminal.Colour.QUIET))
                        .toList());
        rows.forEach(row -> print(terminal, row));
    }

    private void print(Terminal terminal, List<Cell> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            Cell cell = row.get(column);
            boolean last = column == row.size() - 1;
            line.append(cell.colour() == null ? cell.text() : terminal.paint(cell.colour(), cell.text()));
            line.append(last ? "" : " ".repeat(width(column) - length(cell.text())) + GAP);
        }
        terminal.line(line.toString().stripTrailing());
    }

    private int width(int column) {
        int width = length(headings.get(column));
        for (List<Cell> row : rows) {
            width = Math.max(width, length(row.get(column).text()));
        }
        return width;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
