package io.kavirt.driver.qemu.guest;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.VirtStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A stream out of a file that is deleted as it is opened. */
public final class FileStream implements VirtStream {
    private final FileChannel channel;

    private FileStream(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the file and takes its name away. */
    public static FileStream consume(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            Files.delete(file);
            return new FileStream(channel);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public int receive(ByteBuffer into) {
        try {
            return channel.read(into);
        } catch (ClosedChannelException e) {
            return -1;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void finish() {
        abort();
    }

    @Override
    public void abort() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static VirtException failed(IOException e) {
        return new VirtException(
                ErrorCode.SYSTEM_ERROR, ErrorDomain.QEMU, "Cannot read the stream's file: " + e.getMessage(), e);
    }
}
