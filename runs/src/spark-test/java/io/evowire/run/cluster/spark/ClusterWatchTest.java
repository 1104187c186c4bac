package io.evowire.run.cluster.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.run.training.HostNews;
import io.evowire.run.training.Places;
import io.evowire.run.worker.Attempt.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.SparkConf;
import org.apache.spark.Success$;
import org.apache.spark.TaskEndReason;
import org.apache.spark.resource.ResourceInformation;
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
        began(STAGE, task);
    }

    private void began(int stage, TaskInfo task) {
        watch.onTaskStart(new SparkListenerTaskStart(stage, 0, task));
    }

    private void ended(TaskInfo task, TaskEndReason reason) {
        ended(STAGE, task, reason);
    }

    private void ended(int stage, TaskInfo task, TaskEndReason reason) {
        watch.onTaskEnd(new SparkListenerTaskEnd(stage, 0, "ResultTask", reason, task, null, null));
    }

    private void submitted(Try tried) {
        submitted(tried, STAGE);
    }

    private void submitted(Try tried, int stage) {
        var properties = new Properties();
        properties.setProperty("spark.jobGroup.id", tried.token());
        watch.onJobStart(new SparkListenerJobStart(0, 0, seq(List.of(new StageInfo(stage, 0, "try",
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

    @Test
    void aPlaceNeedsItsProcessorsAndItsGpus() {
        var conf = new SparkConf(false).set(Settings.CPUS, "2").set(Settings.GPUS, "1");
        var gpus = new ClusterWatch(conf, said::add);
        var one = new ResourceInformation("gpu", new String[]{"0"});
        var three = new ResourceInformation("gpu", new String[]{"0", "1", "2"});
        for (ExecutorInfo info : List.of(new ExecutorInfo("a", 8, Map$.MODULE$.empty()),
                withGpus("b", 8, one), withGpus("c", 8, three), withGpus("d", 4, three))) {
            gpus.onExecutorAdded(new SparkListenerExecutorAdded(0, info.executorHost(), info));
        }
        gpus.listen(news::add);
        assertEquals(List.of(HostNews.joined("a", 0), HostNews.joined("b", 1),
                HostNews.joined("c", 3), HostNews.joined("d", 2)),
                news.subList(3, news.size()));
        assertEquals(6, gpus.slots());
    }

    private static ExecutorInfo withGpus(String host, int cores, ResourceInformation gpus) {
        return new ExecutorInfo(host, cores, Map$.MODULE$.empty(), Map$.MODULE$.empty(),
                CollectionConverters.asScala(Map.of("gpu", gpus))
                        .toMap(scala.$less$colon$less$.MODULE$.refl()),
                0, Option.empty(), Option.empty());
    }

    @Test
    void ofAnExecutorThatIsLostWithSeveralTriesNoneIsToBlameAndOfAnotherTheOnlyOneIs()
            throws InterruptedException {
        try (Try one = Try.begin(1, (work, step, steps) -> {});
                Try two = Try.begin(1, (work, step, steps) -> {});
                Try alone = Try.begin(1, (work, step, steps) -> {})) {
            submitted(one, 1);
            submitted(two, 2);
            submitted(alone, 3);
            TaskInfo first = task(1, "0", "a");
            TaskInfo second = task(2, "0", "a");
            TaskInfo before = task(3, "2", "b");
            TaskInfo third = task(4, "2", "b");
            began(1, first);
            began(2, second);
            began(3, before);
            ended(3, before, Success$.MODULE$); // which is no longer there
            began(3, third);
            for (TaskEnd end : List.of(new TaskEnd(1, first), new TaskEnd(2, second),
                    new TaskEnd(3, third))) {
                ended(end.stage(), end.task(), new ExecutorLostFailure(end.task().executorId(),
                        true, Option.apply(KILLED)));
            }
            assertEquals(Cause.UNBEGUN, one.loss().orElseThrow().cause());
            assertEquals(Cause.UNBEGUN, two.loss().orElseThrow().cause());
            ExecutorLoss blamed = alone.loss().orElseThrow();
            assertEquals(Cause.ENDED, blamed.cause());
            assertEquals("executor 2 on b was lost: " + KILLED, blamed.message());
        }
    }

    private record TaskEnd(int stage, TaskInfo task) {}
}
