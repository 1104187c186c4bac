package io.evowire.evaluate.gpu.plan;

import static io.evowire.evaluate.gpu.plan.TaskField.*;

/**
 * The kernels once more in Java, with {@link Math#fma} where they have FMA and sums in their order:
 * what a device computes has the bits of what this computes. One group of threads after another.
 */
public final class Replica {

    private static final int UNIT = 8;
    private static final float EPSILON = 1e-5f;
    private static final float SHARE = 0.1f;
    private static final float SMALLEST_LOG = -23.0258509f;

    private final float[] arena;
    private final int[] tables;
    // Of the group:
    private PlanKernel kernel = PlanKernel.SUM;
    private int task;
    private int tile;

    private Replica(float[] arena, int[] tables) {
        this.arena = arena;
        this.tables = tables;
    }

    /** Does what is launched with these tables on an arena. */
    public static void run(GenerationPlan plan, float[] arena) {
        var replica = new Replica(arena, plan.tables());
        for (Launch launch : plan.launches()) {
            replica.launch(launch);
        }
    }

    private void launch(Launch launch) {
        kernel = launch.kernel();
        for (int group = 0; group < launch.groups(); group++) {
            task = tables[launch.first() + 2 * group];
            tile = tables[launch.first() + 2 * group + 1];
            group();
        }
    }

    private void group() {
        switch (kernel) {
            case COEFFICIENTS -> coefficients();
            case SUM -> sum(true);
            case MEAN -> sum(false);
            case DEPTHWISE_3, DEPTHWISE_5, DEPTHWISE_7 -> depthwise(kernel.macro("K"));
            case MAX_POOL -> pool(false);
            case MEAN_POOL -> pool(true);
            case DENSE_1, DENSE_1_WIDE, DENSE_3, DENSE_3_WIDE -> dense(false);
            case DENSE_1_BACKWARD, DENSE_1_BACKWARD_WIDE, DENSE_3_BACKWARD,
                    DENSE_3_BACKWARD_WIDE ->
                dense(true);
            case BATCH_STATISTICS -> batchStatistics();
            case RUNNING_STATISTICS -> runningStatistics();
            case FEATURES -> features();
            case CLASSIFIER -> classifier();
            case CLASSIFIER_GRADIENTS -> classifierGradients();
            case FEATURE_GRADIENTS -> featureGradients();
            case SLOPES -> slopes();
            case OUTPUT_GRADIENT -> outputGradient();
            case DENSE_WEIGHTS_1, DENSE_WEIGHTS_3 -> denseWeights(kernel.macro("K"));
            case REDUCE_WEIGHTS -> reduceWeights();
            case RELU_BACKWARD, DEPTHWISE_3_BACKWARD, DEPTHWISE_5_BACKWARD, DEPTHWISE_7_BACKWARD,
                    MAX_POOL_BACKWARD, MEAN_POOL_BACKWARD, FEATURES_BACKWARD, MEAN_BACKWARD ->
                filterBackward();
            case REDUCE_PARTS -> reduceParts();
            case EDGE_GRADIENTS -> edgeGradients();
            case UPDATE -> update();
            case RESULT -> result();
        }
    }

    private int get(TaskField field) {
        return tables[task + field.ordinal()];
    }

    private int at(TaskField field) {
        return get(field) * UNIT;
    }

    private int gradientAt(TaskField field) {
        return (get(field) + get(GRADIENTS)) * UNIT;
    }

    /** Field of an input's record: output, affine, statistics. */
    private int edge(int e, int field) {
        return tables[get(EDGE) + 3 * e + field] * UNIT;
    }

    /** Field of a reader's record: gradient, strengths, edge, sums, dots. */
    private int reader(int r, int field) {
        int value = tables[get(READER) + 5 * r + field];
        return field == 2 ? value : value * UNIT;
    }

    private float readerStrength(int r) {
        return arena[reader(r, 1) + reader(r, 2)];
    }

    static float exponential(float x) {
        float n = (float) Math.rint(x * 1.44269504f);
        float r = Math.fma(n, -0.693359375f, x);
        r = Math.fma(n, 2.12194440e-4f, r);
        float p = 1.9875691500e-4f;
        p = Math.fma(p, r, 1.3981999507e-3f);
        p = Math.fma(p, r, 8.3334519073e-3f);
        p = Math.fma(p, r, 4.1665795894e-2f);
        p = Math.fma(p, r, 1.6666665459e-1f);
        p = Math.fma(p, r, 5.0000001201e-1f);
        p = Math.fma(p, r * r, r) + 1;
        if (x < -87) {
            return 0;
        }
        if (x > 88) {
            return Float.POSITIVE_INFINITY;
        }
        return Float.isNaN(x) ? x : p * Float.intBitsToFloat(((int) n + 127) << 23);
    }

