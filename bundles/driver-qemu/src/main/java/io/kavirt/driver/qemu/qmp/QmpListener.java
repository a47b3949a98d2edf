package io.kavirt.driver.qemu.qmp;

/** Gets what one channel has to tell, one call at a time and in order, on the reactor's event executor. */
public interface QmpListener {

    void event(QmpEvent event);

    /** The channel has ended; told once, after every event, and never after a handover. */
    void closed(QmpEnd end);
}
