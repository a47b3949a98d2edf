/**
 * The daemon's Karaf shell on a unix socket.
 *
 * <p>Karaf's own ways in are ssh and a local terminal. Neither fits a daemon that listens on nothing but its own sockets, so
 * this bundle offers the shell on {@code <run folder>/shell-sock}. Whoever the kernel says is the daemon's own user, or root,
 * may enter. {@link io.kavirt.console.ConsoleClient} is the other end; it needs nothing but a JDK.
 */
@NullMarked
package io.kavirt.console;

import org.jspecify.annotations.NullMarked;
