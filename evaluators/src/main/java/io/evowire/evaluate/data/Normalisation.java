package io.evowire.evaluate.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Centres and scales each channel: (v / 255 - mean) / standardDeviation for a pixel v of 0 to 255.
 *
 * @param mean              [C], in [0, 1]
 * @param standardDeviation [C], above 0; 1 for a channel that is constant
 */
public record Normalisation(List<Double> mean, List<Double> standardDeviation) {

    private static final int VALUES = 256;

    public Normalisation {
        mean = List.copyOf(mean);
        standardDeviation = List.copyOf(standardDeviation);
        if (mean.size() != standardDeviation.size()) {
            throw new IllegalArgumentException("%d means do not go with %d standard deviations."
                    .formatted(mean.size(), standardDeviation.size()));
        }
        if (!mean.stream().allMatch(Double::isFinite)
                || !standardDeviation.stream().allMatch(d -> d > 0 && Double.isFinite(d))) {
            throw new IllegalArgumentException(
                    "Means %s must be finite, standard deviations %s finite and above 0."
                            .formatted(mean, standardDeviation));
        }
    }

    /** Mean and standard deviation over all pixels of each channel; the same bits everywhere. */
    static Normalisation of(ImageSplit images) {
        var mean = new ArrayList<Double>();
        var deviation = new ArrayList<Double>();
        for (int channel = 0; channel < images.shape().channels(); channel++) {
            long[] histogram = histogram(images, channel);
            double average = mean(histogram);
            double spread = Math.sqrt(variance(histogram, average));
            mean.add(average / (VALUES - 1));
            deviation.add(spread == 0 ? 1 : spread / (VALUES - 1));
        }
        return new Normalisation(mean, deviation);
    }

    /** What each of the 256 values of a pixel becomes in that channel. */
    float[] table(int channel) {
        float[] table = new float[VALUES];
        for (int value = 0; value < VALUES; value++) {
            table[value] = (float) ((value / (VALUES - 1.0) - mean.get(channel))
                    / standardDeviation.get(channel));
        }
        return table;
    }

    /** Counted, not summed: exact in any order, and at most 256 terms are rounded. */
    private static long[] histogram(ImageSplit images, int channel) {
        long[] histogram = new long[VALUES];
        int plane = (int) images.shape().pixels();
        byte[] pixels = images.pixels();
        for (int image = 0; image < images.size(); image++) {
            int start = images.offset(image) + channel * plane;
            for (int at = start; at < start + plane; at++) {
                histogram[pixels[at] & 0xff]++;
            }
        }
        return histogram;
    }

    private static double mean(long[] histogram) {
        long sum = 0;
        for (int value = 0; value < VALUES; value++) {
            sum += value * histogram[value];
        }
        return (double) sum / count(histogram);
    }

    private static double variance(long[] histogram, double mean) {
        double sum = 0;
        for (int value = 0; value < VALUES; value++) {
            sum += histogram[value] * (value - mean) * (value - mean);
        }
        return sum / count(histogram);
    }

    private static long count(long[] histogram) {
        long count = 0;
        for (long many : histogram) {
            count += many;
        }
        return count;
    }
}
