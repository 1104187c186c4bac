package io.evowire.evaluate.transfer;

import io.evowire.evaluate.TrainingRecipe;

/**
 * A training on one of two data sets, perhaps of a network that was pretrained on the other one.
 *
 * @param subject what is trained
 * @param back    whether the first data set is the one that is fine-tuned on, and the second the
 *                one that is pretrained on; false for the other way round
 * @param start   what the training begins with
 * @param labels  images of it that are learned from, balanced; 0 for all
 * @param recipe  how it is trained; pretraining the same
 * @param other   SPEC of the second data set
 * @param others  its fingerprint
 */
public record TransferTraining(Subject subject, boolean back, Start start, int labels,
        TrainingRecipe recipe, String other, String others) {

    /** What a training begins with. */
    public enum Start {
        /** Fresh weights, on the data set that is pretrained on. */
        PRETRAINING,
        /** Fresh weights, on the data set that is fine-tuned on. */
        SCRATCH,
        /** The weights of pretraining; all layers learn. */
        ALL,
        /** The weights of pretraining, of which a new last layer alone learns. */
        HEAD
    }

    /** The pretraining that it begins with. */
    TransferTraining before() {
        return new TransferTraining(subject, back, Start.PRETRAINING, 0, recipe, other, others);
    }
}
