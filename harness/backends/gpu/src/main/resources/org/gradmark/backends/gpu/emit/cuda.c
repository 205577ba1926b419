typedef unsigned int uint;
typedef unsigned short ushort;
#define as_float __uint_as_float
#define as_uint __float_as_uint
#define KERNEL extern "C" __global__ void __launch_bounds__(ITEMS)
#define INLINE static __device__ __forceinline__
#define GLOBAL
#define LOCAL __shared__
#define SYNC __syncthreads()
#define INFINITY __int_as_float(0x7f800000)
#define ITEM threadIdx.x
#define GROUP blockIdx.x
#define GROUPS gridDim.x