    static float logarithm(float x) {
        int bits = Float.floatToRawIntBits(x);
        int e = ((bits >> 23) & 255) - 126;
        float m = Float.intBitsToFloat((bits & 0x007fffff) | 0x3f000000);
        if (m < 0.707106781f) {
            e -= 1;
            m = m + m - 1;
        } else {
            m = m - 1;
        }
        float z = m * m;
        float p = 7.0376836292e-2f;
        p = Math.fma(p, m, -1.1514610310e-1f);
        p = Math.fma(p, m, 1.1676998740e-1f);
        p = Math.fma(p, m, -1.2420140846e-1f);
        p = Math.fma(p, m, 1.4249322787e-1f);
        p = Math.fma(p, m, -1.6668057665e-1f);
        p = Math.fma(p, m, 2.0000714765e-1f);
        p = Math.fma(p, m, -2.4999993993e-1f);
        p = Math.fma(p, m, 3.3333331174e-1f);
        float y = p * m * z;
        y = Math.fma(e, -2.12194440e-4f, y);
        y = Math.fma(z, -0.5f, y);
        return Float.isNaN(x) ? x : Math.fma(e, 0.693359375f, m + y);
    }

    private static float sigmoid(float x) {
        return 1 / (1 + exponential(-x));
    }

    private static float relu(float x) {
        return x > 0 ? x : Float.isNaN(x) ? x : 0;
    }

    /** A sum that remembers what it has lost. */
    private static final class Exact {

        private float sum;
        private float lost;

        void plus(float x) {
            float next = sum + x;
            lost += Math.abs(sum) >= Math.abs(x) ? (sum - next) + x : (x - next) + sum;
            sum = next;
        }

        float value() {
            return sum + lost;
        }
    }

    private static float treeSum(float[] values) {
        float[] scratch = values.clone();
        for (int width = scratch.length / 2; width > 0; width /= 2) {
            for (int i = 0; i < width; i++) {
                scratch[i] += scratch[i + width];
            }
        }
        return scratch[0];
    }

    /** What a thread does for its place in the task. */
    private interface Each {
        void run(int i);
    }

    private void each(int count, Each thread) {
        int threads = kernel.threads();
        for (int i = tile * threads; i < Math.min(count, (tile + 1) * threads); i++) {
            thread.run(i);
        }
    }

    private interface Pixel {
        void run(int channel, int row, int n);
    }

    private void eachPixel(TaskField height, TaskField width, Pixel pixel) {
        int row = get(IMAGES) * get(height) * get(width);
        int threads = kernel.threads();
        int tiles = Math.ceilDiv(row, threads);
        int begin = tile % tiles * threads;
        for (int n = begin; n < Math.min(row, begin + threads); n++) {
            pixel.run(tile / tiles, row, n);
        }
    }

    private float summed(int channel, int at) {
        int edges = get(EDGES);
        int coefficients = at(COEFFICIENTS) + channel * (edges + 1);
        float v = arena[coefficients + edges];
        for (int e = 0; e < edges; e++) {
            v = Math.fma(arena[coefficients + e], arena[edge(e, 0) + at], v);
        }
        return v;
    }

    private void coefficients() {
        int edges = get(EDGES);
        each(get(IN), c -> {
            float bias = 0;
            int to = at(COEFFICIENTS) + c * (edges + 1);
            for (int e = 0; e < edges; e++) {
                float strength = arena[at(STRENGTHS) + e];
                if (get(EDGE_WEIGHTS) != 0) {
                    strength = sigmoid(arena[at(EDGE_WEIGHTS) + e]);
                    if (c == 0) {
                        arena[at(STRENGTHS) + e] = strength;
                    }
                }
                arena[to + e] = strength * arena[edge(e, 1) + 2 * c];
                bias = Math.fma(strength, arena[edge(e, 1) + 2 * c + 1], bias);
            }
            arena[to + edges] = bias;
        });
    }

