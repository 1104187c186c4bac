package io.evowire.run.cluster.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.worker.Attempt.Cause;
import java.util.List;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.TaskKilled;
import org.apache.spark.TaskResultLost$;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

class ExecutorLossTest {

    private static <T> Seq<T> none() {
        return CollectionConverters.asScala(List.<T>of()).toSeq();
    }

    @ParameterizedTest
    @CsvSource({"true, true, Command exited with code 137, ENDED",
            "true, false, Command exited with code 137, UNBEGUN",
            "false, true, worker lost: Not receiving heartbeat, UNBEGUN",
            "true, true, Executor heartbeat timed out after 125000 ms, UNBEGUN",
            "true, true, Remote RPC client disassociated. Likely due to network issues, UNBEGUN",
            "false, false, Executor decommission: spot instance, UNBEGUN"})
    void onlyAnExecutorThatEndedAloneWithItsWorksCountsAgainstThem(boolean byTask, boolean alone,
            String reason, Cause cause) {
        ExecutorLoss loss = ExecutorLoss.of(
                new ExecutorLostFailure("1", byTask, Option.apply(reason)), alone,
                "executor 1 on host");
        assertEquals(cause, loss.cause());
        assertFalse(loss.ours());
        assertEquals("executor 1 on host was lost: " + reason, loss.message());
    }

    @Test
    void aMistakeInATaskIsNoDeath() {
        ExecutorLoss loss = ExecutorLoss.of(
                new ExceptionFailure(new IllegalStateException("no such thing"),
                        none()),
                true, "executor 1 on host");
        assertTrue(loss.ours());
        assertTrue(loss.message().contains("no such thing"), loss.message());
    }

    @Test
    void whatSparkLostOrEndedIsNobodysFault() {
        for (TaskFailedReason reason : new TaskFailedReason[]{TaskResultLost$.MODULE$,
                new TaskKilled("by hand", none(),
                        none(),
                        none())}) {
            ExecutorLoss loss = ExecutorLoss.of(reason, true, "executor 1 on host");
            assertEquals(Cause.UNBEGUN, loss.cause());
            assertFalse(loss.ours());
        }
    }
}
