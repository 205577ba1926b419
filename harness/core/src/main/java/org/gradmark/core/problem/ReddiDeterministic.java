package org.gradmark.core.problem;

/**
 * The online losses on which Adam does not converge (Reddi, Kale, Kumar, On the convergence of Adam
 * and beyond, 2018, Theorem 1): in round t, from 1, {@code C x} if {@code t mod 3 = 1}, else {@code
 * -x}, on [-1, 1]. As a problem it is their mean, {@code (C-2)/3 x}, with minimiser -1; Adam with
 * {@code beta1 = 0} and {@code beta2 = 1/(1+C^2)} that starts at 1 is there again after every third
 * round.
 *
 * @param slope C, larger than 2
 */
public record ReddiDeterministic(double slope) implements Wrapping {

  private static final Box INTERVAL = new Box(-1, 1, 1);

  /** Checks the slope. */
  public ReddiDeterministic {
    Arguments.positive("reddi", "C - 2", slope - 2);
  }

  @Override
  public String name() {
    return "reddi[C=" + Arguments.spelled(slope) + "]";
  }

  /** The mean of three rounds. */
  @Override
  public Problem inner() {
    return Constrained.of(new Linear((slope - 2) / 3), INTERVAL);
  }

  /** The loss of a round, from 1, on the interval. */
  public Problem loss(int round) {
    return Constrained.of(new Linear(round % 3 == 1 ? slope : -1), INTERVAL);
  }
}
