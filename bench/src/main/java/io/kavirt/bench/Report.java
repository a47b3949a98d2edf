package io.kavirt.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects figures, and writes them as a table for people, as Markdown and as JSON. */
final class Report {
    private static final String[] HEADINGS = {
        "figure", "unit", "Kavirt", "libvirtd", "bare QEMU", "Kavirt/libvirtd", "bar", "verdict"
    };

    private final List<Figure> figures = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    void add(Figure figure) {
        figures.add(figure);
    }

    void remark(String text) {
        remarks.add(text);
    }

    void print(PrintStream out) {
        List<String[]> rows = rows();
        int[] widths = new int[HEADINGS.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                boolean isNumber = i >= 2 && i <= 5;
                line.append(("%" + (isNumber ? "" : "-") + widths[i] + "s  ").formatted(row[i]));
            }
            out.println(line.toString().stripTrailing());
        }
        remarks.forEach(remark -> out.println("note: " + remark));
        long missed = figures.stream()
                .filter(figure -> figure.verdict().equals("MISSED"))
                .count();
        long met = figures.stream()
                .filter(figure -> figure.verdict().equals("met"))
                .count();
        out.println(met + " bars met, " + missed + " missed");
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        StringBuilder markdown = new StringBuilder();
        List<String[]> rows = rows();
        for (int i = 0; i < rows.size(); i++) {
            markdown.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
            if (i == 0) {
                markdown.append("| --- | --- | ---: | ---: | ---: | ---: | --- | --- |\n");
            }
        }
        remarks.forEach(remark -> markdown.append("\nNote: ").append(remark).append('\n'));
        Files.writeString(folder.resolve("bench.md"), markdown);

        StringBuilder json = new StringBuilder("{\n \"figures\": [\n");
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            json.append("  {\"name\": ").append(quoted(figure.name()));
            json.append(", \"unit\": ").append(quoted(figure.unit()));
            json.append(", \"kavirt\": ").append(jsonNumber(figure.kavirt()));
            json.append(", \"libvirtd\": ").append(jsonNumber(figure.libvirtd()));
            json.append(", \"bare\": ").append(jsonNumber(figure.bare()));
            json.append(", \"bar\": ").append(quoted(figure.bar().text()));
            json.append(", \"verdict\": ").append(quoted(figure.verdict()));
            json.append(i + 1 < figures.size() ? "},\n" : "}\n");
        }
        json.append(" ],\n \"notes\": [");
        json.append(String.join(", ", remarks.stream().map(Report::quoted).toList()));
        json.append("]\n}\n");
        Files.writeString(folder.resolve("bench.json"), json);
    }

    private List<String[]> rows() {
        List<String[]> rows = new ArrayList<>();
        rows.add(HEADINGS);
        for (Figure figure : figures) {
            rows.add(new String[] {
                figure.name(),
                figure.unit(),
                Figure.number(figure.kavirt()),
                Figure.number(figure.libvirtd()),
                Double.isNaN(figure.bare()) ? "" : Figure.number(figure.bare()),
                Figure.number(figure.ratio()),
                figure.bar().text(),
                figure.verdict()
            });
        }
        return rows;
    }

    private static String jsonNumber(double value) {
        return Double.isNaN(value) ? "null" : Double.toString(value);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