    private void sum(boolean relu) {
        eachPixel(HEIGHT, WIDTH, (c, row, n) -> {
            float v = summed(c, c * row + n);
            arena[at(SUM) + c * row + n] = relu ? relu(v) : v;
        });
    }

    private void depthwise(int k) {
        int h = get(HEIGHT);
        int w = get(WIDTH);
        int ow = get(INNER_WIDTH);
        int plane = get(INNER_HEIGHT) * ow;
        eachPixel(INNER_HEIGHT, INNER_WIDTH, (c, row, n) -> {
            int y0 = n % plane / ow * get(FILTER_STRIDE) - k / 2;
            int x0 = n % ow * get(FILTER_STRIDE) - k / 2;
            float sum = 0;
            for (int i = 0; i < k * k; i++) {
                int y = y0 + i / k;
                int x = x0 + i % k;
                if (y >= 0 && y < h && x >= 0 && x < w) {
                    float v = summed(c, (c * get(IMAGES) + n / plane) * h * w + y * w + x);
                    sum = Math.fma(arena[at(FILTER_WEIGHTS) + c * k * k + i], relu(v), sum);
                }
            }
            arena[at(INNER) + c * row + n] = sum;
        });
    }

    private void pool(boolean mean) {
        int h = get(HEIGHT);
        int w = get(WIDTH);
        int ow = get(INNER_WIDTH);
        int plane = get(INNER_HEIGHT) * ow;
        int k = 3;
        eachPixel(INNER_HEIGHT, INNER_WIDTH, (c, row, n) -> {
            int y0 = n % plane / ow * get(FILTER_STRIDE) - k / 2;
            int x0 = n % ow * get(FILTER_STRIDE) - k / 2;
            int from = at(SUM) + (c * get(IMAGES) + n / plane) * h * w;
            float found = 0;
            int seen = 0;
            for (int i = 0; i < k * k; i++) {
                int y = y0 + i / k;
                int x = x0 + i % k;
                if (y >= 0 && y < h && x >= 0 && x < w) {
                    float v = arena[from + y * w + x];
                    found = mean
                            ? found + v
                            : seen == 0 || v > found || Float.isNaN(v) ? v : found;
                    seen++;
                }
            }
            arena[at(INNER) + c * row + n] = mean ? found / seen : found;
        });
    }

    private void features() {
        int images = get(IMAGES);
        int pixels = get(HEIGHT) * get(WIDTH);
        each(get(IN) * images, i -> {
            float sum = 0;
            for (int n = 0; n < pixels; n++) {
                sum += relu(summed(i / images, i * pixels + n));
            }
            arena[at(INNER) + i] = sum / pixels;
        });
    }

    private void dense(boolean backward) {
        int k = get(DENSE);
        int m = get(backward ? IN : OUT);
        int channels = get(backward ? OUT : IN);
        int h = get(backward ? OUT_HEIGHT : INNER_HEIGHT);
        int w = get(backward ? OUT_WIDTH : INNER_WIDTH);
        int oh = get(backward ? INNER_HEIGHT : OUT_HEIGHT);
        int ow = get(backward ? INNER_WIDTH : OUT_WIDTH);
        int stride = get(DENSE_STRIDE);
        int images = get(IMAGES);
        int n = images * oh * ow;
        int columns = Math.ceilDiv(n, 128);
        int rows = kernel.macro("TM");
        int n0 = tile % columns * 128;
        int m0 = tile / columns * rows;
        int from = at(backward ? OUTPUT_GRADIENT : INNER);
        int to = at(backward ? INNER_GRADIENT : OUTPUT);
        for (int r = m0; r < Math.min(m, m0 + rows); r++) {
            for (int s = n0; s < Math.min(n, n0 + 128); s++) {
                int image = s / (oh * ow);
                int y = s % (oh * ow) / ow;
                int x = s % ow;
                float acc = 0;
                for (int q = 0; q < channels * k * k; q++) {
                    int c = q / (k * k);
                    int dy = q % (k * k) / k - k / 2;
                    int dx = q % k - k / 2;
                    int fy = backward ? y - dy : y * stride + dy;
                    int fx = backward ? x - dx : x * stride + dx;
                    boolean inside = fy >= 0 && fx >= 0;
                    if (backward) {
                        inside &= fy % stride == 0 && fx % stride == 0;
                        fy /= stride;
                        fx /= stride;
                    }
                    inside &= fy < h && fx < w;
                    float value = inside
                            ? arena[from + ((c * images + image) * h + fy) * w + fx]
                            : 0;
                    float weight = arena[at(DENSE_WEIGHTS) + (backward
                            ? (c * get(IN) + r) * k * k + q % (k * k)
                            : r * channels * k * k + q)];
                    acc = Math.fma(weight, value, acc);
                }
                arena[to + r * n + s] = acc;
            }
            if (!backward) {
                moments(r, n0, n, columns, to + r * n);
            }
        }
    }

