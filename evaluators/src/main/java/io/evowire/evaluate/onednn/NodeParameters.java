package io.evowire.evaluate.onednn;

import io.evowire.evaluate.onednn.kernel.Lanes;
import io.evowire.evaluate.onednn.primitive.Bindings;
import io.evowire.evaluate.onednn.primitive.Vectors;
import io.evowire.evaluate.parameters.ParameterBlock;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One node's parameters, and gradients, in the vectors of the current step. */
final class NodeParameters {

    private final Map<Kind, ParameterBlock> blocks = new EnumMap<>(Kind.class);
    private final Bindings bindings;

    NodeParameters(List<ParameterBlock> blocks, Bindings bindings) {
        blocks.forEach(block -> this.blocks.put(block.kind(), block));
        this.bindings = bindings;
    }

    Optional<ParameterBlock> block(Kind kind) {
        return Optional.ofNullable(blocks.get(kind));
    }

    float get(Kind kind, int index) {
        return Lanes.get(address(kind), index);
    }

    void setGradient(Kind kind, int index, float value) {
        Lanes.set(gradientAddress(kind), index, value);
    }

    long address(Kind kind) {
        return in(bindings.parameters, kind);
    }

    long gradientAddress(Kind kind) {
        return in(bindings.gradients, kind);
    }

    private long in(Vectors vectors, Kind kind) {
        ParameterBlock block = blocks.get(kind);
        if (block == null) {
            throw new IllegalStateException(
                    "The node has no %s, only %s.".formatted(kind, blocks.keySet()));
        }
        return vectors.at(kind.group(), block.offset());
    }
}
