/* Batch normalisation. y = scale p + shift is never written: readers take scale and shift into
 * their weights. One thread, one channel. */

#define EPSILON 1e-5f
/* What a step takes of the batch's statistics into the running ones. */
#define SHARE 0.1f

/* Statistics [C][3]: mean, 1 / deviation, and y where p is the mean. */
DEVICE void normaliseBy(GLOBAL float* affine, GLOBAL float* statistics, float mean,
        float variance, float scale, float shift) {
    float inverse = 1 / SQRT(variance + EPSILON);
    affine[0] = scale * inverse;
    affine[1] = FMA(-mean, scale * inverse, shift);
    statistics[0] = mean;
    statistics[1] = inverse;
    statistics[2] = shift;
}

/* By the statistics of the batch, from the moments of tiles of 128 pixels; moves running ones. */
KERNEL(THREADS) batchStatistics(ARGUMENTS) {
    TASK;
    int c = tile * THREADS + THREAD;
    if (c < t[T_OUT]) {
        int n = t[T_IMAGES] * t[T_OUT_HEIGHT] * t[T_OUT_WIDTH];
        int columns = CEIL_DIV(n, 128);
        GLOBAL const float* moments = AT(T_MOMENTS) + (index_t) c * columns * 2;
        exact_t sum = exactZero();
        for (int i = 0; i < columns; i++) {
            sum = exactPlus(sum, moments[2 * i]);
        }
        float mean = exactValue(sum) / n;
        exact_t squares = exactZero();
        for (int i = 0; i < columns; i++) {
            int count = n - i * 128 < 128 ? n - i * 128 : 128;
            float d = moments[2 * i] / count - mean;
            squares = exactPlus(squares, FMA(d * count, d, moments[2 * i + 1]));
        }
        float variance = exactValue(squares) / n;
        normaliseBy(AT(T_AFFINE) + 2 * c, AT(T_STATISTICS) + 3 * c, mean, variance,
                AT(T_SCALE)[c], AT(T_SHIFT)[c]);
        GLOBAL float* running = AT(T_MEAN) + c;
        *running = FMA(SHARE, mean - *running, *running);
        running = AT(T_VARIANCE) + c;
        *running = FMA(SHARE, variance - *running, *running);
    }
}

/* By the running statistics. */
KERNEL(THREADS) runningStatistics(ARGUMENTS) {
    TASK;
    int c = tile * THREADS + THREAD;
    if (c < t[T_OUT]) {
        normaliseBy(AT(T_AFFINE) + 2 * c, AT(T_STATISTICS) + 3 * c, AT(T_MEAN)[c],
                AT(T_VARIANCE)[c], AT(T_SCALE)[c], AT(T_SHIFT)[c]);
    }
}