    private void moments(int r, int n0, int n, int columns, int row) {
        float[] values = new float[128];
        int count = Math.min(128, n - n0);
        System.arraycopy(arena, row + n0, values, 0, count);
        float sum = 0;
        for (int tx = 0; tx < 16; tx++) {
            float part = 0;
            for (int j = tx; j < count; j += 16) {
                part += values[j];
            }
            sum += part;
        }
        float mean = sum / count;
        float squares = 0;
        for (int tx = 0; tx < 16; tx++) {
            float part = 0;
            for (int j = tx; j < count; j += 16) {
                float d = values[j] - mean;
                part = Math.fma(d, d, part);
            }
            squares += part;
        }
        int moments = at(MOMENTS) + (r * columns + n0 / 128) * 2;
        arena[moments] = sum;
        arena[moments + 1] = squares;
    }

    private void normaliseBy(int c, float mean, float variance) {
        float inverse = 1 / (float) Math.sqrt(variance + EPSILON);
        float scale = arena[at(SCALE) + c];
        float shift = arena[at(SHIFT) + c];
        arena[at(AFFINE) + 2 * c] = scale * inverse;
        arena[at(AFFINE) + 2 * c + 1] = Math.fma(-mean, scale * inverse, shift);
        arena[at(STATISTICS) + 3 * c] = mean;
        arena[at(STATISTICS) + 3 * c + 1] = inverse;
        arena[at(STATISTICS) + 3 * c + 2] = shift;
    }

    private void batchStatistics() {
        int n = get(IMAGES) * get(OUT_HEIGHT) * get(OUT_WIDTH);
        int columns = Math.ceilDiv(n, 128);
        each(get(OUT), c -> {
            int moments = at(MOMENTS) + c * columns * 2;
            var sum = new Exact();
            for (int i = 0; i < columns; i++) {
                sum.plus(arena[moments + 2 * i]);
            }
            float mean = sum.value() / n;
            var squares = new Exact();
            for (int i = 0; i < columns; i++) {
                int count = Math.min(128, n - i * 128);
                float d = arena[moments + 2 * i] / count - mean;
                squares.plus(Math.fma(d * count, d, arena[moments + 2 * i + 1]));
            }
            float variance = squares.value() / n;
            normaliseBy(c, mean, variance);
            int running = at(TaskField.MEAN) + c;
            arena[running] = Math.fma(SHARE, mean - arena[running], arena[running]);
            running = at(VARIANCE) + c;
            arena[running] = Math.fma(SHARE, variance - arena[running], arena[running]);
        });
    }

    private void runningStatistics() {
        each(get(OUT),
                c -> normaliseBy(c, arena[at(TaskField.MEAN) + c], arena[at(VARIANCE) + c]));
    }

    private void classifier() {
        int classes = get(OUT);
        int channels = get(IN);
        int images = get(IMAGES);
        int threads = kernel.threads();
        int logits = at(LOGITS) + tile * classes;
        int probabilities = at(PROBABILITIES) + tile * classes;
        int targets = at(TARGETS) + tile * classes;
        float largest = -Float.MAX_VALUE;
        for (int j = 0; j < classes; j++) {
            float z = arena[at(BIAS) + j];
            for (int c = 0; c < channels; c++) {
                z = Math.fma(arena[at(TaskField.DENSE_WEIGHTS) + c * classes + j],
                        arena[at(INNER) + c * images + tile], z);
            }
            arena[logits + j] = z;
            largest = z > largest ? z : largest;
        }
        float[] parts = new float[threads];
        for (int j = 0; j < classes; j++) {
            float e = exponential(arena[logits + j] - largest);
            arena[probabilities + j] = e;
            parts[j % threads] += e;
        }
        float sum = treeSum(parts);
        float logSum = logarithm(sum);
        float[] losses = new float[threads];
        for (int j = 0; j < classes; j++) {
            float p = arena[probabilities + j] / sum;
            arena[probabilities + j] = p;
            float log = arena[logits + j] - largest - logSum;
            losses[j % threads] = Math.fma(-arena[targets + j],
                    log < SMALLEST_LOG ? SMALLEST_LOG : log, losses[j % threads]);
            arena[at(LOGIT_GRADIENTS) + j * images + tile] = (p - arena[targets + j]) / images;
        }
        arena[at(LOSSES) + tile] = treeSum(losses);
    }

