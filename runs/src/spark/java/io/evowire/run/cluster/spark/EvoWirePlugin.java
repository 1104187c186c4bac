package io.evowire.run.cluster.spark;

import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/** Carries what tries tell, and ends the workers of an executor with it. Spark makes it by name. */
public final class EvoWirePlugin implements SparkPlugin {

    @Override
    public DriverPlugin driverPlugin() {
        return new DriverPlugin() {

            @Override
            public Map<String, String> init(SparkContext context, PluginContext plugin) {
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
