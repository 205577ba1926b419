#define g_widen(memory, i) as_float((uint) (memory)[i] << 16)
#define g_narrow(memory, i, value) (memory)[i] = g_bfloat16(value)
// To the nearest, ties to even; what is beyond the largest becomes infinite by the carry.
INLINE ushort g_bfloat16(float a) {
  const uint bits = as_uint(a);
  return (ushort) (a != a ? 0x7FC0u : (bits + 0x7FFFu + (bits >> 16 & 1u)) >> 16);
}
