/* Backward through normalisation, filters and sums. Needs body.cl before it. */

#define R_GRADIENT 0
#define R_STRENGTHS 1
#define R_EDGE 2
#define R_SUMS 3
#define R_DOTS 4
#define R_SIZE 5
#define READER(r) (tables + t[T_READER] + (r) * R_SIZE)
#define READER_STRENGTH(r) (AT_OFFSET(READER(r)[R_STRENGTHS])[READER(r)[R_EDGE]])

/* From what the readers found: gradients of scale and shift; and how the gradient of p follows from
 * the gradients of the readers' sums, [C][2]: slope (p - mean) + constant is added to them. */
KERNEL(THREADS) slopes(ARGUMENTS) {
    TASK;
    int c = tile * THREADS + THREAD;
    if (c < t[T_OUT]) {
        int n = t[T_IMAGES] * t[T_OUT_HEIGHT] * t[T_OUT_WIDTH];
        float sum = 0;
        float dot = 0;
        for (int r = 0; r < t[T_READERS]; r++) {
            float strength = READER_STRENGTH(r);
            sum = FMA(strength, AT_OFFSET(READER(r)[R_SUMS])[c], sum);
            dot = FMA(strength, AT_OFFSET(READER(r)[R_DOTS])[READER(r)[R_EDGE] * t[T_OUT] + c],
                    dot);
        }
        float inverse = AT(T_STATISTICS)[3 * c + 1];
        float scaleGradient = dot * inverse;
        GRADIENT_AT(T_SCALE)[c] = scaleGradient;
        GRADIENT_AT(T_SHIFT)[c] = sum;
        float scale = AT(T_AFFINE)[2 * c];
        AT(T_SLOPES)[2 * c] = -scale * inverse * scaleGradient / n;
        AT(T_SLOPES)[2 * c + 1] = -scale * sum / n;
    }
}

/* Gradient of p. */
KERNEL(THREADS) outputGradient(ARGUMENTS) {
    TASK;
    PLACE(T_OUT_HEIGHT, T_OUT_WIDTH);
    if (n < row) {
        index_t at = (index_t) c * row + n;
        float d = AT(T_OUTPUT)[at] - AT(T_STATISTICS)[3 * c];
        float g = FMA(AT(T_SLOPES)[2 * c], d, AT(T_SLOPES)[2 * c + 1]);
        float scale = AT(T_AFFINE)[2 * c];
        for (int r = 0; r < t[T_READERS]; r++) {
            g = FMA(scale * READER_STRENGTH(r), AT_OFFSET(READER(r)[R_GRADIENT])[at], g);
        }
        AT(T_OUTPUT_GRADIENT)[at] = g;
    }
}

#define IDENTITY 0
#define DEPTHWISE 1
#define MAX_POOL 2
#define MEAN_POOL 3
#define BROADCAST 4
#define NO_RELU 5
#if FILTER == DEPTHWISE
#define TAPS (K * K)
#else
#define TAPS 0
#endif

/* The gradient of the sum, g; and over PIXELS * THREADS pixels of a channel the sum of g, for each
 * edge the sum of g (p - mean), and the gradients of the filter's weights: [1 + edges + K K][C]
 * [tiles]. */
