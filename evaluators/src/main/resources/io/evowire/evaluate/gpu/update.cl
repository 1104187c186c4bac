/* The update rule: Nesterov momentum as DL4J has it, g = gradient + decay w; v' = m v - rate g;
 * w += m v' - rate g. Running statistics are only looked at. */

#define H_RATE 0
#define H_MOMENTUM 1
#define H_DECAY 2

/* THREADS * 4 parameters of one network a group; tells whether any is not finite. */
KERNEL(THREADS) update(ARGUMENTS) {
    TASK;
    LOCAL float scratch[THREADS];
    GLOBAL const float* hyper = AT(T_HYPER);
    float rate = hyper[H_RATE], momentum = hyper[H_MOMENTUM], decay = hyper[H_DECAY];
    int decayed = t[T_DECAYED], trained = t[T_TRAINED], all = t[T_PARAMETERS];
    float bad = 0;
    for (int j = 0; j < 4; j++) {
        int i = (tile * 4 + j) * THREADS + THREAD;
        if (i < all) {
            float w = AT(T_DENSE_WEIGHTS)[i];
            if (i < trained) {
                GLOBAL float* velocity = AT(T_VELOCITIES) + i;
                float g = GRADIENT_AT(T_DENSE_WEIGHTS)[i];
                g = i < decayed ? FMA(decay, w, g) : g;
                float v = FMA(momentum, *velocity, -rate * g);
                *velocity = v;
                w += FMA(momentum, v, -rate * g);
                AT(T_DENSE_WEIGHTS)[i] = w;
            }
            bad = isNumber(w) ? bad : 1;
        }
    }
    bad = treeSum(scratch, THREADS, bad);
    if (THREAD == 0) {
        AT(T_FLAGS)[tile] = bad;
    }
}

/* Mean loss of the images, and how many threads saw what is not finite. One group, one network. */
KERNEL(THREADS) result(ARGUMENTS) {
    TASK;
    LOCAL float scratch[THREADS];
    float loss = 0;
    for (int i = THREAD; i < t[T_IMAGES]; i += THREADS) {
        loss += AT(T_LOSSES)[i];
    }
    loss = treeSum(scratch, THREADS, loss);
    int flags = CEIL_DIV(t[T_PARAMETERS], THREADS * 4);
    float bad = 0;
    for (int i = THREAD; i < flags; i += THREADS) {
        bad += AT(T_FLAGS)[i];
    }
    bad = treeSum(scratch, THREADS, bad);
    if (THREAD == 0 && tile == 0) {
        AT(T_RESULT)[0] = loss / t[T_IMAGES];
        AT(T_RESULT)[1] = bad;
    }
}
