package io.kavirt.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sets rows in columns as wide as their widest cell. */
final class Table {
    private Table() {}

    /** A head line, a rule, and a line a row; a missing cell is {@code -}. */
    static String format(List<String> heads, List<Map<String, Object>> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(heads);
        for (Map<String, Object> row : rows) {
            lines.add(heads.stream().map(head -> cell(row.get(head))).toList());
        }
        int[] widths = new int[heads.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            appendLine(lines.get(i), widths, out);
            if (i == 0) {
                int total = 1;
                for (int width : widths) {
                    total += width + 3;
                }
                out.append("-".repeat(total)).append('\n');
            }
        }
        return out.toString();
    }

    /** A line a value, with its name in front. */
    static String format(Map<String, Object> values) {
        int width = values.keySet().stream().mapToInt(String::length).max().orElse(0) + 1;
        StringBuilder out = new StringBuilder();
        values.forEach((name, value) -> out.append(String.format("%-" + width + "s %s%n", name + ":", cell(value))));
        return out.toString();
    }

    private static void appendLine(List<String> cells, int[] widths, StringBuilder out) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(' ')
                    .append(cells.get(i))
                    .append(" ".repeat(widths[i] - cells.get(i).length() + 2));
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static String cell(Object value) {
        if (value == null) {
            return "-";
        }
        if (value instanceof List<?> items) {
            return items.isEmpty()
                    ? "-"
                    : String.join(", ", items.stream().map(Object::toString).toList());
        }
        return value.toString();
    }
}
