package io.kavirt.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A small kernel with its initial file system.
 *
 * @param kernel the kernel
 * @param initrd the initial file system
 */
record GuestImage(Path kernel, Path initrd) {
    static final String COMMAND_LINE = "console=ttyS0 quiet mitigations=off nokaslr cryptomgr.notests no_timer_check";

    /** Makes the image, or finds it made. */
    static GuestImage make(Path maker, Path folder) throws IOException, InterruptedException {
        Processes.run(List.of(maker.toString(), folder.toString()));
        return new GuestImage(folder.resolve("vmlinuz"), folder.resolve("initrd.img"));
    }

    /** A domain document of a guest that boots it. */
    String document(String name) {
        return """
                <domain type='qemu'>
                  <name>%s</name>
                  <memory unit='MiB'>128</memory>
                  <vcpu>1</vcpu>
                  <os>
                    <type arch='x86_64' machine='pc'>hvm</type>
                    <kernel>%s</kernel>
                    <initrd>%s</initrd>
                    <cmdline>%s</cmdline>
                  </os>
                  <features><acpi/></features>
                  <devices>
                    <serial type='pty'/>
                    <console type='pty'/>
                    <memballoon model='virtio'/>
                  </devices>
                </domain>
                """.formatted(name, kernel, initrd, COMMAND_LINE);
    }
}
