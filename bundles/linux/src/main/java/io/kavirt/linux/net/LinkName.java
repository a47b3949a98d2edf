package io.kavirt.linux.net;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.util.regex.Pattern;

/** What the kernel accepts as a network device's name, and shells and files can carry. */
final class LinkName {
    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9_.+@-]{1,15}");

    private LinkName() {}

    static String check(String name) {
        // A leading dash would be taken for an option by the tools that the name is given to.
        if (!NAME.matcher(name).matches() || name.startsWith("-")) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    ErrorDomain.NONE,
                    "Network device name '" + name + "' is not 1 to 15 letters, digits or . _ + @ -");
        }
        return name;
    }
}
