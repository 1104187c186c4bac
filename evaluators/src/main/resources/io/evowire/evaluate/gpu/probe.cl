
/* Ceilings of a device: how fast it copies, and how fast it multiplies and adds. */

#define ITEMS 16
#define CHAINS 8

/* Each thread copies ITEMS floats, neighbours beside each other. */
KERNEL(THREADS) copyFloats(GLOBAL float* to, GLOBAL const float* from) {
    index_t at = (index_t) GROUP * THREADS * ITEMS + THREAD;
    UNROLL
    for (int i = 0; i < ITEMS; i++) {
        to[at + (index_t) i * THREADS] = from[at + (index_t) i * THREADS];
    }
}

/* Each thread works on CHAINS sums that do not wait for each other. */
KERNEL(THREADS) multiplyAdd(GLOBAL float* to, int times) {
    float sums[CHAINS];
    UNROLL
    for (int i = 0; i < CHAINS; i++) {
        sums[i] = (float) (THREAD + i);
    }
    for (int n = 0; n < times; n++) {
        UNROLL
        for (int i = 0; i < CHAINS; i++) {
            sums[i] = FMA(sums[i], 0.5f, 1.0f);
        }
    }
    float sum = 0;
    UNROLL
    for (int i = 0; i < CHAINS; i++) {
        sum += sums[i];
    }
    to[(index_t) GROUP * THREADS + THREAD] = sum;
}
