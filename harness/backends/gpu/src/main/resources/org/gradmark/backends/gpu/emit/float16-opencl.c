#define g_widen(memory, i) vload_half(i, (GLOBAL const half*) (memory))
#define g_narrow(memory, i, value) vstore_half_rte(value, i, (GLOBAL half*) (memory))
