package io.kavirt.linux.host;

import java.util.List;

/**
 * A processor as the scheduler sees it, and where it sits. An offline one has no known place: -1.
 *
 * @param id its number
 * @param online whether it is in use
 * @param socketId the package that it is in
 * @param dieId the die within the package
 * @param clusterId the cluster within the die
 * @param coreId the core within the package
 * @param siblings the processors of the same core, itself included
 */
public record LogicalCpu(
        int id, boolean online, int socketId, int dieId, int clusterId, int coreId, List<Integer> siblings) {
    public LogicalCpu {
        siblings = List.copyOf(siblings);
    }
}
