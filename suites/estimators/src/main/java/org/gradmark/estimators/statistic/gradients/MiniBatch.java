package org.gradmark.estimators.statistic.gradients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.estimator.Drawn;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Spread;
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;

/**
 * The gradient of a mini-batch of b of n examples, drawn without replacement.
 *
 * <pre>
 *   g ← (1/b) Σ over chosen i of g_i
 *   E|g - mean|² = (n - b)/(b (n - 1)) (1/n) Σ |g_i - mean|²
 * </pre>
 *
 * Input {@code gradients [n,d]}; draws {@code chosen [1,n]}, how often each is in the batch.
 */
public final class MiniBatch {

  private static final int COUNT = 5;
  private static final double[] GRADIENTS = {0.5, -1, 2, 1, 0.25, -0.75, 3, 0, -1, 1.5};
  private static final String FROM_MEMBERS = "importance-weighted";

  private static final EstimatorMistake OVER_N =
      EstimatorMistake.rule(
          "over-n",
          "the sum is divided by n, not by the size of the batch",
          s -> s.draw("chosen").matmul(s.input("gradients")).over(COUNT));
  private static final EstimatorMistake SUM =
      EstimatorMistake.rule(
          "sum-for-mean",
          "the batch is summed, not averaged",
          s -> s.draw("chosen").matmul(s.input("gradients")));
  private static final EstimatorMistake FULL =
      EstimatorMistake.draw(
          "full-batch", "all examples are used", "chosen", (s, c) -> c.times(0).plus(1));

  private static final EstimatorMistake REST =
      EstimatorMistake.draw(
          "complement",
          "the examples outside the batch are used",
          "chosen",
          (s, c) -> c.oneMinus());

  private static final Setting SEVEN = seven("4 of 7", 1, 1, 0, 1, 0, 0, 1, 1);
  private static final Setting OTHER_SEVEN =
      seven("3 of 7, one of them twice", 2, 0, 2, 0, 0, 1, 1, 0);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("mini-batch")
          .title("Mini-batch gradient without replacement")
          .source(
              "Garrigos, Gower, Handbook of Convergence Theorems for (Stochastic) Gradient Methods,"
                  + " 2023, arXiv:2301.11235")
          .rows("A048.3")
          .paper("mean over the batch", MiniBatch::mean)
          .dialect(
              FROM_MEMBERS,
              "(n/b) times the batch's part of the mean of n weighted gradients",
              s ->
                  s.draw("chosen")
                      .times(s.input("weights"))
                      .matmul(s.input("gradients"))
                      .over(s.draw("chosen").sum(Axis.ROW))
                      .times(s.draw("chosen").shape().columns()))
          .mistakesIn(List.of(EstimatorSystem.PAPER), OVER_N, SUM, FULL, REST)
          .claims(
              Unbiased.claim(
                      "MBAT-01",
                      "unbiased",
                      "The mean over all batches is the mean gradient.",
                      "each example is in b/n of the batches")
                  .on(without(2), without(3))
                  .mean(s -> s.input("gradients").mean(Axis.COLUMN))
                  .rejecting(OVER_N, SUM),
              Variance.claim(
                      "MBAT-02",
                      "without-replacement",
                      "The variance is (n - b)/(b (n - 1)) times that of an example.",
                      "enumeration of all batches; handbook, section 6")
                  .on(without(1), without(2), without(3))
                  .total(
                      s -> {
                        Tensor b = s.input("size");
                        Tensor factor = b.minus(COUNT).negate().over(b.times(COUNT - 1.0));
                        return spread(s.input("gradients")).times(factor);
                      })
                  .rejecting(OVER_N, SUM, FULL, REST),
              Variance.claim(
                      "MBAT-03",
                      "with-replacement",
                      "Drawn with replacement the variance is 1/b times that of an example.",
                      "independent draws")
                  .on(withReplacement())
                  .total(s -> spread(s.input("gradients")).over(s.input("size")))
                  .rejecting(OVER_N, SUM, FULL),
              Unbiased.claim(
                      "MBAT-04",
                      "weighted",
                      "With weights the mean is the weighted sum of gradients.",
                      "each example is in b/n of the batches")
                  .in(FROM_MEMBERS)
                  .on(without(2), without(3))
                  .mean(s -> s.input("weights").matmul(s.input("gradients")))
                  .rejecting(OVER_N, SUM),
              Variance.claim(
                      "MBAT-06",
                      "weighted-variance",
                      "With weights the variance is (n - b)/(b (n - 1)) times that of n w_i g_i.",
                      "enumeration of all batches; handbook, section 6")
                  .in(FROM_MEMBERS)
                  .on(without(1), without(2), without(3))
                  .total(
                      s -> {
                        Tensor b = s.input("size");
                        Tensor factor = b.minus(COUNT).negate().over(b.times(COUNT - 1.0));
                        Tensor weights = s.input("weights").transpose().times(COUNT);
                        return spread(s.input("gradients").times(weights)).times(factor);
                      })
                  .rejecting(OVER_N, SUM, FULL),
              ClosedForm.claim(
                      "MBAT-05",
                      "whole-batch",
                      "A batch of all examples is the mean gradient.",
                      "b = n")
                  .on(without(COUNT))
                  .is(s -> s.input("gradients").mean(Axis.COLUMN))
                  .rejecting(SUM),
              AsDeclared.claims("MBAT", 11).on(SEVEN, OTHER_SEVEN).rejectingUnseen())
          .build();

  private MiniBatch() {}

  private static Setting setting(String name, int size, Law law) {
    return Setting.named(name)
        .input("gradients", new Values(Shape.of(COUNT, 2), GRADIENTS))
        .input("weights", 0.5, 0.125, 0.125, 0.1875, 0.0625)
        .input("size", size)
        .drawing(law);
  }

  private static Setting without(int size) {
    return setting(size + " of 5", size, Law.subsets("chosen", COUNT, size));
  }

  private static Setting withReplacement() {
    List<Drawn> all = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      for (int j = 0; j < COUNT; j++) {
        double[] chosen = new double[COUNT];
        chosen[i]++;
        chosen[j]++;
        all.add(
            new Drawn(
                1.0 / (COUNT * COUNT), Map.of("chosen", new Values(Shape.of(1, COUNT), chosen))));
      }
    }
    return setting("2 of 5 with replacement", 2, Law.finite(all));
  }

  private static Tensor mean(Sample s) {
    Tensor chosen = s.draw("chosen");
    return chosen.matmul(s.input("gradients")).over(chosen.sum(Axis.ROW));
  }

  /** (1/n) Σ |g_i - mean|², a scalar. */
  private static Tensor spread(Tensor g) {
    return g.minus(g.mean(Axis.COLUMN)).square().sum(Axis.ALL).over(COUNT);
  }

  private static Setting seven(String name, int salt, double... chosen) {
    double[] weights = {8, 4, 2, 5, 3, 6, 4};
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (weights[i] + (i % 2 == 0 ? 0 : salt - 1)) / 32;
    }
    weights[0] -= (salt - 1) * 3 / 32.0;
    return Setting.named(name)
        .input("gradients", Spread.matrix(7, 5, salt).map(x -> salt * salt * salt * 256 * x))
        .input("weights", weights)
        .drawing(Law.given("chosen", new Values(Shape.of(1, 7), chosen)));
  }
}
