package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tables that tell the guest about its machine.
 *
 * @param type {@code smbios} or {@code fwcfg}
 * @param bios the BIOS
 * @param system the machine
 * @param baseBoards the boards
 * @param chassis the case
 * @param oemStrings the vendor's strings
 * @param entries named blobs, with type {@code fwcfg}
 */
public record SystemInfo(
        @Attribute @Required Type type,
        @Children(value = "entry", in = "bios") List<Entry> bios,
        @Children(value = "entry", in = "system") List<Entry> system,
        @Children("baseBoard") List<BaseBoard> baseBoards,
        @Children(value = "entry", in = "chassis") List<Entry> chassis,
        @Children(value = "entry", in = "oemStrings") List<String> oemStrings,
        @Children("entry") List<Entry> entries) {

    /** Copies the lists. */
    public SystemInfo {
        bios = List.copyOf(bios);
        system = List.copyOf(system);
        baseBoards = List.copyOf(baseBoards);
        chassis = List.copyOf(chassis);
        oemStrings = List.copyOf(oemStrings);
        entries = List.copyOf(entries);
    }

    /** The kind of table. */
    public enum Type {
        SMBIOS,
        FWCFG
    }

    /**
     * A board.
     *
     * @param entries what is said of it
     */
    public record BaseBoard(@Children("entry") List<Entry> entries) {
        /** Copies the list. */
        public BaseBoard {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One thing said.
     *
     * @param name which
     * @param file the file that holds the value, for blobs
     * @param value the value
     */
    public record Entry(
            @Attribute @Required String name,
            @Attribute @Nullable String file,
            @Text @Nullable String value) {}
}
