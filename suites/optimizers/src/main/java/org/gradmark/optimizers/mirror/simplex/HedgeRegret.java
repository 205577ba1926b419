package org.gradmark.optimizers.mirror.simplex;

import static org.gradmark.core.rule.Hyperparameter.LEARNING_RATE;

import org.gradmark.core.problem.Constrained;
import org.gradmark.core.problem.Linear;
import org.gradmark.core.problem.Simplex;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.CommonMistakes;
import org.gradmark.optimizers.mirror.online.Adversaries;

/**
 * Prediction with expert advice by exponential weights.
 *
 * <ul>
 *   <li><b>Class</b>: linear losses with slopes in [0, 1] on the simplex of N experts
 *   <li><b>Method</b>: {@code x_i ← x_i exp(-eta g_i)/sum}, from uniform weights
 *   <li><b>Guarantee</b>: regret {@code <= ln N/eta + eta t/8} after every round; upper
 *   <li><b>Reference</b>: Cesa-Bianchi, Lugosi, Prediction, learning, and games, 2006, theorem 2.2
 *   <li><b>Worst instance</b>: two experts fail in turn, each time costing {@code tanh(eta/2)/2};
 *       then one of them for good, which costs {@code ln 2/eta}: 0.93 of the bound for {@code eta =
 *       1/2}
 * </ul>
 */
public final class HedgeRegret {

  private static final double ETA = 0.5;
  private static final int TURNS = 34;
  private static final int ROUNDS = 40;
  private static final Simplex SET = new Simplex(2);

  public static final Theorem THEOREM =
      Theorem.named("MIRROR-11", "expert-regret")
          .says(
              "On losses in [0, 1] of N experts, from uniform weights: the regret against the best expert is <= ln N/eta + eta t/8 after every round t.")
          .from("Cesa-Bianchi, Lugosi 2006, theorem 2.2")
          .upper(0.9)
          .worst(on("turns and a run", slopes(TURNS)))
          .also(on("a run", slopes(0)))
          .exceededBy(CommonMistakes.ASCENT, WeightMistakes.DOUBLED, WeightMistakes.FORGETFUL);

  private HedgeRegret() {}

  private static double[][] slopes(int turns) {
    double[][] slopes = new double[ROUNDS][];
    for (int t = 0; t < ROUNDS; t++) {
      slopes[t] = t < turns && t % 2 == 1 ? new double[] {0, 1} : new double[] {1, 0};
    }
    return slopes;
  }

  private static Instance on(String name, double[]... slopes) {
    return Instance.on(Constrained.unsolved(new Linear(0, 0), SET))
        .named(name + " on " + SET.name())
        .from(0.5, 0.5)
        .with(LEARNING_RATE, ETA)
        .steps(ROUNDS)
        .facing(Adversaries.slopes(SET, slopes))
        .measuring("regret", Weights::regret)
        .atMost(t -> Math.log(2) / ETA + ETA * t / 8);
  }
}
