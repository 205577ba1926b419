package org.gradmark.optimizers.mirror.online;

import java.util.function.IntFunction;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.FeasibleSet;
import org.gradmark.core.problem.Linear;

/** Sequences of linear losses that make regret large. */
public final class Adversaries {

  private Adversaries() {}

  /** Round {@code t} has slope {@code -M e_t}: every round is news. */
  public static IntFunction<Oracle> orthogonal(double lipschitz, FeasibleSet set) {
    return t -> {
      double[] slope = new double[set.dimension()];
      slope[(t - 1) % slope.length] = -lipschitz;
      return Constrained.unsolved(new Linear(slope), set);
    };
  }

  /** The slopes of the rounds in one dimension, from the first, over and over. */
  public static IntFunction<Oracle> slopes(FeasibleSet set, double... slopes) {
    return t -> Constrained.unsolved(new Linear(slopes[(t - 1) % slopes.length]), set);
  }

  /** The slopes of the rounds, from the first, over and over. */
  public static IntFunction<Oracle> slopes(FeasibleSet set, double[][] slopes) {
    return t -> Constrained.unsolved(new Linear(slopes[(t - 1) % slopes.length]), set);
  }
}
