/* The dense layer, softmax and cross entropy. */

/* DL4J clips probabilities here before the logarithm: no image's loss is above 23. */
#define SMALLEST_LOG -23.0258509f

/* One group, one image: logits and probabilities [B, classes], the gradient of the mean loss by the
 * logits [classes, B], and the image's loss. */
KERNEL(THREADS) classifier(ARGUMENTS) {
    TASK;
    LOCAL float scratch[THREADS];
    int classes = t[T_OUT], channels = t[T_IN], images = t[T_IMAGES];
    GLOBAL const float* weights = AT(T_DENSE_WEIGHTS);
    GLOBAL const float* features = AT(T_INNER);
    GLOBAL float* logits = AT(T_LOGITS) + tile * classes;
    GLOBAL float* probabilities = AT(T_PROBABILITIES) + tile * classes;
    GLOBAL const float* targets = AT(T_TARGETS) + tile * classes;
    float largest = -3.402823466e+38f;
    for (int j = THREAD; j < classes; j += THREADS) {
        float z = AT(T_BIAS)[j];
        for (int c = 0; c < channels; c++) {
            z = FMA(weights[c * classes + j], features[c * images + tile], z);
        }
        logits[j] = z;
        largest = z > largest ? z : largest;
    }
    scratch[THREAD] = largest;
    SYNC;
    for (int width = THREADS / 2; width > 0; width /= 2) {
        if (THREAD < width && scratch[THREAD + width] > scratch[THREAD]) {
            scratch[THREAD] = scratch[THREAD + width];
        }
        SYNC;
    }
    largest = scratch[0];
    SYNC;
    float part = 0;
    for (int j = THREAD; j < classes; j += THREADS) {
        float e = exponential(logits[j] - largest);
        probabilities[j] = e;
        part += e;
    }
    float sum = treeSum(scratch, THREADS, part);
    float logSum = logarithm(sum);
    float loss = 0;
    for (int j = THREAD; j < classes; j += THREADS) {
        float p = probabilities[j] / sum;
        probabilities[j] = p;
        float log = logits[j] - largest - logSum;
        loss = FMA(-targets[j], log < SMALLEST_LOG ? SMALLEST_LOG : log, loss);
        AT(T_LOGIT_GRADIENTS)[j * images + tile] = (p - targets[j]) / images;
    }
    loss = treeSum(scratch, THREADS, loss);
    if (THREAD == 0) {
        AT(T_LOSSES)[tile] = loss;
    }
}

/* Gradients of the dense layer's weights [C, classes], then of its bias. One thread, one of them. */
KERNEL(THREADS) classifierGradients(ARGUMENTS) {
    TASK;
    int classes = t[T_OUT], channels = t[T_IN], images = t[T_IMAGES];
    int i = tile * THREADS + THREAD;
    if (i < (channels + 1) * classes) {
        int c = i / classes, j = i % classes;
        GLOBAL const float* gradients = AT(T_LOGIT_GRADIENTS) + j * images;
        GLOBAL const float* features = AT(T_INNER) + c * images;
        exact_t sum = exactZero();
        for (int b = 0; b < images; b++) {
            sum = exactPlus(sum, c < channels ? features[b] * gradients[b] : gradients[b]);
        }
        if (c < channels) {
            GRADIENT_AT(T_DENSE_WEIGHTS)[i] = exactValue(sum);
        } else {
            GRADIENT_AT(T_BIAS)[j] = exactValue(sum);
        }
    }
}

/* Gradient of each pixel that a feature is the mean of, before the ReLU's mask, [C, B]. */
KERNEL(THREADS) featureGradients(ARGUMENTS) {
    TASK;
    int classes = t[T_OUT], images = t[T_IMAGES];
    int i = tile * THREADS + THREAD;
    if (i < t[T_IN] * images) {
        GLOBAL const float* weights = AT(T_DENSE_WEIGHTS) + i / images * classes;
        float sum = 0;
        for (int j = 0; j < classes; j++) {
            sum = FMA(weights[j], AT(T_LOGIT_GRADIENTS)[j * images + i % images], sum);
        }
        AT(T_INNER_GRADIENT)[i] = sum / (t[T_HEIGHT] * t[T_WIDTH]);
    }
}
