package io.evowire.evaluate.train;

import io.evowire.core.network.Node;
import io.evowire.evaluate.TrainingRecipe;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The classifier as a layer of DL4J, the same for every model. */
public final class ClassifierLayer {

    private ClassifierLayer() {}

    /** Softmax regression on pooled features, [B, F], of which a recipe may drop some. */
    public static OutputLayer of(Node.Classifier classifier, TrainingRecipe recipe) {
        var layer = new OutputLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX)
                .nIn(classifier.in().channels()).nOut(classifier.classes());
        double dropout = recipe.omitted().dropout();
        if (dropout > 0) {
            layer.dropOut(new SeededDropout(new DroppedInputs(dropout, recipe.seed())));
        }
        return layer.build();
    }
}
