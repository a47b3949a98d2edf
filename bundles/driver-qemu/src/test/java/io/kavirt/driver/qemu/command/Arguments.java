package io.kavirt.driver.qemu.command;

import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads recorded command lines, and brings command lines to a form that can be compared. */
final class Arguments {
    private Arguments() {}

    /** The arguments behind the binary. */
    static List<String> recorded(String text) {
        List<String> all = split(text.replace("\\\n", " "));
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).startsWith("/usr/bin/qemu")) {
                return all.subList(i + 1, all.size());
            }
        }
        return all;
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
                any = true;
            } else if (!quoted && c == '\\') {
                word.append(text.charAt(++i));
            } else if (!quoted && Character.isWhitespace(c)) {
                if (any || word.length() > 0) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    /** One line an option; what says the same in different words is brought to one form. */
    static List<String> normal(List<String> arguments) {
        List<String> lines = new ArrayList<>();
        boolean noAcpi = arguments.contains("-no-acpi");
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            boolean valued = i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("-");
            if (!valued) {
                if (!option.equals("-no-acpi")) {
                    lines.add(option);
                }
                continue;
            }
            String value = arguments.get(++i);
            String line = line(option, value, noAcpi);
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String line(String option, String value, boolean noAcpi) {
        boolean machine = option.equals("-machine");
        if (option.equals("-add-fd") || value.contains("\"masterKey0\"")) {
            return "";
        }
        if (value.startsWith("{")) {
            return option + " " + json(value);
        }
        String text = value;
        if (machine && noAcpi) {
            text += ",acpi=off";
        }
        if (option.equals("-m") && text.matches("[0-9]+")) {
            text = "size=" + Long.parseLong(text) * 1024 + "k";
        }
        if (option.equals("-chardev")) {
            text = text.replaceFirst("(fd=[0-9]+|path=[^,]*),server=on", "LISTENER,server=on");
            if (text.startsWith("file,")) {
                text = text.replaceFirst(",path=[^,]*,append=(on|off)", ",FILE");
            }
            text = text.replaceFirst(",logfile=[^,]*", ",LOG").replaceFirst(",logappend=(on|off)", "");
        }
        if (option.equals("-smp")) {
            text = text.replace(",dies=1", "");
        }
        return option + " " + text;
    }

    private static String json(String value) {
        try {
            Map<String, Json> sorted = new TreeMap<>(Json.parse(value).asMap());
            if (Json.of("tap").equals(sorted.get("type"))) {
                sorted.put("fd", Json.of("N"));
                sorted.keySet().removeAll(List.of("vhost", "vhostfd"));
            }
            return sorted.toString();
        } catch (VirtException e) {
            return value;
        }
    }
}
