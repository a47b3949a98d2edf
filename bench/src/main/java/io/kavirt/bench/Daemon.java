package io.kavirt.bench;

import java.io.IOException;
import java.nio.file.Path;

/** A daemon under measurement. */
interface Daemon {
    /** What the table calls it. */
    String name();

    /** The read-write socket. */
    Path socket();

    /** The daemon's process id while it runs. */
    long pid() throws IOException;

    /**
     * Starts it and waits for the first reply to a client.
     *
     * @return seconds from the start to that reply
     */
    double start() throws IOException, InterruptedException;

    /** Ends it and waits until it has ended; guests go on. */
    void stop() throws IOException, InterruptedException;

    /** Stops it and deletes its files. */
    void remove() throws IOException, InterruptedException;
}
