package io.kavirt.api.domain;

/**
 * How far a job has come.
 *
 * @param type what runs
 * @param timeElapsed ms
 * @param timeRemaining ms, 0 if unknown
 * @param dataTotal bytes in all
 * @param dataProcessed bytes done
 * @param dataRemaining bytes to do
 * @param memTotal bytes of memory in all
 * @param memProcessed bytes of memory done
 * @param memRemaining bytes of memory to do
 * @param fileTotal bytes of disks in all
 * @param fileProcessed bytes of disks done
 * @param fileRemaining bytes of disks to do
 */
public record JobInfo(
        JobType type,
        long timeElapsed,
        long timeRemaining,
        long dataTotal,
        long dataProcessed,
        long dataRemaining,
        long memTotal,
        long memProcessed,
        long memRemaining,
        long fileTotal,
        long fileProcessed,
        long fileRemaining) {}
