package io.evowire.run.cluster.spark;

import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.jspecify.annotations.Nullable;

/** Carries what tries tell, and ends the workers of an executor with it. Spark makes it by name. */
public final class EvoWirePlugin implements SparkPlugin {

    private static volatile @Nullable ClusterWatch watch;

    /**
     * Whom the next application of this process tells of its executors. From its beginning: some
     * masters have executors ready before its constructor returns.
     */
    static void tell(ClusterWatch next) {
        watch = next;
    }

    @Override
    public DriverPlugin driverPlugin() {
        return new DriverPlugin() {

            @Override
            public Map<String, String> init(SparkContext context, PluginContext plugin) {
                ClusterWatch told = watch;
                if (told != null) {
                    context.addSparkListener(told);
                }
                return Map.of();
            }

            @Override
            public Object receive(Object message) {
                if (message instanceof Told told) {
                    Try.told(told);
                }
                return "";
            }
        };
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new ExecutorPlugin() {

            @Override
            public void init(PluginContext context, Map<String, String> extra) {
                Telling.to(context);
            }

            @Override
            public void shutdown() {
                TrainingHost.closeAll();
            }
        };
    }
}
