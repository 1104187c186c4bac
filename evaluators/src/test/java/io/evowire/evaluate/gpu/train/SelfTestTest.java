package io.evowire.evaluate.gpu.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.evaluate.gpu.device.NeedsOpenCl;
import io.evowire.evaluate.gpu.device.TestDevice;
import io.evowire.evaluate.gpu.train.SelfTest.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@NeedsOpenCl
class SelfTestTest {

    private static final List<float[]> KNOWN = List.of(new float[]{3, -4}, new float[]{0.5f});

    /** Writes the known answer anew, after kernels or networks have changed, to a file. */
    public static void main(String[] arguments) throws IOException {
        List<float[]> vectors = SelfTest.compute(TestDevice.get());
        ByteBuffer bytes = ByteBuffer
                .allocate(vectors.stream().mapToInt(vector -> vector.length).sum() * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        vectors.forEach(vector -> {
            for (float value : vector) {
                bytes.putFloat(value);
            }
        });
        Files.write(Path.of(arguments[0]), bytes.array());
    }

    @Test
    @Tag("further")
    void theShippedAnswerIsThatOfThisDevice() {
        assertEquals(Verdict.EXACT, SelfTest.of(TestDevice.get()));
    }

    @Test
    void sameBitsAreExact() {
        assertEquals(Verdict.EXACT,
                SelfTest.verdict(KNOWN, List.of(new float[]{3, -4}, new float[]{0.5f})));
    }

    @Test
    void smallDifferencesAreWithinRounding() {
        assertEquals(Verdict.WITHIN_ROUNDING, SelfTest.verdict(KNOWN,
                List.of(new float[]{3.0001f, -4}, new float[]{0.5f})));
        assertEquals(Verdict.WITHIN_ROUNDING, SelfTest.verdict(KNOWN,
                List.of(new float[]{3, -4}, new float[]{0.50004f})));
    }

    @Test
    void largerOnesInAnyVectorAndWhatIsNoNumberAreWrong() {
        assertEquals(Verdict.WRONG, SelfTest.verdict(KNOWN,
                List.of(new float[]{3.001f, -4}, new float[]{0.5f})));
        assertEquals(Verdict.WRONG, SelfTest.verdict(KNOWN,
                List.of(new float[]{3.0001f, -4}, new float[]{0.501f})));
        assertEquals(Verdict.WRONG, SelfTest.verdict(KNOWN,
                List.of(new float[]{3, -4}, new float[]{Float.NaN})));
    }
}
