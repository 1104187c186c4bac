package io.evowire.run.cluster.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.run.training.HostNews;
import io.evowire.run.training.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskEndReason;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** What a cluster is known to have, by what Spark tells. */
class ClusterWatchTest {

    private static final int STAGE = 7;
    private static final String KILLED = "Command exited with code 137";

    private final List<String> said = new ArrayList<>();
    private final List<HostNews> news = new ArrayList<>();
    private final ClusterWatch watch = new ClusterWatch(new SparkConf(false), said::add);

    @BeforeEach
    void twoMachines() {
        added("0", "a", 2);
        added("1", "a", 1);
        added("2", "b", 1);
        watch.listen(news::add);
        assertEquals(new Places(2, 4, 0, 0), watch.places(0));
    }

    private static <T> Seq<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }

    private void added(String executor, String host, int cores) {
        watch.onExecutorAdded(new SparkListenerExecutorAdded(0, executor,
                new ExecutorInfo(host, cores, Map$.MODULE$.empty())));
    }

    private void removed(String executor, String reason) {
        watch.onExecutorRemoved(new SparkListenerExecutorRemoved(0, executor, reason));
    }

    private static TaskInfo task(long id, String executor, String host) {
        return new TaskInfo(id, 0, 0, 0, 0, executor, host, TaskLocality.ANY(), false);
    }

    private void began(TaskInfo task) {
        watch.onTaskStart(new SparkListenerTaskStart(STAGE, 0, task));
    }

    private void ended(TaskInfo task, TaskEndReason reason) {
        watch.onTaskEnd(new SparkListenerTaskEnd(STAGE, 0, "ResultTask", reason, task, null, null));
    }

    private void submitted(Try tried) {
        var properties = new Properties();
        properties.setProperty("spark.jobGroup.id", tried.token());
        watch.onJobStart(new SparkListenerJobStart(0, 0, seq(List.of(new StageInfo(STAGE, 0, "try",
                1, seq(List.of()), seq(List.of()), "", null, seq(List.of()), Option.empty(), 0,
                false, 0))), properties));
    }

    @Test
    void aLostExecutorTakesItsPlacesAndCountsOnce() {
        removed("1", KILLED);
        assertEquals(new Places(2, 3, 0, 1), watch.places(0));
        removed("1", KILLED); // as Spark may tell twice
        removed("0", KILLED);
        assertEquals(new Places(1, 1, 5, 2), watch.places(5));
        assertEquals(List.of(HostNews.joined("a", 2), HostNews.joined("a", 1),
                HostNews.joined("b", 1), HostNews.lost("a", 1, KILLED),
                HostNews.lost("a", 2, KILLED)), news);
        assertEquals(List.of("Executor 1 on a is gone: " + KILLED,
                "Executor 0 on a is gone: " + KILLED), said);
    }

    // The words are those of Spark 4.2.
    @ParameterizedTest
    @ValueSource(strings = {"Executor killed by driver.",
            "Executor decommission: spark scale down"})
    void anExecutorThatSparkEndsAsItIsIdleTakesItsPlacesAndIsNotLost(String reason) {
        removed("0", reason);
        assertEquals(new Places(2, 2, 0, 0), watch.places(0));
        assertEquals(HostNews.left("a", 2), news.getLast());
        assertEquals(List.of(), said);
        removed("2", "Executor decommission: spot instance");
        assertEquals(new Places(1, 1, 0, 1), watch.places(0));
    }

    @Test
    void executorsThatLeaveAtTheEndAreNotLost() {
        watch.closing();
        removed("0", KILLED);
        assertEquals(0, watch.places(0).lost());
        assertEquals(List.of(), said);
    }

    @Test
    void theWorksOfATryWaitUntilAnExecutorTakesThemAndAgainWhenItIsLost() {
        try (Try tried = Try.begin(3, (work, step, steps) -> {})) {
            submitted(tried);
            assertEquals(3, tried.waiting());
            TaskInfo first = task(1, "2", "b");
            began(first);
            assertEquals(0, tried.waiting());
            ended(first, new ExecutorLostFailure("2", false, Option.apply("node is gone")));
            assertEquals(3, tried.waiting());
            began(task(2, "0", "a"));
            assertEquals(0, tried.waiting());
        }
    }
}
