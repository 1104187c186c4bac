package io.evowire.run.cluster.spark;

import io.evowire.run.worker.Attempt.Cause;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.TaskFailedReason;

/**
 * What became of a task that did not return, in Spark's words, and what that means for its works.
 * Only an executor that ended alone with them counts as their death: everything else is no
 * candidate's fault.
 *
 * @param cause   what the works are told to have died of
 * @param message for people
 * @param ours    whether a mistake of this program ended the task, so that nothing may be recorded
 */
record ExecutorLoss(Cause cause, String message, boolean ours) {

    /**
     * From what Spark tells.
     *
     * @param alone whether the task was the only one of its executor
     * @param where the executor, for people
     */
    static ExecutorLoss of(TaskFailedReason reason, boolean alone, String where) {
        return switch (reason) {
            case ExecutorLostFailure lost -> executor(lost.exitCausedByApp(),
                    lost.reason().getOrElse(() -> "no reason told"), alone, where);
            case ExceptionFailure mistake -> new ExecutorLoss(Cause.UNBEGUN,
                    mistake.toErrorString(), true);
            default -> new ExecutorLoss(Cause.UNBEGUN,
                    "%s: %s".formatted(where, firstLine(reason.toErrorString())), false);
        };
    }

    /**
     * An executor is gone.
     *
     * @param byTask whether Spark says that its tasks may have caused that, and not those who run
     *               the cluster
     */
    static ExecutorLoss executor(boolean byTask, String reason, boolean alone, String where) {
        // One that is silent may be frozen or cut off: nobody knows what its worker does.
        boolean silent = reason.contains("heartbeat timed out")
                || reason.contains("disassociated");
        return new ExecutorLoss(byTask && alone && !silent ? Cause.ENDED : Cause.UNBEGUN,
                "%s was lost: %s".formatted(where, firstLine(reason)), false);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }
}
