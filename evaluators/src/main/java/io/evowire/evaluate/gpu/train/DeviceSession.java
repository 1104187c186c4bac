package io.evowire.evaluate.gpu.train;

import io.evowire.core.network.Network;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.gpu.plan.Wave;
import io.evowire.evaluate.gpu.train.Generation.Stepped;
import io.evowire.evaluate.parameters.InitialWeights;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.TrainingSession;
import io.evowire.evaluate.train.CosineSchedule;
import java.util.EnumMap;
import java.util.Map;

/** A training session on a device, in company. */
final class DeviceSession implements TrainingSession {

    private final Network network;
    private final TrainingRecipe recipe;
    private final CosineSchedule schedule;
    private final ParameterLayout layout;
    private final Company company;
    private final Company.Member member;
    private int step;
    private boolean finite = true;

    /** A session at step 0 with the recipe's initial weights. */
    DeviceSession(Network network, TrainingRecipe recipe, int steps, Company company) {
        this.network = network;
        this.recipe = recipe;
        this.company = company;
        schedule = new CosineSchedule(recipe.learningRate(), steps);
        layout = ParameterLayout.of(network);
        member = company.join(new Wave.Member(network, recipe.batchSize()),
                InitialWeights.draw(layout, recipe.seed()));
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public int step() {
        return step;
    }

    @Override
    public double step(Batch batch) {
        Stepped stepped = company.step(member, batch, schedule.valueAt(step, 0),
                recipe.momentum(), recipe.weightDecay());
        step++;
        finite = stepped.finite();
        return stepped.loss();
    }

    @Override
    public boolean isFinite() {
        return finite;
    }

    @Override
    public Map<Group, float[]> parameters() {
        return copies(company.parameters(member));
    }

    @Override
    public void replace(Map<Group, float[]> parameters) {
        company.replace(member, copies(parameters), null);
        finite = allFinite(parameters);
    }

    @Override
    public Map<Group, float[]> velocities() {
        Map<Group, float[]> all = copies(company.velocities(member));
        Model.TRAINED.forEach(group -> all.computeIfAbsent(group,
                absent -> new float[layout.lengths().get(absent)]));
        return all;
    }

    @Override
    public void resume(Map<Group, float[]> parameters, Map<Group, float[]> velocities, int at) {
        company.replace(member, copies(parameters), copies(velocities));
        step = at;
        finite = allFinite(parameters);
    }

    private static boolean allFinite(Map<Group, float[]> vectors) {
        for (float[] vector : vectors.values()) {
            for (float value : vector) {
                if (!Float.isFinite(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Map<Group, float[]> copies(Map<Group, float[]> vectors) {
        Map<Group, float[]> copies = new EnumMap<>(Group.class);
        vectors.forEach((group, vector) -> copies.put(group, vector.clone()));
        return copies;
    }

    @Override
    public float[][] probabilities(Batch images) {
        return company.probabilities(member, images);
    }

    @Override
    public float[][] logits(Batch images) {
        return company.logits(member, images);
    }

    @Override
    public void close() {
        company.forget(member);
    }
}