    private void classifierGradients() {
        int classes = get(OUT);
        int channels = get(IN);
        int images = get(IMAGES);
        each((channels + 1) * classes, i -> {
            int c = i / classes;
            int j = i % classes;
            var sum = new Exact();
            for (int b = 0; b < images; b++) {
                float gradient = arena[at(LOGIT_GRADIENTS) + j * images + b];
                sum.plus(c < channels ? arena[at(INNER) + c * images + b] * gradient : gradient);
            }
            arena[c < channels
                    ? gradientAt(TaskField.DENSE_WEIGHTS) + i
                    : gradientAt(BIAS) + j] = sum.value();
        });
    }

    private void featureGradients() {
        int classes = get(OUT);
        int images = get(IMAGES);
        each(get(IN) * images, i -> {
            float sum = 0;
            for (int j = 0; j < classes; j++) {
                sum = Math.fma(arena[at(TaskField.DENSE_WEIGHTS) + i / images * classes + j],
                        arena[at(LOGIT_GRADIENTS) + j * images + i % images], sum);
            }
            arena[at(INNER_GRADIENT) + i] = sum / (get(HEIGHT) * get(WIDTH));
        });
    }

    private void slopes() {
        int n = get(IMAGES) * get(OUT_HEIGHT) * get(OUT_WIDTH);
        each(get(OUT), c -> {
            float sum = 0;
            float dot = 0;
            for (int r = 0; r < get(READERS); r++) {
                sum = Math.fma(readerStrength(r), arena[reader(r, 3) + c], sum);
                dot = Math.fma(readerStrength(r),
                        arena[reader(r, 4) + reader(r, 2) * get(OUT) + c], dot);
            }
            float inverse = arena[at(STATISTICS) + 3 * c + 1];
            float scaleGradient = dot * inverse;
            arena[gradientAt(SCALE) + c] = scaleGradient;
            arena[gradientAt(SHIFT) + c] = sum;
            float scale = arena[at(AFFINE) + 2 * c];
            arena[at(TaskField.SLOPES) + 2 * c] = -scale * inverse * scaleGradient / n;
            arena[at(TaskField.SLOPES) + 2 * c + 1] = -scale * sum / n;
        });
    }

    private void outputGradient() {
        eachPixel(OUT_HEIGHT, OUT_WIDTH, (c, row, n) -> {
            int at = c * row + n;
            float d = arena[at(OUTPUT) + at] - arena[at(STATISTICS) + 3 * c];
            float g = Math.fma(arena[at(TaskField.SLOPES) + 2 * c], d,
                    arena[at(TaskField.SLOPES) + 2 * c + 1]);
            float scale = arena[at(AFFINE) + 2 * c];
            for (int r = 0; r < get(READERS); r++) {
                g = Math.fma(scale * readerStrength(r), arena[reader(r, 0) + at], g);
            }
            arena[at(TaskField.OUTPUT_GRADIENT) + at] = g;
        });
    }

    private void denseWeights(int k) {
        int m = get(OUT);
        int q = get(IN) * k * k;
        int h = get(INNER_HEIGHT);
        int w = get(INNER_WIDTH);
        int oh = get(OUT_HEIGHT);
        int ow = get(OUT_WIDTH);
        int images = get(IMAGES);
        int stride = get(DENSE_STRIDE);
        int n = images * oh * ow;
        int rows = Math.ceilDiv(m, 32);
        int columns = Math.ceilDiv(q, 64);
        int part = tile / (rows * columns);
        int m0 = tile / columns % rows * 32;
        int q0 = tile % columns * 64;
        for (int r = m0; r < Math.min(m, m0 + 32); r++) {
            for (int s = q0; s < Math.min(q, q0 + 64); s++) {
                float acc = 0;
                for (int i = part * 1024; i < Math.min(n, (part + 1) * 1024); i++) {
                    int fy = i % (oh * ow) / ow * stride + s % (k * k) / k - k / 2;
                    int fx = i % ow * stride + s % k - k / 2;
                    float value = fy >= 0 && fx >= 0 && fy < h && fx < w
                            ? arena[at(INNER)
                                    + ((s / (k * k) * images + i / (oh * ow)) * h + fy) * w + fx]
                            : 0;
                    acc = Math.fma(arena[at(TaskField.OUTPUT_GRADIENT) + r * n + i], value, acc);
                }
                arena[at(WEIGHT_PARTS) + part * m * q + r * q + s] = acc;
            }
        }
    }

