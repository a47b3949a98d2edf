package io.kavirt.driver.qemu.complete;

import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What one run of a guest is given by the host.
 *
 * @param id the guest's id
 * @param channels the folder of this run for sockets of channels that name none
 * @param vncListen the address that graphics listen on if they name none, such as 127.0.0.1
 * @param graphicsPort gives a free port for graphics, a TCP port such as 5900
 * @param tapName gives an unused name for a network device on the host, such as vnet0
 */
public record StartPlan(
        int id, String channels, String vncListen, IntSupplier graphicsPort, Supplier<String> tapName) {}
