package io.kavirt.model.domain;

import io.kavirt.model.xml.Child;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a disk, by the second.
 *
 * @param totalBytesSec bytes
 * @param readBytesSec bytes read
 * @param writeBytesSec bytes written
 * @param totalIopsSec requests
 * @param readIopsSec reads
 * @param writeIopsSec writes
 * @param totalBytesSecMax bytes in a burst
 * @param readBytesSecMax bytes read in a burst
 * @param writeBytesSecMax bytes written in a burst
 * @param totalIopsSecMax requests in a burst
 * @param readIopsSecMax reads in a burst
 * @param writeIopsSecMax writes in a burst
 * @param sizeIopsSec how large a request counts as one
 * @param groupName the group of disks that shares the limits
 * @param totalBytesSecMaxLength how long a burst lasts, in s
 * @param readBytesSecMaxLength how long a burst lasts, in s
 * @param writeBytesSecMaxLength how long a burst lasts, in s
 * @param totalIopsSecMaxLength how long a burst lasts, in s
 * @param readIopsSecMaxLength how long a burst lasts, in s
 * @param writeIopsSecMaxLength how long a burst lasts, in s
 */
public record DiskIoTune(
        @Child("total_bytes_sec") @Nullable Long totalBytesSec,
        @Child("read_bytes_sec") @Nullable Long readBytesSec,
        @Child("write_bytes_sec") @Nullable Long writeBytesSec,
        @Child("total_iops_sec") @Nullable Long totalIopsSec,
        @Child("read_iops_sec") @Nullable Long readIopsSec,
        @Child("write_iops_sec") @Nullable Long writeIopsSec,
        @Child("total_bytes_sec_max") @Nullable Long totalBytesSecMax,
        @Child("read_bytes_sec_max") @Nullable Long readBytesSecMax,
        @Child("write_bytes_sec_max") @Nullable Long writeBytesSecMax,
        @Child("total_iops_sec_max") @Nullable Long totalIopsSecMax,
        @Child("read_iops_sec_max") @Nullable Long readIopsSecMax,
        @Child("write_iops_sec_max") @Nullable Long writeIopsSecMax,
        @Child("size_iops_sec") @Nullable Long sizeIopsSec,
        @Child("group_name") @Nullable String groupName,
        @Child("total_bytes_sec_max_length") @Nullable Long totalBytesSecMaxLength,
        @Child("read_bytes_sec_max_length") @Nullable Long readBytesSecMaxLength,
        @Child("write_bytes_sec_max_length") @Nullable Long writeBytesSecMaxLength,
        @Child("total_iops_sec_max_length") @Nullable Long totalIopsSecMaxLength,
        @Child("read_iops_sec_max_length") @Nullable Long readIopsSecMaxLength,
        @Child("write_iops_sec_max_length") @Nullable Long writeIopsSecMaxLength) {}
