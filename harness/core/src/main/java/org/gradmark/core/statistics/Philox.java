package org.gradmark.core.statistics;

/**
 * The counter-based generator Philox 4x64-10: a keyed bijection of 256-bit blocks whose outputs,
 * for counters 0, 1, 2 …, pass every test of TestU01's BigCrush.
 *
 * <p>Method and constants: J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, <em>Parallel random
 * numbers: as easy as 1, 2, 3</em>, SC'11 (2011), section 3.3. Neither the JDK nor Hipparchus 4.0
 * has a counter-based generator, so this is our own; it reproduces the known answers that the
 * authors publish with their library Random123. Ten rounds of two 128-bit products a block.
 */
final class Philox {

  private static final int ROUNDS = 10;
  private static final long MULTIPLIER_0 = 0xD2E7470EE14C6C93L;
  private static final long MULTIPLIER_1 = 0xCA5A826395121157L;

  /** Golden ratio and the root of three less one, in units of 2^-64: what a round adds to a key. */
  private static final long WEYL_0 = 0x9E3779B97F4A7C15L;

  private static final long WEYL_1 = 0xBB67AE8584CAA73BL;

  private Philox() {}

  /**
   * Writes the four words that belong to a counter of four words under a key of two.
   *
   * @param block four elements, which are overwritten
   */
  static void fill(long[] block, long c0, long c1, long c2, long c3, long key0, long key1) {
    long a = c0;
    long b = c1;
    long c = c2;
    long d = c3;
    long k0 = key0;
    long k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long high0 = multiplyHigh(MULTIPLIER_0, a);
      long low0 = MULTIPLIER_0 * a;
      long high1 = multiplyHigh(MULTIPLIER_1, c);
      long low1 = MULTIPLIER_1 * c;
      a = high1 ^ b ^ k0;
      b = low1;
      c = high0 ^ d ^ k1;
      d = low0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    block[0] = a;
    block[1] = b;
    block[2] = c;
    block[3] = d;
  }

  /** The upper 64 bits of an unsigned product; {@code Math.unsignedMultiplyHigh} needs Java 18. */
  static long multiplyHigh(long x, long y) {
    return Math.multiplyHigh(x, y) + ((x >> 63) & y) + ((y >> 63) & x);
  }
}
