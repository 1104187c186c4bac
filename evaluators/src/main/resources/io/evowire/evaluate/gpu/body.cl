/* Forward through single channels. Maps are [C, B, H, W]. THREADS pixels of one channel a group. */

/* Record of an edge. */
#define E_OUTPUT 0
#define E_AFFINE 1
#define E_STATISTICS 2
#define E_SIZE 3
#define EDGE(e) (tables + t[T_EDGE] + (e) * E_SIZE)

/* Value of the weighted sum at a pixel: at is the pixel's place in each input. */
DEVICE float summed(GLOBAL const float* arena, GLOBAL const int* tables, GLOBAL const int* t,
        GLOBAL const float* coefficients, index_t at) {
    int edges = t[T_EDGES];
    float v = coefficients[edges];
    for (int e = 0; e < edges; e++) {
        v = FMA(coefficients[e], AT_OFFSET(EDGE(e)[E_OUTPUT])[at], v);
    }
    return v;
}

/* Strength of each edge, and the weights of the sum for each channel, [C][edges + 1]: strength
 * times the input's scale; last what the inputs' shifts add up to. One thread, one channel. */
KERNEL(THREADS) coefficients(ARGUMENTS) {
    TASK;
    int c = tile * THREADS + THREAD;
    int edges = t[T_EDGES];
    if (c < t[T_IN]) {
        GLOBAL float* strengths = AT(T_STRENGTHS);
        GLOBAL float* to = AT(T_COEFFICIENTS) + c * (edges + 1);
        float bias = 0;
        for (int e = 0; e < edges; e++) {
            float strength;
            if (t[T_EDGE_WEIGHTS] != 0) {
                strength = sigmoid(AT(T_EDGE_WEIGHTS)[e]);
                if (c == 0) {
                    strengths[e] = strength;
                }
            } else {
                strength = strengths[e];
            }
            GLOBAL const float* affine = AT_OFFSET(EDGE(e)[E_AFFINE]) + 2 * c;
            to[e] = strength * affine[0];
            bias = FMA(strength, affine[1], bias);
        }
        to[edges] = bias;
    }
}

#define PLACE(rows, columns) \
    int row = t[T_IMAGES] * t[rows] * t[columns]; \
    int tiles = CEIL_DIV(row, THREADS); \
    int c = tile / tiles; \
    int n = tile % tiles * THREADS + THREAD

/* The weighted sum, with ReLU if RELU. */
KERNEL(THREADS) sum(ARGUMENTS) {
    TASK;
    PLACE(T_HEIGHT, T_WIDTH);
    if (n < row) {
        index_t at = (index_t) c * row + n;
        float v = summed(arena, tables, t, AT(T_COEFFICIENTS) + c * (t[T_EDGES] + 1), at);
#if RELU
        v = v > 0 ? v : v == v ? 0 : v;
#endif
        AT(T_SUM)[at] = v;
    }
}

/* Weighted sum, ReLU and depthwise convolution of K rows and columns. */
KERNEL(THREADS) depthwise(ARGUMENTS) {
    TASK;
    PLACE(T_INNER_HEIGHT, T_INNER_WIDTH);
    int h = t[T_HEIGHT], w = t[T_WIDTH], ow = t[T_INNER_WIDTH];
    int plane = t[T_INNER_HEIGHT] * ow;
    int edges = t[T_EDGES];
    LOCAL float weights[K * K];
    if (THREAD < K * K) {
        weights[THREAD] = AT(T_FILTER_WEIGHTS)[c * K * K + THREAD];
    }
    SYNC;
    if (n < row) {
        GLOBAL const float* coefficients = AT(T_COEFFICIENTS) + c * (edges + 1);
        int image = n / plane;
        int y0 = n % plane / ow * t[T_FILTER_STRIDE] - K / 2;
        int x0 = n % ow * t[T_FILTER_STRIDE] - K / 2;
        index_t start = ((index_t) c * t[T_IMAGES] + image) * h * w;
        float v[K * K];
        UNROLL
        for (int i = 0; i < K * K; i++) {
            v[i] = coefficients[edges];
        }
        for (int e = 0; e < edges; e++) {
            GLOBAL const float* p = AT_OFFSET(EDGE(e)[E_OUTPUT]) + start;
            float a = coefficients[e];
            UNROLL
            for (int i = 0; i < K * K; i++) {
                int y = y0 + i / K;
                int x = x0 + i % K;
                if (y >= 0 && y < h && x >= 0 && x < w) {
                    v[i] = FMA(a, p[y * w + x], v[i]);
                }
            }
        }
        float sum = 0;
        UNROLL
        for (int i = 0; i < K * K; i++) {
            int y = y0 + i / K;
            int x = x0 + i % K;
            if (y >= 0 && y < h && x >= 0 && x < w) {
                sum = FMA(weights[i], v[i] > 0 ? v[i] : v[i] == v[i] ? 0 : v[i], sum);
            }
        }
        AT(T_INNER)[(index_t) c * row + n] = sum;
    }
}

/* Maximum, or mean if MEAN, of the pixels of a window of K rows and columns that lie in the image. */
KERNEL(THREADS) pool(ARGUMENTS) {
    TASK;
    PLACE(T_INNER_HEIGHT, T_INNER_WIDTH);
    if (n < row) {
        int h = t[T_HEIGHT], w = t[T_WIDTH], ow = t[T_INNER_WIDTH];
        int plane = t[T_INNER_HEIGHT] * ow;
        int y0 = n % plane / ow * t[T_FILTER_STRIDE] - K / 2;
        int x0 = n % ow * t[T_FILTER_STRIDE] - K / 2;
        GLOBAL const float* from = AT(T_SUM)
                + ((index_t) c * t[T_IMAGES] + n / plane) * h * w;
        float found = 0;
        int seen = 0;
        for (int i = 0; i < K * K; i++) {
            int y = y0 + i / K;
            int x = x0 + i % K;
            if (y >= 0 && y < h && x >= 0 && x < w) {
                float v = from[y * w + x];
#if MEAN
                found += v;
#else
                found = seen == 0 || v > found || v != v ? v : found;
#endif
                seen++;
            }
        }
#if MEAN
        found /= seen;
#endif
        AT(T_INNER)[(index_t) c * row + n] = found;
    }
}

/* ReLU and mean over the pixels: features [C, B]. One thread, one channel of one image. */
KERNEL(THREADS) features(ARGUMENTS) {
    TASK;
    int images = t[T_IMAGES];
    int i = tile * THREADS + THREAD;
    if (i < t[T_IN] * images) {
        int pixels = t[T_HEIGHT] * t[T_WIDTH];
        int c = i / images;
        GLOBAL const float* coefficients = AT(T_COEFFICIENTS) + c * (t[T_EDGES] + 1);
        float sum = 0;
        for (int n = 0; n < pixels; n++) {
            float v = summed(arena, tables, t, coefficients, (index_t) i * pixels + n);
            sum += v > 0 ? v : v == v ? 0 : v;
        }
        AT(T_INNER)[i] = sum / pixels;
    }
}
