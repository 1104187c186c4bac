/* Sums of parts, in the order of the parts, and what follows from them. Needs body.cl before it. */

/* Parts of filterBackward: [1 + edges + K K][C][tiles]. One thread, one sum. */
KERNEL(THREADS) reduceParts(ARGUMENTS) {
    TASK;
    int edges = t[T_EDGES], channels = t[T_IN];
    int taps = t[T_FILTER_WEIGHTS] != 0 ? t[T_FILTER] * t[T_FILTER] : 0;
    int i = tile * THREADS + THREAD;
    if (i < (1 + edges + taps) * channels) {
        int tiles = CEIL_DIV(t[T_IMAGES] * t[T_HEIGHT] * t[T_WIDTH], t[T_PART_PIXELS]);
        GLOBAL const float* parts = AT(T_PARTS) + (index_t) i * tiles;
        exact_t sum = exactZero();
        for (int j = 0; j < tiles; j++) {
            sum = exactPlus(sum, parts[j]);
        }
        int value = i / channels, c = i % channels;
        if (value == 0) {
            AT(T_SUMS)[c] = exactValue(sum);
        } else if (value <= edges) {
            AT(T_DOTS)[i - channels] = exactValue(sum);
        } else {
            GRADIENT_AT(T_FILTER_WEIGHTS)[c * taps + value - 1 - edges] = exactValue(sum);
        }
    }
}

/* Gradient of the weight of each edge. One thread, one edge. */
KERNEL(THREADS) edgeGradients(ARGUMENTS) {
    TASK;
    int e = tile * THREADS + THREAD;
    int channels = t[T_IN];
    if (e < t[T_EDGES]) {
        GLOBAL const float* affine = AT_OFFSET(EDGE(e)[E_AFFINE]);
        GLOBAL const float* statistics = AT_OFFSET(EDGE(e)[E_STATISTICS]);
        exact_t sum = exactZero();
        for (int c = 0; c < channels; c++) {
            sum = exactPlus(sum, affine[2 * c] * AT(T_DOTS)[e * channels + c]);
            sum = exactPlus(sum, statistics[3 * c + 2] * AT(T_SUMS)[c]);
        }
        float strength = AT(T_STRENGTHS)[e];
        GRADIENT_AT(T_EDGE_WEIGHTS)[e] = strength * (1 - strength) * exactValue(sum);
    }
}

/* Parts of denseWeights: [parts][weights]. One thread, one weight. */
KERNEL(THREADS) reduceWeights(ARGUMENTS) {
    TASK;
    int weights = t[T_OUT] * t[T_IN] * t[T_DENSE] * t[T_DENSE];
    int i = tile * THREADS + THREAD;
    if (i < weights) {
        int parts = CEIL_DIV(t[T_IMAGES] * t[T_OUT_HEIGHT] * t[T_OUT_WIDTH], t[T_WEIGHT_PART]);
        GLOBAL const float* from = AT(T_WEIGHT_PARTS) + i;
        exact_t sum = exactZero();
        for (int j = 0; j < parts; j++) {
            sum = exactPlus(sum, from[(index_t) j * weights]);
        }
        GRADIENT_AT(T_DENSE_WEIGHTS)[i] = exactValue(sum);
    }
}