KERNEL(THREADS) filterBackward(ARGUMENTS) {
    TASK;
    LOCAL float scratch[THREADS];
    int h = t[T_HEIGHT], w = t[T_WIDTH], images = t[T_IMAGES], edges = t[T_EDGES];
    int row = images * h * w;
    int tiles = CEIL_DIV(row, THREADS * PIXELS);
    int c = tile / tiles;
    int block = tile % tiles;
    GLOBAL float* parts = AT(T_PARTS) + (index_t) c * tiles + block;
    index_t part = (index_t) t[T_IN] * tiles;
#if FILTER != NO_RELU
    GLOBAL const float* coefficients = AT(T_COEFFICIENTS) + c * (edges + 1);
#endif
#if FILTER == DEPTHWISE || FILTER == MAX_POOL || FILTER == MEAN_POOL
    int stride = t[T_FILTER_STRIDE], oh = t[T_INNER_HEIGHT], ow = t[T_INNER_WIDTH];
#endif
#if FILTER == DEPTHWISE
    LOCAL float weights[K * K];
    if (THREAD < K * K) {
        weights[THREAD] = AT(T_FILTER_WEIGHTS)[c * K * K + THREAD];
    }
    SYNC;
    float taps[K * K];
    UNROLL
    for (int i = 0; i < K * K; i++) {
        taps[i] = 0;
    }
#endif
    float g[PIXELS];
    float total = 0;
    for (int j = 0; j < PIXELS; j++) {
        int n = (block * PIXELS + j) * THREADS + THREAD;
        g[j] = 0;
        if (n < row) {
            index_t at = (index_t) c * row + n;
            float inner = 0;
#if FILTER == NO_RELU
            for (int r = 0; r < t[T_READERS]; r++) {
                inner = FMA(READER_STRENGTH(r), AT_OFFSET(READER(r)[R_GRADIENT])[at], inner);
            }
            g[j] = inner;
#else
            float v = summed(arena, tables, t, coefficients, at);
#if FILTER == IDENTITY
            inner = AT(T_INNER_GRADIENT)[at];
#elif FILTER == BROADCAST
            inner = AT(T_INNER_GRADIENT)[c * images + n / (h * w)];
#else
            int image = n / (h * w), y = n % (h * w) / w, x = n % w;
            GLOBAL const float* gradients = AT(T_INNER_GRADIENT)
                    + ((index_t) c * images + image) * oh * ow;
#if FILTER == DEPTHWISE
            float relu = v > 0 ? v : v == v ? 0 : v;
#else
            GLOBAL const float* sums = AT(T_SUM) + ((index_t) c * images + image) * h * w;
#endif
            UNROLL
            for (int i = 0; i < K * K; i++) {
                int fy = y + K / 2 - i / K;
                int fx = x + K / 2 - i % K;
                if (fy >= 0 && fx >= 0 && fy % stride == 0 && fx % stride == 0
                        && fy / stride < oh && fx / stride < ow) {
                    float d = gradients[fy / stride * ow + fx / stride];
#if FILTER == DEPTHWISE
                    taps[i] = FMA(d, relu, taps[i]);
                    inner = FMA(weights[i], d, inner);
#else
                    /* The window of that output, with this pixel at i. */
                    int y0 = fy - K / 2, x0 = fx - K / 2;
                    int seen = 0;
                    int first = 1;
                    for (int k = 0; k < K * K; k++) {
                        int wy = y0 + k / K, wx = x0 + k % K;
                        if (wy >= 0 && wy < h && wx >= 0 && wx < w) {
                            seen++;
#if FILTER == MAX_POOL
                            float other = sums[wy * w + wx];
                            float own = sums[y * w + x];
                            first = first && !(other > own || (other == own && k < i));
#endif
                        }
                    }
                    inner += FILTER == MAX_POOL ? (first ? d : 0) : d / seen;
#endif
                }
            }
#endif
            g[j] = v > 0 ? inner : 0;
#endif
            AT(T_GRADIENT)[at] = g[j];
            total += g[j];
        }
    }
    total = treeSum(scratch, THREADS, total);
    if (THREAD == 0) {
        parts[0] = total;
    }
    for (int e = 0; e < edges; e++) {
        GLOBAL const float* p = AT_OFFSET(EDGE(e)[E_OUTPUT]) + (index_t) c * row;
        float mean = AT_OFFSET(EDGE(e)[E_STATISTICS])[3 * c];
        float dot = 0;
        for (int j = 0; j < PIXELS; j++) {
            int n = (block * PIXELS + j) * THREADS + THREAD;
            if (n < row) {
                dot = FMA(g[j], p[n] - mean, dot);
            }
        }
        dot = treeSum(scratch, THREADS, dot);
        if (THREAD == 0) {
            parts[(1 + e) * part] = dot;
        }
    }
#if FILTER == DEPTHWISE
    for (int i = 0; i < K * K; i++) {
        float tap = treeSum(scratch, THREADS, taps[i]);
        if (THREAD == 0) {
            parts[(1 + edges + i) * part] = tap;
        }
    }
#endif
}
