package org.gradmark.core.statistics;

/**
 * Random numbers that depend on nothing but their address: a seed and a path of indices. The same
 * address gives the same numbers on every machine and Java version, in whatever order, and however
 * much, others draw.
 *
 * <pre>{@code
 * Draws repetition = Draws.of(seed).stream(17); // independent of stream 16
 * double noise = repetition.stream(t).normal(); // the noise of step t, whatever was drawn before it
 * }</pre>
 *
 * <p>The words come from {@link Philox} 4x64-10. A stream's 128-bit key is half a block of its
 * parent's, taken at counters that the parent never draws from; two of 2^30 streams share a key
 * with probability 2^-69. A generator is a position in its stream, so it belongs to one thread;
 * {@link #stream} only reads the key, so any thread may call it.
 */
public final class Draws {

  private final long key0;
  private final long key1;
  private final long[] block = new long[4];
  private long counter;
  private int used = block.length;

  private Draws(long key0, long key1) {
    this.key0 = key0;
    this.key1 = key1;
  }

  /** The beginning of a seed's numbers. All 2^64 seeds are equally good, zero too. */
  public static Draws of(long seed) {
    return new Draws(seed, 0);
  }

  /**
   * A stream of its own, for a repetition or a step.
   *
   * @param index any number; each gives an independent stream, always from its beginning
   */
  public Draws stream(long index) {
    long[] key = new long[4];
    Philox.fill(key, index, 0, 0, -1, key0, key1);
    return new Draws(key[0], key[1]);
  }

  /** 64 random bits. */
  public long bits() {
    if (used == block.length) {
      Philox.fill(block, counter++, 0, 0, 0, key0, key1);
      used = 0;
    }
    return block[used++];
  }

  /**
   * Uniform in (0, 1), never an end: a multiple of 2^-53, but for the cell at zero, which is
   * represented by its middle, 2^-54. Takes one word.
   */
  public double uniform() {
    return Math.max(bits() >>> 11, 0.5) * 0x1p-53;
  }

  /**
   * Uniform among 0 … n - 1, exactly: a word that would favour some of them is rejected (D. Lemire,
   * <em>Fast random integer generation in an interval</em>, ACM TOMACS 29 (2019), algorithm 5).
   *
   * @throws IllegalArgumentException if n is not positive
   */
  public int below(int n) {
    if (n <= 0) {
      throw new IllegalArgumentException("below(" + n + "): there is no such number; give n >= 1");
    }
    long rejected = Long.remainderUnsigned(-(long) n, n);
    long word = bits();
    while (Long.compareUnsigned(word * n, rejected) < 0) {
      word = bits();
    }
    return (int) Philox.multiplyHigh(word, n);
  }

  /**
   * Standard normal, by the inverse distribution function. One bit of one word is the sign, 63 are
   * the tail's probability: values up to 9.2 standard deviations occur, as often as they should.
   */
  public double normal() {
    long word = bits();
    double tail = ((word & Long.MAX_VALUE) + 0.5) * 0x1p-64;
    double size = -NormalQuantile.of(tail);
    return word < 0 ? -size : size;
  }

  /**
   * True with probability p; takes one word.
   *
   * @throws IllegalArgumentException if p is outside [0, 1]
   */
  public boolean bernoulli(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("bernoulli(" + p + "): a probability is in [0, 1]");
    }
    return uniform() < p;
  }

  /**
   * Pareto with scale 1: in [1, ∞), P(X &gt; x) = x^-alpha. The mean is alpha / (alpha - 1) for
   * alpha &gt; 1 and infinite below, the variance infinite up to alpha = 2. Takes one word.
   *
   * @throws IllegalArgumentException if alpha is not positive
   */
  public double pareto(double alpha) {
    if (!(alpha > 0)) {
      throw new IllegalArgumentException("pareto(" + alpha + "): the tail index must be positive");
    }
    return StrictMath.pow(uniform(), -1 / alpha);
  }

  /**
   * A permutation of 0 … n - 1, each equally likely (Fisher and Yates; Durstenfeld's order).
   *
   * @throws IllegalArgumentException if n is negative
   */
  public int[] permutation(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("permutation(" + n + "): give n >= 0");
    }
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
