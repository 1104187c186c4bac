package io.evowire.genome.wann;

import io.evowire.core.wann.Activation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A genome as one line of text for the memory of a search, which keeps many: number of inputs and
 * outputs, a hexadecimal digit for the activation of each hidden node, a bit for each connection
 * gene that is enabled, and the ends of the genes that were added, as {@code from-to}.
 */
public final class GenomeText {

    private static final String NONE = ".";

    private GenomeText() {}

    /** The line of a genome. */
    public static String write(WannGenome genome) {
        var bits = new BitSet();
        IntStream.range(0, genome.connections().size())
                .filter(place -> genome.connections().get(place).enabled()).forEach(bits::set);
        return String.join(" ", Integer.toString(genome.inputs()),
                Integer.toString(genome.outputs()),
                some(genome.hidden().stream()
                        .map(activation -> Integer.toHexString(activation.number()))
                        .collect(Collectors.joining())),
                some(HexFormat.of().formatHex(bits.toByteArray())),
                some(genome.connections().stream().skip(initial(genome))
                        .map(gene -> gene.from() + "-" + gene.to())
                        .collect(Collectors.joining(","))));
    }

    private static int initial(WannGenome genome) {
        return (1 + genome.inputs()) * genome.outputs();
    }

    /**
     * The genome of a line.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static WannGenome read(String line) {
        String[] parts = line.split(" ");
        if (parts.length != 5) {
            throw new IllegalArgumentException(
                    "A genome has 5 parts, not %d.".formatted(parts.length));
        }
        int inputs = Integer.parseInt(parts[0]);
        int outputs = Integer.parseInt(parts[1]);
        var bits = BitSet.valueOf(HexFormat.of().parseHex(none(parts[3])));
        List<ConnectionGene> genes = new ArrayList<>();
        for (int source = 0; source <= inputs; source++) {
            for (int output = 1; output <= outputs; output++) {
                genes.add(new ConnectionGene(source, inputs + output, bits.get(genes.size())));
            }
        }
        for (String pair : none(parts[4]).split(",")) {
            int dash = pair.indexOf('-');
            if (dash > 0) {
                genes.add(new ConnectionGene(Integer.parseInt(pair.substring(0, dash)),
                        Integer.parseInt(pair.substring(dash + 1)), bits.get(genes.size())));
            }
        }
        return new WannGenome(inputs, outputs, none(parts[2]).chars()
                .mapToObj(digit -> Activation.ofNumber(Character.digit(digit, 16)).orElseThrow(
                        () -> new IllegalArgumentException("No activation " + (char) digit)))
                .toList(), genes);
    }

    private static String some(String part) {
        return part.isEmpty() ? NONE : part;
    }

    private static String none(String part) {
        return part.equals(NONE) ? "" : part;
    }
}
