package org.gradmark.core.statistics;

import java.util.function.IntToDoubleFunction;

/**
 * A claim about the mean of independent draws from one distribution on a known range, decided with
 * stated error rates and no more draws than the case needs.
 *
 * <pre>{@code
 * Decision decision =
 *     SequentialTest.atMost(0.5).within(0, 4).effect(0.05).run(i -> loss(draws.stream(i)));
 * }</pre>
 *
 * <p>Two bettors ({@link Capital}) play the same draws. One bets against the claim, "the mean is at
 * most m"; once its capital is 1 / alpha, the claim is refuted. The other bets against "the mean is
 * at least m + effect"; once its capital is 2 / beta, the claim is upheld. Nothing but the range is
 * assumed about the distribution, and nothing is approximate:
 *
 * <ul>
 *   <li>If the claim holds, it is refuted with probability at most {@code alpha}.
 *   <li>If the mean exceeds m by the effect or more, it is upheld with probability at most {@code
 *       beta / 2}, and not refuted with at most {@code beta}: the power is {@code 1 - beta}.
 *   <li>If the claim holds, it is not upheld with probability at most {@code 2 alpha}.
 * </ul>
 *
 * The last two need a limit of draws that is not below {@link #enough}, which it is by default. A
 * mean strictly between may be refuted, upheld or left undecided. {@link #atLeast} mirrors the
 * draws. {@link #equalTo} is both tests on the same draws at alpha / 2 each, upheld when both are.
 *
 * <p>Every draw is judged as it comes, so it makes no difference in which batches they come.
 * Immutable; each method gives a new test.
 */
public final class SequentialTest {

  /** Default error rate of a refutation: 1,000 such claims together stay at 1e-6. */
  public static final double ALPHA = 1e-9;

  /** Default error rate at the declared effect: a power of 0.99. */
  public static final double BETA = 0.01;

  final Side side;
  final double bound;
  final double low;
  final double high;
  final double effect;
  final double alpha;
  final double beta;
  final int most;

  /** Which means are claimed not to occur. */
  enum Side {
    ABOVE("<="),
    BELOW(">="),
    BOTH("=");

    final String sign;

    Side(String sign) {
      this.sign = sign;
    }
  }

  private SequentialTest(
      Side side,
      double bound,
      double low,
      double high,
      double effect,
      double alpha,
      double beta,
      int most) {
    this.side = side;
    this.bound = bound;
    this.low = low;
    this.high = high;
    this.effect = effect;
    this.alpha = alpha;
    this.beta = beta;
    this.most = most;
  }

  private static SequentialTest of(Side side, double m) {
    return new SequentialTest(side, m, Double.NaN, Double.NaN, Double.NaN, ALPHA, BETA, 0);
  }

  /** The claim that the mean is at most m. */
  public static SequentialTest atMost(double m) {
    return of(Side.ABOVE, m);
  }

  /** The claim that the mean is at least m. */
  public static SequentialTest atLeast(double m) {
    return of(Side.BELOW, m);
  }

  /** The claim that the mean is m. */
  public static SequentialTest equalTo(double m) {
    return of(Side.BOTH, m);
  }

  /**
   * The range that no draw of a correct subject leaves, whatever happens, rounding included: so
   * give it some room. The number of draws grows with its width.
   */
  public SequentialTest within(double low, double high) {
    return new SequentialTest(side, bound, low, high, effect, alpha, beta, most);
  }

  /** The smallest excess over the bound that must be found, in the draws' unit. */
  public SequentialTest effect(double effect) {
    return new SequentialTest(side, bound, low, high, effect, alpha, beta, most);
  }

  /** The probability of refuting a claim that holds; {@value #ALPHA} unless told. */
  public SequentialTest alpha(double alpha) {
    return new SequentialTest(side, bound, low, high, effect, alpha, beta, most);
  }

  /** The probability of missing the effect; {@value #BETA} unless told. */
  public SequentialTest beta(double beta) {
    return new SequentialTest(side, bound, low, high, effect, alpha, beta, most);
  }

  /**
   * The largest number of draws; {@link #enough} unless told. Fewer cost power, unless the draws
   * vary less than the range lets them.
   */
  public SequentialTest most(int draws) {
    if (draws < 1) {
      throw new IllegalArgumentException("most(" + draws + "): a test needs at least one draw");
    }
    return new SequentialTest(side, bound, low, high, effect, alpha, beta, draws);
  }

  /**
   * The number of draws that the error rates above need for the worst distribution on the range.
   * Others are decided sooner, most of them much sooner.
   *
   * @throws IllegalArgumentException if the test is incomplete, contradictory, or needs more than
   *     2^31 - 1 draws
   */
  public int enough() {
    return most(1).start().enough();
  }

  /**
   * Begins a test to which draws are added one by one.
   *
   * @throws IllegalArgumentException if the test is incomplete or contradictory
   */
  public Sampling start() {
    return new Sampling(checked());
  }

  /**
   * Draws until it is decided.
   *
   * @param draw gives the draw of an index, which counts 0, 1, 2, …
   * @throws IllegalArgumentException if the test is incomplete or contradictory
   */
  public Decision run(IntToDoubleFunction draw) {
    Sampling sampling = start();
    int index = 0;
    while (sampling.add(draw.applyAsDouble(index))) {
      index++;
    }
    return sampling.decision();
  }

  /** The claim in short, such as {@code mean <= 0.5}. */
  String claim() {
    return "mean " + side.sign + " " + bound;
  }

  @Override
  public String toString() {
    return claim() + " within [" + low + ", " + high + "], effect " + effect;
  }

  private SequentialTest checked() {
    require(Double.isFinite(high - low) && low < high, "give a finite range: within(low, high)");
    require(effect > 0, "declare the smallest effect that must be found: effect(e), e > 0");
    boolean above = side == Side.BELOW || (low < bound && bound + effect < high);
    boolean below = side == Side.ABOVE || (bound < high && low < bound - effect);
    require(
        above && below && bound + effect != bound,
        "the bound, and the bound with the effect, must be inside the range, not at its ends;"
            + " widen the range or check whether chance is involved at all");
    require(alpha > 0 && alpha < 1, "alpha = " + alpha + " must be in (0, 1)");
    require(beta > 0 && beta < 1, "beta = " + beta + " must be in (0, 1)");
    return this;
  }

  private void require(boolean valid, String cure) {
    if (!valid) {
      throw new IllegalArgumentException(this + ": " + cure);
    }
  }
}
