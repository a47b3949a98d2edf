package io.kavirt.driver.qemu.qmp;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;

/** QEMU refused a command. */
public final class QmpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String errorClass;
    private final String description;
    private final String command;

    public QmpException(String errorClass, String description, String command) {
        super("QEMU refused '" + command + "': " + description);
        this.errorClass = errorClass;
        this.description = description;
        this.command = command;
    }

    /** QEMU's class: mostly GenericError, else CommandNotFound, DeviceNotFound, DeviceNotActive or KVMMissingCap. */
    public String errorClass() {
        return errorClass;
    }

    /** QEMU's words. */
    public String description() {
        return description;
    }

    public String command() {
        return command;
    }

    public boolean isCommandNotFound() {
        return errorClass.equals("CommandNotFound");
    }

    public boolean isDeviceNotFound() {
        return errorClass.equals("DeviceNotFound");
    }

    /** As clients get it. */
    public VirtException toVirtException() {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                ErrorDomain.QEMU,
                "internal error: unable to execute QEMU command '" + command + "': " + description,
                this);
    }
}