    private void reduceWeights() {
        int weights = get(OUT) * get(IN) * get(DENSE) * get(DENSE);
        int parts = Math.ceilDiv(get(IMAGES) * get(OUT_HEIGHT) * get(OUT_WIDTH), 1024);
        each(weights, i -> {
            var sum = new Exact();
            for (int j = 0; j < parts; j++) {
                sum.plus(arena[at(WEIGHT_PARTS) + j * weights + i]);
            }
            arena[gradientAt(TaskField.DENSE_WEIGHTS) + i] = sum.value();
        });
    }

    private void filterBackward() {
        int threads = kernel.threads();
        int h = get(HEIGHT);
        int w = get(WIDTH);
        int images = get(IMAGES);
        int edges = get(EDGES);
        int row = images * h * w;
        int tiles = Math.ceilDiv(row, threads * 4);
        int c = tile / tiles;
        int block = tile % tiles;
        int parts = at(PARTS) + c * tiles + block;
        int part = get(IN) * tiles;
        int k = kernel.macro("K");
        boolean depthwise = kernel.macro("FILTER") == 1;
        float[] total = new float[threads];
        float[][] taps = new float[depthwise ? k * k : 0][threads];
        float[][] g = new float[4][threads];
        for (int j = 0; j < 4; j++) {
            for (int thread = 0; thread < threads; thread++) {
                int n = (block * 4 + j) * threads + thread;
                if (n < row) {
                    int at = c * row + n;
                    g[j][thread] = gradient(c, n, at, k, taps, thread);
                    arena[at(GRADIENT) + at] = g[j][thread];
                    total[thread] += g[j][thread];
                }
            }
        }
        arena[parts] = treeSum(total);
        for (int e = 0; e < edges; e++) {
            float mean = arena[edge(e, 2) + 3 * c];
            float[] dots = new float[threads];
            for (int j = 0; j < 4; j++) {
                for (int thread = 0; thread < threads; thread++) {
                    int n = (block * 4 + j) * threads + thread;
                    if (n < row) {
                        dots[thread] = Math.fma(g[j][thread],
                                arena[edge(e, 0) + c * row + n] - mean, dots[thread]);
                    }
                }
            }
            arena[parts + (1 + e) * part] = treeSum(dots);
        }
        for (int i = 0; i < taps.length; i++) {
            arena[parts + (1 + edges + i) * part] = treeSum(taps[i]);
        }
    }

    /** Gradient of the sum at a pixel; adds to the gradients of a depthwise filter's weights. */
    private float gradient(int c, int n, int at, int k, float[][] taps, int thread) {
        int filter = kernel.macro("FILTER");
        int h = get(HEIGHT);
        int w = get(WIDTH);
        int images = get(IMAGES);
        if (filter == 5) {
            float inner = 0;
            for (int r = 0; r < get(READERS); r++) {
                inner = Math.fma(readerStrength(r), arena[reader(r, 0) + at], inner);
            }
            return inner;
        }
        float v = summed(c, at);
        float inner = switch (filter) {
            case 0 -> arena[at(INNER_GRADIENT) + at];
            case 4 -> arena[at(INNER_GRADIENT) + c * images + n / (h * w)];
            default -> filtered(c, n, k, relu(v), taps, thread);
        };
        return v > 0 ? inner : 0;
    }

