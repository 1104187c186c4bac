package io.evowire.run.wann.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.evaluate.wann.WannRecipe.Method;
import io.evowire.evaluate.wann.WannRecipe.Start;
import io.evowire.run.json.Spelling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of the best network of a search. Accuracies are fractions of the test images.
 *
 * @param arm          what it is compared by
 * @param connections  of the network
 * @param hidden       nodes of the network
 * @param depth        connections on its longest path
 * @param score        of the champion: mean over the six weights
 * @param randomMean   accuracy under random weights, mean
 * @param randomSd     and deviation
 * @param ensemble     accuracy as an ensemble of the six weights
 * @param tuned        accuracy under the tuned weight
 * @param trainings    with weights of its own
 * @param pathLength   mean length, in connections, of the paths from input to output
 * @param pathShares   share of the paths of each length, from 1 on
 * @param gradient     median over the hidden nodes of the gradient relative to the outputs', before
 *                     Adam began with He weights
 * @param gradientRank rank correlation over the hidden nodes of that gradient and what Adam gains
 *                     at them; null if it does not exist
 * @param pathRank     rank correlation over the hidden nodes of the mean length of the paths
 *                     through them and what Adam gains at them; null if it does not exist
 */
public record WannFigures(String arm, int connections, int hidden, int depth, double score,
        double randomMean, double randomSd, double ensemble, double tuned,
        List<Training> trainings, double pathLength, List<Double> pathShares,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double gradient,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double gradientRank,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double pathRank) {

    /**
     * A training.
     *
     * @param network    what is trained: {@code champion}, or a dense network such as
     *                   {@code dense 7}
     * @param method     by which rule
     * @param start      from which weights
     * @param parameters number of weights
     * @param best       epoch whose weights were kept
     * @param validation accuracy on the validation images
     * @param test       accuracy on the test images
     */
    public record Training(String network, Method method, Start start, int parameters, int best,
            double validation, double test) {

        /** What it is compared by: {@code champion, adam from he}. */
        String name() {
            return "%s, %s from %s".formatted(network, Spelling.of(method),
                    Spelling.of(start));
        }
    }

    public WannFigures {
        trainings = List.copyOf(trainings);
        pathShares = List.copyOf(pathShares);
    }
}
