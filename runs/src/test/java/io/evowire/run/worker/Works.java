package io.evowire.run.worker;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.run.training.Task;
import io.evowire.run.training.Work;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Works for workers that compute nothing. */
public final class Works {

    private Works() {}

    /** Trainings of trials 0, 1, ..., which are their identities, too. */
    public static List<Work> trainings(int count) {
        var stage = new Stage(new WattsStrogatz(5, 2, 0.5)
                .generate(new Random(1)), 8, 2,
                NodeOperation.SEPARABLE_3X3);
        var network = Network.of(new Architecture(List.of(new StemConvolution(4, 1)),
                List.of(stage), new Head(8)), new TensorShape(1, 8, 8), 2);
        var recipe = new TrainingRecipe(1, 0, 8, 0.1, 0.9, 0, 0, 0, false, Precision.FLOAT32, 1);
        return IntStream.range(0, count)
                .mapToObj(i -> new Work(Integer.toString(i), new Candidate(i, network, recipe)))
                .toList();
    }

    /** The judgement of what a training trains. */
    static Work judgement(Work training) {
        return new Work(training.id(), new Task.Judge(training.candidate()));
    }
}
