/* Gradient of a dense convolution's weights: the gradient of its output times what it read, summed
 * over the pixels of all images, PART of them in a group; a second kernel adds the parts up. */

#define TM 32
#define TN 64
#define TK 16
#define RM 2
#define RN 4

KERNEL(THREADS) denseWeights(ARGUMENTS) {
    TASK;
    int m = t[T_OUT];
    int q = t[T_IN] * K * K;
    int h = t[T_INNER_HEIGHT], w = t[T_INNER_WIDTH];
    int oh = t[T_OUT_HEIGHT], ow = t[T_OUT_WIDTH];
    int images = t[T_IMAGES];
    int stride = t[T_DENSE_STRIDE];
    int n = images * oh * ow;
    int rows = CEIL_DIV(m, TM);
    int columns = CEIL_DIV(q, TN);
    int part = tile / (rows * columns);
    int m0 = tile / columns % rows * TM;
    int q0 = tile % columns * TN;
    int end = part * PART + PART < n ? part * PART + PART : n;
    GLOBAL const float* gradient = AT(T_OUTPUT_GRADIENT);
    GLOBAL const float* inner = AT(T_INNER);
    LOCAL float as[TK][TM + 4];
    LOCAL float bs[TK][TN + 4];
    int tx = THREAD % 16;
    int ty = THREAD / 16;
    float acc[RM][RN];
    UNROLL
    for (int i = 0; i < RM; i++) {
        UNROLL
        for (int j = 0; j < RN; j++) {
            acc[i][j] = 0;
        }
    }
    for (int n0 = part * PART; n0 < end; n0 += TK) {
        for (int i = THREAD; i < TM * TK; i += THREADS) {
            int r = m0 + i / TK, s = n0 + i % TK;
            as[i % TK][i / TK] = r < m && s < end ? gradient[(index_t) r * n + s] : 0;
        }
        for (int i = THREAD; i < TN * TK; i += THREADS) {
            int s = q0 + i / TK, column = n0 + i % TK;
            float value = 0;
            if (s < q && column < end) {
                int fy = column % (oh * ow) / ow * stride + s % (K * K) / K - K / 2;
                int fx = column % ow * stride + s % K - K / 2;
                if (fy >= 0 && fx >= 0 && fy < h && fx < w) {
                    value = inner[(((index_t) (s / (K * K)) * images + column / (oh * ow)) * h
                            + fy) * w + fx];
                }
            }
            bs[i % TK][i / TK] = value;
        }
        SYNC;
        UNROLL
        for (int s = 0; s < TK; s++) {
            UNROLL
            for (int i = 0; i < RM; i++) {
                UNROLL
                for (int j = 0; j < RN; j++) {
                    acc[i][j] = FMA(as[s][ty * RM + i], bs[s][tx + 16 * j], acc[i][j]);
                }
            }
        }
        SYNC;
    }
    GLOBAL float* out = AT(T_WEIGHT_PARTS) + (index_t) part * m * q;
    UNROLL
    for (int i = 0; i < RM; i++) {
        UNROLL
        for (int j = 0; j < RN; j++) {
            int r = m0 + ty * RM + i, s = q0 + tx + 16 * j;
            if (r < m && s < q) {
                out[(index_t) r * q + s] = acc[i][j];
            }
        }
    }
}
