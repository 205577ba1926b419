#define g_widen(memory, i) g_wide((memory)[i])
#define g_narrow(memory, i, value) (memory)[i] = g_float16(value)
INLINE float g_wide(ushort bits) {
  float a;
  asm("cvt.f32.f16 %0, %1;" : "=f"(a) : "h"(bits));
  return a;
}
INLINE ushort g_float16(float a) {
  ushort bits;
  asm("cvt.rn.f16.f32 %0, %1;" : "=h"(bits) : "f"(a));
  return bits;
}
