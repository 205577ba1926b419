#pragma OPENCL FP_CONTRACT OFF
#ifdef cl_khr_fp64
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#endif
#define KERNEL __kernel void
#define INLINE
#define GLOBAL __global
#define LOCAL __local
#define SYNC barrier(CLK_LOCAL_MEM_FENCE)
#define ITEM ((uint) get_local_id(0))
#define GROUP ((uint) get_group_id(0))
#define GROUPS ((uint) get_num_groups(0))