    private float filtered(int c, int n, int k, float relu, float[][] taps, int thread) {
        int filter = kernel.macro("FILTER");
        int h = get(HEIGHT);
        int w = get(WIDTH);
        int oh = get(INNER_HEIGHT);
        int ow = get(INNER_WIDTH);
        int stride = get(FILTER_STRIDE);
        int image = n / (h * w);
        int y = n % (h * w) / w;
        int x = n % w;
        int gradients = at(INNER_GRADIENT) + (c * get(IMAGES) + image) * oh * ow;
        int sums = at(SUM) + (c * get(IMAGES) + image) * h * w;
        float inner = 0;
        for (int i = 0; i < k * k; i++) {
            int fy = y + k / 2 - i / k;
            int fx = x + k / 2 - i % k;
            if (fy >= 0 && fx >= 0 && fy % stride == 0 && fx % stride == 0 && fy / stride < oh
                    && fx / stride < ow) {
                float d = arena[gradients + fy / stride * ow + fx / stride];
                if (filter == 1) {
                    taps[i][thread] = Math.fma(d, relu, taps[i][thread]);
                    inner = Math.fma(arena[at(FILTER_WEIGHTS) + c * k * k + i], d, inner);
                } else {
                    int seen = 0;
                    boolean first = true;
                    float own = filter == 2 ? arena[sums + y * w + x] : 0;
                    for (int j = 0; j < k * k; j++) {
                        int wy = fy - k / 2 + j / k;
                        int wx = fx - k / 2 + j % k;
                        if (wy >= 0 && wy < h && wx >= 0 && wx < w) {
                            seen++;
                            float other = filter == 2 ? arena[sums + wy * w + wx] : 0;
                            first &= !(other > own || other == own && j < i);
                        }
                    }
                    inner += filter == 2 ? first ? d : 0 : d / seen;
                }
            }
        }
        return inner;
    }

    private void reduceParts() {
        int edges = get(EDGES);
        int channels = get(IN);
        int taps = get(FILTER_WEIGHTS) != 0 ? get(FILTER) * get(FILTER) : 0;
        int tiles = Math.ceilDiv(get(IMAGES) * get(HEIGHT) * get(WIDTH), 512);
        each((1 + edges + taps) * channels, i -> {
            var sum = new Exact();
            for (int j = 0; j < tiles; j++) {
                sum.plus(arena[at(PARTS) + i * tiles + j]);
            }
            int value = i / channels;
            int c = i % channels;
            int to = value == 0
                    ? at(SUMS) + c
                    : value <= edges
                            ? at(DOTS) + i - channels
                            : gradientAt(FILTER_WEIGHTS) + c * taps + value - 1 - edges;
            arena[to] = sum.value();
        });
    }

    private void edgeGradients() {
        int channels = get(IN);
        each(get(EDGES), e -> {
            var sum = new Exact();
            for (int c = 0; c < channels; c++) {
                sum.plus(arena[edge(e, 1) + 2 * c] * arena[at(DOTS) + e * channels + c]);
                sum.plus(arena[edge(e, 2) + 3 * c + 2] * arena[at(SUMS) + c]);
            }
            float strength = arena[at(STRENGTHS) + e];
            arena[gradientAt(EDGE_WEIGHTS) + e] = strength * (1 - strength) * sum.value();
        });
    }

    private void update() {
        int threads = kernel.threads();
        float rate = arena[at(HYPER)];
        float momentum = arena[at(HYPER) + 1];
        float decay = arena[at(HYPER) + 2];
        int bad = 0;
        boolean[] threadBad = new boolean[threads];
        for (int i = tile * 4 * threads; i < Math.min(get(PARAMETERS),
                (tile + 1) * 4 * threads); i++) {
            float w = arena[at(TaskField.DENSE_WEIGHTS) + i];
            if (i < get(TRAINED)) {
                float g = arena[gradientAt(TaskField.DENSE_WEIGHTS) + i];
                g = i < get(DECAYED) ? Math.fma(decay, w, g) : g;
                float v = Math.fma(momentum, arena[at(VELOCITIES) + i], -rate * g);
                arena[at(VELOCITIES) + i] = v;
                w += Math.fma(momentum, v, -rate * g);
                arena[at(TaskField.DENSE_WEIGHTS) + i] = w;
            }
            threadBad[i % threads] |= !Float.isFinite(w);
        }
        for (boolean one : threadBad) {
            bad += one ? 1 : 0;
        }
        arena[at(FLAGS) + tile] = bad;
    }

    private void result() {
        int threads = kernel.threads();
        float[] losses = new float[threads];
        for (int i = 0; i < get(IMAGES); i++) {
            losses[i % threads] += arena[at(LOSSES) + i];
        }
        float[] bad = new float[threads];
        for (int i = 0; i < Math.ceilDiv(get(PARAMETERS), threads * 4); i++) {
            bad[i % threads] += arena[at(FLAGS) + i];
        }
        arena[at(TaskField.RESULT)] = treeSum(losses) / get(IMAGES);
        arena[at(TaskField.RESULT) + 1] = treeSum(bad);
    }
}
