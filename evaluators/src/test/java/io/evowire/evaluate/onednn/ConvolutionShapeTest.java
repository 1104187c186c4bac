package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.evaluate.Precision;
import io.evowire.evaluate.onednn.kernel.BlockedShape;
import io.evowire.evaluate.onednn.kernel.Lanes;
import io.evowire.evaluate.onednn.primitive.ConvolutionShape;
import org.junit.jupiter.api.Test;

@NeedsOneDnn
class ConvolutionShapeTest {

    /** What oneDNN would otherwise compute in a plain loop. */
    @Test
    void fewBlockedChannelsCountAsAWholeBlock() {
        int block = Lanes.BLOCK;
        assertEquals(block, inputs(block - 3, 3, false));
        assertEquals(block, inputs(block, 3, false));
        assertEquals(block + 1, inputs(block + 1, 3, false));
        assertEquals(3, inputs(3, 3, true));
        assertEquals(3, inputs(3, 1, false));
    }

    private static int inputs(int channels, int kernel, boolean image) {
        return new ConvolutionShape(new BlockedShape(channels, 5, 4), new BlockedShape(9, 5, 4),
                kernel, 1, image, Precision.FLOAT32).inputs();
    }
}
