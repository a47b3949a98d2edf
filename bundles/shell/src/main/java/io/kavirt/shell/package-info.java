/**
 * The Karaf commands {@code virt:*}. They use core's services alone, so no driver's absence takes a command away; each prints text for
 * people or, with {@code --json}, JSON for programs.
 */
@NullUnmarked
package io.kavirt.shell;

import org.jspecify.annotations.NullUnmarked;
