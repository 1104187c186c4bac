package io.evowire.run.study.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.core.statistics.Sample;
import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.study.simulation.TrainedNetworks.Trained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainedNetworksTest {

    private static final CandidateFactory FACTORY = new CandidateFactory(
            ConfigReader.parse("", "test", List.of()), new TensorShape(1, 28, 28), 10);
    private static final String HEADER = "network,genome,macs,steps,seed,state,"
            + "validationAccuracy,testAccuracy,seconds\n";

    @TempDir
    private Path temporary;

    private static List<Genome> genomes(int count) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        return IntStream.range(0, count).mapToObj(i -> FACTORY.config().space().draw(random))
                .toList();
    }

    private static String row(int number, Genome genome, int steps, String state,
            String accuracy) {
        return "%d,\"%s\",%d,%d,0,%s,%s,,1.5\n".formatted(number, genome.notation(),
                FACTORY.cost(genome).macs(), steps, state, accuracy);
    }

    private TrainedNetworks read(String text, OptionalInt steps) throws IOException {
        Path file = temporary.resolve("trainings.csv");
        Files.writeString(file, text);
        return TrainedNetworks.read(List.of(file), steps, FACTORY);
    }

    @Test
    void trainingsOfANetworkBelongTogether() throws IOException {
        List<Genome> genomes = genomes(2);
        var networks = read(HEADER + row(0, genomes.get(0), 90, "COMPLETED", "0.5")
                + row(0, genomes.get(0), 180, "COMPLETED", "0.9")
                + row(1, genomes.get(1), 90, "COMPLETED", "0.7")
                + row(0, genomes.get(0), 90, "COMPLETED", "0.6")
                + row(1, genomes.get(1), 90, "DIVERGED", ""), OptionalInt.of(90));
        assertEquals(List.of(List.of(0.5, 0.6), List.of(0.7)),
                networks.networks().stream().map(Trained::accuracies).toList());
        assertEquals(FACTORY.key(genomes.get(1)), networks.networks().get(1).proposal().key());
        assertEquals(new Sample(List.of(0.5, 0.6)).deviation(), networks.noise().orElseThrow(),
                1e-12);
    }

    @Test
    void lengthsOfTrainingsAreNotMixed() {
        Genome genome = genomes(1).getFirst();
        refused("90, 180", HEADER + row(0, genome, 180, "COMPLETED", "0.5")
                + row(0, genome, 90, "COMPLETED", "0.5"));
    }

    @Test
    void networksOfAnotherSpaceAreRefused() {
        String text = HEADER + row(0, genomes(1).getFirst(), 90, "COMPLETED", "0.5");
        refused("multiply-adds, but", text.replaceFirst(",(\\d+),90", ",1$1,90"));
        refused("validationAccuracy must be a number in [0, 1], not '1.5'",
                text.replace("0.5", "1.5"));
        refused("has no column 'macs'", text.replace("macs", "flops"));
        refused("nonsense", text.replaceFirst("\"[^\"]*\"", "nonsense"));
        refused("Row 3 has 1 cells", text + "0\n");
    }

    private void refused(String why, String text) {
        String said = assertThrows(UserException.class, () -> read(text, OptionalInt.empty()))
                .getMessage();
        assertTrue(said.contains(why), said);
    }

    @ParameterizedTest
    @EnumSource
    void whatAModelAndNoiseDoNotExplainIsTheNetworksOwn(World world) {
        // True accuracies: made up ones, and 4 points of each network's own; trainings have 3.
        double own = 0.04;
        double noise = 0.03;
        List<Trained> trained = new ArrayList<>();
        for (Genome genome : genomes(150)) {
            String key = FACTORY.key(genome);
            var proposal = new io.evowire.run.store.Proposal(trained.size(), 1, key,
                    genome.notation(), List.of(), List.of(), FACTORY.cost(genome), null);
            var made = (Outcome.Completed) new MadeUpOutcomes().answer(proposal).outcome();
            double truth = made.validationAccuracy() + own * NormalDraw.of("own " + key);
            trained.add(new Trained(proposal, IntStream.range(0, 3)
                    .mapToObj(i -> Math.clamp(truth + noise * NormalDraw.of(i + key), 0, 1))
                    .toList()));
        }
        var networks = new TrainedNetworks(trained);
        assertEquals(noise, networks.noise().orElseThrow(), 0.003);
        var fitted = FittedOutcomes.of(networks, noise, world, FACTORY);
        // The error of the model counts as the networks' own, too.
        assertTrue(fitted.own() > 0.9 * own && fitted.own() < 1.4 * own, fitted::toString);
        assertEquals(Math.sqrt(own * own + noise * noise / 3), fitted.process().deviation(),
                0.015);
        var proposal = trained.getFirst().proposal();
        assertEquals(fitted.answer(proposal), fitted.answer(proposal));
        assertThrows(UserException.class, () -> FittedOutcomes
                .of(new TrainedNetworks(trained.subList(0, 9)), noise, world, FACTORY));
    }
}
