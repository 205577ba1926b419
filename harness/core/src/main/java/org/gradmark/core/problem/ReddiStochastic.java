package org.gradmark.core.problem;

/**
 * The random losses on which Adam does not converge (Reddi, Kale, Kumar, On the convergence of Adam
 * and beyond, 2018, Theorem 3): {@code C x} with probability {@code p = (1+delta)/(C+1)}, else
 * {@code -x}, on [-1, 1]. As a problem it is their expectation, {@code delta x}, with minimiser -1.
 *
 * @param slope C, larger than 1
 * @param delta slope of the expectation, positive and smaller than C
 */
public record ReddiStochastic(double slope, double delta) implements Wrapping {

  private static final Box INTERVAL = new Box(-1, 1, 1);

  /** Checks the constants. */
  public ReddiStochastic {
    Arguments.positive("reddi-stochastic", "C - 1", slope - 1);
    Arguments.positive("reddi-stochastic", "delta", delta);
    Arguments.positive("reddi-stochastic", "C - delta", slope - delta);
  }

  @Override
  public String name() {
    String constants = "C=" + Arguments.spelled(slope) + ",delta=" + Arguments.spelled(delta);
    return "reddi-stochastic[" + constants + "]";
  }

  /** The expectation. */
  @Override
  public Problem inner() {
    return Constrained.of(new Linear(delta), INTERVAL);
  }

  /** Probability p of the steep loss. */
  public double steepProbability() {
    return (1 + delta) / (slope + 1);
  }

  /**
   * The loss of a round.
   *
   * @param uniform what the harness drew from [0, 1): the loss is steep below p
   */
  public Problem loss(double uniform) {
    if (!(uniform >= 0 && uniform < 1)) {
      throw new IllegalArgumentException(
          name() + ": the draw is " + uniform + "; it must be in [0, 1)");
    }
    return Constrained.of(new Linear(uniform < steepProbability() ? slope : -1), INTERVAL);
  }
}
