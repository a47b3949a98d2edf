package io.kavirt.model.xml;

/** The units of sizes that documents are written with. */
public enum SizeUnit {
    BYTES("bytes", 0),
    KIB("KiB", 10),
    MIB("MiB", 20),
    /** Mebibytes, where the letter alone is written. */
    M("M", 20),
    GIB("GiB", 30);

    private final String text;
    private final int shift;

    SizeUnit(String text, int shift) {
        this.text = text;
        this.shift = shift;
    }

    /** The unit's name in XML. */
    public String text() {
        return text;
    }

    /** How many bytes one unit has, as a power of two. */
    public int shift() {
        return shift;
    }
}
