/* One text of kernels, three languages: OpenCL C 1.2, CUDA C (NVRTC, nvcc) and HIP.
 *
 * Rules: one-dimensional grids; work-groups of a fixed size; local arrays at the scope of kernels;
 * barriers only where all threads of a group arrive; no atomic operations on floats; each FMA is
 * written, and no other is made of a product and a sum, so that bits are the same everywhere. */
#if defined(__OPENCL_C_VERSION__)
#pragma OPENCL FP_CONTRACT OFF
#define KERNEL(threads) __kernel __attribute__((reqd_work_group_size(threads, 1, 1))) void
#define DEVICE static inline
#define GLOBAL __global
#define LOCAL __local
#define LOCAL_ARGUMENT __local
#define THREAD ((int) get_local_id(0))
#define GROUP ((int) get_group_id(0))
#define SYNC barrier(CLK_LOCAL_MEM_FENCE)
#define FMA(a, b, c) fma(a, b, c)
#define SQRT(x) sqrt(x)
#define ROUND(x) rint(x)
#define FLOAT_BITS(i) as_float(i)
#define INT_BITS(x) as_int(x)
#define UNROLL _Pragma("unroll")
typedef ulong index_t;
#else
#define KERNEL(threads) extern "C" __global__ void __launch_bounds__(threads)
#define DEVICE static __device__ __forceinline__
#define GLOBAL
#define LOCAL __shared__
#define LOCAL_ARGUMENT
#define THREAD ((int) threadIdx.x)
#define GROUP ((int) blockIdx.x)
#define SYNC __syncthreads()
#define FMA(a, b, c) fmaf(a, b, c)
#define SQRT(x) sqrtf(x)
#define ROUND(x) rintf(x)
#define FLOAT_BITS(i) __int_as_float(i)
#define INT_BITS(x) __float_as_int(x)
#define UNROLL _Pragma("unroll")
typedef unsigned long long index_t;
#endif

/* What each kernel gets: the arena of all numbers, the tables, and where its groups stand there.
 * A group is two ints: where its task begins, and the tile of the task that it computes. */
#define ARGUMENTS GLOBAL float* arena, GLOBAL const int* tables, int groups
#define TASK GLOBAL const int* t = tables + tables[groups + 2 * GROUP]; \
    int tile = tables[groups + 2 * GROUP + 1]

/* Offsets in tables count units of eight floats, so that 32 bits reach 137 GB. */
#define UNIT 8
#define AT_OFFSET(offset) (arena + (index_t) (unsigned) (offset) * UNIT)
#define AT(field) AT_OFFSET(t[field])
/* Gradients of parameters lie as far from them as the task says. */
#define GRADIENT_AT(field) \
    (arena + ((index_t) (unsigned) t[field] + (index_t) (unsigned) t[T_GRADIENTS]) * UNIT)

#define CEIL_DIV(a, b) (((a) + (b) - 1) / (b))

/* exp(x) by powers of two and a polynomial (Cephes); 0 below -87, infinite above 88; within 2 ulp. */
DEVICE float exponential(float x) {
    float n = ROUND(x * 1.44269504f);
    float r = FMA(n, -0.693359375f, x);
    r = FMA(n, 2.12194440e-4f, r);
    float p = 1.9875691500e-4f;
    p = FMA(p, r, 1.3981999507e-3f);
    p = FMA(p, r, 8.3334519073e-3f);
    p = FMA(p, r, 4.1665795894e-2f);
    p = FMA(p, r, 1.6666665459e-1f);
    p = FMA(p, r, 5.0000001201e-1f);
    p = FMA(p, r * r, r) + 1;
    if (x < -87) {
        return 0;
    }
    if (x > 88) {
        return FLOAT_BITS(0x7f800000);
    }
    return x == x ? p * FLOAT_BITS(((int) n + 127) << 23) : x;
}

/* Natural logarithm of a normal number above 0 (Cephes); within 2 ulp. */
DEVICE float logarithm(float x) {
    int bits = INT_BITS(x);
    int e = ((bits >> 23) & 255) - 126;
    float m = FLOAT_BITS((bits & 0x007fffff) | 0x3f000000);
    if (m < 0.707106781f) {
        e -= 1;
        m = m + m - 1;
    } else {
        m = m - 1;
    }
    float z = m * m;
    float p = 7.0376836292e-2f;
    p = FMA(p, m, -1.1514610310e-1f);
    p = FMA(p, m, 1.1676998740e-1f);
    p = FMA(p, m, -1.2420140846e-1f);
    p = FMA(p, m, 1.4249322787e-1f);
    p = FMA(p, m, -1.6668057665e-1f);
    p = FMA(p, m, 2.0000714765e-1f);
    p = FMA(p, m, -2.4999993993e-1f);
    p = FMA(p, m, 3.3333331174e-1f);
    float y = p * m * z;
    y = FMA((float) e, -2.12194440e-4f, y);
    y = FMA(z, -0.5f, y);
    return x == x ? FMA((float) e, 0.693359375f, m + y) : x;
}

DEVICE float sigmoid(float x) {
    return 1 / (1 + exponential(-x));
}

DEVICE int isNumber(float x) {
    return x - x == 0;
}

/* A sum that remembers what it has lost (Neumaier). */
typedef struct {
    float sum;
    float lost;
} exact_t;

DEVICE exact_t exactZero(void) {
    exact_t zero;
    zero.sum = 0;
    zero.lost = 0;
    return zero;
}

DEVICE exact_t exactPlus(exact_t a, float x) {
    float sum = a.sum + x;
    float big = a.sum < 0 ? -a.sum : a.sum;
    float other = x < 0 ? -x : x;
    a.lost += big >= other ? (a.sum - sum) + x : (x - sum) + a.sum;
    a.sum = sum;
    return a;
}

DEVICE float exactValue(exact_t a) {
    return a.sum + a.lost;
}

/* Sum over the threads of a group, in the order of a tree; all threads get it. */
DEVICE float treeSum(LOCAL_ARGUMENT float* scratch, int threads, float value) {
    scratch[THREAD] = value;
    SYNC;
    for (int width = threads / 2; width > 0; width /= 2) {
        if (THREAD < width) {
            scratch[THREAD] += scratch[THREAD + width];
        }
        SYNC;
    }
    float sum = scratch[0];
    SYNC;
    return sum;
}
