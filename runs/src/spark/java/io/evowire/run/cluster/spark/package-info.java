/**
 * Apache Spark hosts our worker processes: one job of one task for each try at works. The task
 * keeps a worker of the executor's machine and returns its answer; Spark decides where, and says
 * what became of a task that did not return. The only package that knows Spark; compiled with the
 * profile {@code spark}. Start with {@link io.evowire.run.cluster.spark.SparkSeat}.
 */
@NullMarked
package io.evowire.run.cluster.spark;

import org.jspecify.annotations.NullMarked;
