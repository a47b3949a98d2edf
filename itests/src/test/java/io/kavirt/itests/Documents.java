package io.kavirt.itests;

/** Documents of guests that need nothing but QEMU. */
final class Documents {
    private Documents() {}

    /** A guest that stays in its firmware: no disk, no kernel. */
    static String tiny(String name) {
        return """
                <domain type='qemu'>
                  <name>%s</name>
                  <memory unit='MiB'>32</memory>
                  <os><type arch='x86_64' machine='pc'>hvm</type></os>
                </domain>
                """.formatted(name);
    }
}
