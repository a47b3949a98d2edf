package io.kavirt.api.driver;

/**
 * Who a caller is, as the kernel or an authentication step has told; -1 where that is not known.
 *
 * @param userId the process's user
 * @param groupId the process's group
 * @param processId the process
 * @param name the authenticated name; for a local process its user's name, or the user id in digits
 */
public record Identity(int userId, int groupId, int processId, String name) {
    /** The daemon's own process: a Java program in the same container, the shell. */
    public static Identity ofThisProcess() {
        return new Identity(-1, -1, (int) ProcessHandle.current().pid(), System.getProperty("user.name", "-"));
    }
}
