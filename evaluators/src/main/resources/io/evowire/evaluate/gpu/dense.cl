/* Products of matrices: dense convolutions of K rows and columns as one matrix of weights times a
 * matrix that is gathered from maps [C, B, H, W] as it is read. Sums run over the channels and, in
 * each, over the kernel, one FMA after another, whatever the tile. */

#define TN 128
#define TK 16
#define RM (TM / 16)
#define RN (TN / 16)

/* out[M, N] = a[M, Q] * b[Q, N], N the pixels of all images. Forward: M are the channels out. With
 * BACKWARD, the gradient of what the convolution read: M are the channels in. */
KERNEL(THREADS) dense(ARGUMENTS) {
    TASK;
    int stride = t[T_DENSE_STRIDE];
#if BACKWARD
    int m = t[T_IN], channels = t[T_OUT];
    int h = t[T_OUT_HEIGHT], w = t[T_OUT_WIDTH];
    int oh = t[T_INNER_HEIGHT], ow = t[T_INNER_WIDTH];
    GLOBAL const float* b = AT(T_OUTPUT_GRADIENT);
    GLOBAL float* out = AT(T_INNER_GRADIENT);
#else
    int m = t[T_OUT], channels = t[T_IN];
    int h = t[T_INNER_HEIGHT], w = t[T_INNER_WIDTH];
    int oh = t[T_OUT_HEIGHT], ow = t[T_OUT_WIDTH];
    GLOBAL const float* b = AT(T_INNER);
    GLOBAL float* out = AT(T_OUTPUT);
#endif
    GLOBAL const float* a = AT(T_DENSE_WEIGHTS);
    int inChannels = t[T_IN];
    int images = t[T_IMAGES];
    int q = channels * K * K;
    int n = images * oh * ow;
    int columns = CEIL_DIV(n, TN);
    int n0 = tile % columns * TN;
    int m0 = tile / columns * TM;
    LOCAL float as[TK][TM + 4];
    LOCAL float bs[TK][TN];
    int tx = THREAD % 16;
    int ty = THREAD / 16;
    /* Each thread gathers one column of b: TN columns, so THREADS / TN rows at a time. */
    int column = n0 + THREAD % TN;
    int image = column / (oh * ow);
    int y = column % (oh * ow) / ow;
    int x = column % ow;
    float acc[RM][RN];
    UNROLL
    for (int i = 0; i < RM; i++) {
        UNROLL
        for (int j = 0; j < RN; j++) {
            acc[i][j] = 0;
        }
    }
    for (int q0 = 0; q0 < q; q0 += TK) {
        for (int i = THREAD; i < TM * TK; i += THREADS) {
            int r = m0 + i / TK, s = q0 + i % TK;
            float value = 0;
            if (r < m && s < q) {
#if BACKWARD
                value = a[((index_t) (s / (K * K)) * inChannels + r) * (K * K) + s % (K * K)];
#else
                value = a[(index_t) r * q + s];
#endif
            }
            as[i % TK][i / TK] = value;
        }
        for (int i = THREAD / TN; i < TK; i += THREADS / TN) {
            int s = q0 + i;
            float value = 0;
            if (s < q && column < n) {
                int dy = s % (K * K) / K - K / 2, dx = s % K - K / 2;
#if BACKWARD
                int fy = y - dy, fx = x - dx;
                int inside = fy >= 0 && fx >= 0 && fy % stride == 0 && fx % stride == 0;
                fy /= stride;
                fx /= stride;
                inside = inside && fy < h && fx < w;
#else
                int fy = y * stride + dy, fx = x * stride + dx;
                int inside = fy >= 0 && fx >= 0 && fy < h && fx < w;
#endif
                if (inside) {
                    value = b[(((index_t) (s / (K * K)) * images + image) * h + fy) * w + fx];
                }
            }
            bs[i][THREAD % TN] = value;
        }
        SYNC;
        UNROLL
        for (int s = 0; s < TK; s++) {
            float av[RM], bv[RN];
            UNROLL
            for (int i = 0; i < RM; i++) {
                av[i] = as[s][ty * RM + i];
            }
            UNROLL
            for (int j = 0; j < RN; j++) {
                bv[j] = bs[s][tx + 16 * j];
            }
            UNROLL
            for (int i = 0; i < RM; i++) {
                UNROLL
                for (int j = 0; j < RN; j++) {
                    acc[i][j] = FMA(av[i], bv[j], acc[i][j]);
                }
            }
        }
        SYNC;
    }
#if BACKWARD
    UNROLL
    for (int i = 0; i < RM; i++) {
        UNROLL
        for (int j = 0; j < RN; j++) {
            int s = n0 + tx + 16 * j;
            if (m0 + ty * RM + i < m && s < n) {
                out[(index_t) (m0 + ty * RM + i) * n + s] = acc[i][j];
            }
        }
    }
#else
    /* Sum of each row of the tile, then squares of the distances from the row's mean. */
    LOCAL float sums[TM][17];
    LOCAL float means[TM];
    UNROLL
    for (int i = 0; i < RM; i++) {
        float sum = 0;
        UNROLL
        for (int j = 0; j < RN; j++) {
            int s = n0 + tx + 16 * j;
            if (m0 + ty * RM + i < m && s < n) {
                out[(index_t) (m0 + ty * RM + i) * n + s] = acc[i][j];
                sum += acc[i][j];
            }
        }
        sums[ty * RM + i][tx] = sum;
    }
    SYNC;
    int r = m0 + THREAD;
    int writes = THREAD < TM && r < m;
    GLOBAL float* moments = AT(T_MOMENTS)
            + ((index_t) (writes ? r : 0) * columns + tile % columns) * 2;
    if (writes) {
        float sum = 0;
        for (int j = 0; j < 16; j++) {
            sum += sums[THREAD][j];
        }
        moments[0] = sum;
        means[THREAD] = sum / (n - n0 < TN ? n - n0 : TN);
    }
    SYNC;
    UNROLL
    for (int i = 0; i < RM; i++) {
        float squares = 0;
        float mean = m0 + ty * RM + i < m ? means[ty * RM + i] : 0;
        UNROLL
        for (int j = 0; j < RN; j++) {
            if (n0 + tx + 16 * j < n) {
                float d = acc[i][j] - mean;
                squares = FMA(d, d, squares);
            }
        }
        sums[ty * RM + i][tx] = squares;
    }
    SYNC;
    if (writes) {
        float squares = 0;
        for (int j = 0; j < 16; j++) {
            squares += sums[THREAD][j];
        }
        moments[1] = squares;
    }
#endif
}
