// What the facade's operations mean, as Java does it. Blocks are separated by empty lines; a program takes those that it uses.
INLINE real g_over(real a, real b) {
#ifdef WIDE_DIVISION
  return (real) ((wide) a / (wide) b);
#else
  return a / b;
#endif
}

INLINE real g_sqrt(real a) {
#ifdef WIDE_DIVISION
  return (real) sqrt((wide) a);
#else
  return sqrt(a);
#endif
}

// NaN if either is; -0 is less than +0.
INLINE real g_max(real a, real b) {
  return a != a ? a : b != b ? b : a > b ? a : b > a ? b : signbit(a) ? b : a;
}

INLINE real g_min(real a, real b) {
  return a != a ? a : b != b ? b : a < b ? a : b < a ? b : signbit(a) ? a : b;
}

INLINE real g_sign(real a) {
  return a > (real) 0 ? (real) 1 : a < (real) 0 ? (real) -1 : a;
}

// C takes 1 to any power, and -1 to an infinite one, for 1; Java does not.
INLINE real g_pow(real a, real b) {
  return b != b ? b : fabs(a) == (real) 1 && isinf(b) ? b - b : (real) pow((wide) a, (wide) b);
}

INLINE real g_exp(real a) {
  return (real) exp((wide) a);
}

INLINE real g_log(real a) {
  return (real) log((wide) a);
}

INLINE real g_sum(real a, real b) {
  return a + b;
}
