package io.kavirt.model.domain;

import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guest's share of the host's disks.
 *
 * @param weight its weight against other guests
 * @param devices shares by device
 */
public record BlockIoTune(
        @Child @Nullable Integer weight, @Children("device") List<Device> devices) {
    /** Copies the list. */
    public BlockIoTune {
        devices = List.copyOf(devices);
    }

    /**
     * The share of one device.
     *
     * @param path the device
     * @param weight the weight
     * @param readIopsSec reads a second at most
     * @param writeIopsSec writes a second at most
     * @param readBytesSec bytes read a second at most
     * @param writeBytesSec bytes written a second at most
     */
    public record Device(
            @Child @Required String path,
            @Child @Nullable Integer weight,
            @Child("read_iops_sec") @Nullable Long readIopsSec,
            @Child("write_iops_sec") @Nullable Long writeIopsSec,
            @Child("read_bytes_sec") @Nullable Long readBytesSec,
            @Child("write_bytes_sec") @Nullable Long writeBytesSec) {}
}
