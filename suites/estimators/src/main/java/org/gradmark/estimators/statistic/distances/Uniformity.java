package org.gradmark.estimators.statistic.distances;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Unbiased;

/**
 * The uniformity loss of unit vectors.
 *
 * <pre>
 *   U ← log of the mean over pairs i &lt; j of exp(-t |x_i - x_j|²)
 * </pre>
 *
 * Draws {@code features}, unit rows {@code [n,d]}; the result is {@code [1,1]}, at most zero.
 */
public final class Uniformity {

  private static final Hyperparameter SCALE =
      new Hyperparameter("scale", "how fast the potential falls (t)", 0, 1e3, 2);
  private static final String DIAGONAL = "v-statistic";

  private static final EstimatorMistake NOT_SQUARED =
      EstimatorMistake.rule(
          "distance-not-squared",
          "the distance is not squared",
          s -> pairs(s, squares(s).sqrt(), false));
  private static final EstimatorMistake LOG_INSIDE =
      EstimatorMistake.rule(
          "log-inside",
          "the logarithm is taken before the mean",
          s -> {
            double n = s.draw("features").shape().rows();
            Tensor mean = squares(s).mean(Axis.COLUMN).mean(Axis.ROW).times(n / (n - 1));
            return mean.times(s.get(SCALE)).negate();
          });
  private static final EstimatorMistake SUM =
      EstimatorMistake.result(
          "sum-for-mean",
          "pairs are summed, not averaged",
          (s, u) -> {
            double n = s.draw("features").shape().rows();
            return u.plus(Math.log(n * (n - 1)));
          });
  private static final EstimatorMistake TWO = EstimatorMistake.hardCoded(SCALE, 2);

  private static final Setting AXES =
      given("orthogonal vectors", new Values(Shape.of(3, 3), 1, 0, 0, 0, 1, 0, 0, 0, 1))
          .with(SCALE, 0.5);
  private static final Setting POLES =
      given("opposite vectors", new Values(Shape.of(2, 3), 1, 0, 0, -1, 0, 0)).with(SCALE, 0.5);
  private static final Setting CORNER =
      given(
              "a vector, one across and one against it",
              new Values(Shape.of(3, 3), 1, 0, 0, 0, 1, 0, -1, 0, 0))
          .with(SCALE, 0.25);
  private static final Setting SIGNS =
      Setting.named("3 random signs")
          .with(SCALE, 0.125)
          .drawing(Law.signs("features", Shape.of(3, 1)));

  private static final Setting SEVEN =
      Setting.named("7 vectors of 8 numbers")
          .with(SCALE, 0.75)
          .drawing(Law.given("features", Sphere.points(7, 1)));
  private static final Setting OTHER_SEVEN =
      Setting.named("7 other vectors")
          .with(SCALE, 1.5)
          .drawing(Law.given("features", Sphere.points(7, 5)));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("uniformity")
          .title("Uniformity loss")
          .source(
              "Wang, Isola, Understanding Contrastive Representation Learning through Alignment and Uniformity on the"
                  + " Hypersphere, ICML 2020, arXiv:2005.10242; Fang, Li, Sun, Wang, Rethinking The Uniformity Metric in"
                  + " Self-Supervised Learning, ICLR 2024")
          .rows("A106.2", "A217.2")
          .hyperparameters(SCALE)
          .paper("log mean over i < j", s -> pairs(s, squares(s), false))
          .dialect(
              DIAGONAL, "log mean over all i and j, i = j too", s -> pairs(s, squares(s), true))
          .mistakesIn(List.of(EstimatorSystem.PAPER), NOT_SQUARED, LOG_INSIDE)
          .mistakes(SUM)
          .claims(
              ClosedForm.claim(
                      "UNIF-01",
                      "equal-distances",
                      "Orthogonal vectors give -2t, opposite ones -4t.",
                      "squared distances 2 and 4")
                  .on(AXES, POLES)
                  .is(s -> s.get(SCALE).times(s.input("square")).negate())
                  .rejecting(NOT_SQUARED, SUM, TWO),
              ClosedForm.claim(
                      "UNIF-02",
                      "mixed-distances",
                      "Two right angles and one half turn give log((2 e^-2t + e^-4t)/3).",
                      "the formula")
                  .on(CORNER)
                  .is(s -> potential(s, 2).times(2).plus(potential(s, 4)).over(3).log())
                  .rejecting(NOT_SQUARED, LOG_INSIDE, SUM, TWO),
              ClosedForm.claim(
                      "UNIF-03",
                      "with-itself",
                      "With i = j they give log((3 + 4 e^-2t + 2 e^-4t)/9): never the minimum.",
                      "each vector with itself adds 1/n")
                  .in(DIAGONAL)
                  .on(CORNER)
                  .is(
                      s ->
                          potential(s, 2)
                              .times(4)
                              .plus(potential(s, 4).times(2))
                              .plus(3)
                              .over(9)
                              .log())
                  .rejecting(NOT_SQUARED, LOG_INSIDE, SUM, TWO),
              Unbiased.claim(
                      "UNIF-04",
                      "unbiased-potential",
                      "For random signs the mean of e^U is (1 + e^-4t)/2.",
                      "the pairs are a U-statistic")
                  .on(SIGNS)
                  .of("the mean potential", (s, u) -> u.exp())
                  .mean(s -> potential(s, 4).plus(1).over(2))
                  .rejecting(NOT_SQUARED, SUM, TWO),
              Axiom.claim(
                      "UNIF-05",
                      "padding",
                      "A dimension that nothing uses changes nothing: collapse is not seen.",
                      "distances stay the same")
                  .in(EstimatorSystem.PAPER, DIAGONAL)
                  .on(CORNER)
                  .changing(
                      q ->
                          q.withDraw(
                              "features",
                              new Values(Shape.of(3, 4), 1, 0, 0, 0, 0, 1, 0, 0, -1, 0, 0, 0)))
                  .changesNothing()
                  .rejecting(
                      EstimatorMistake.result(
                          "over-dimension",
                          "the loss is divided by the dimension",
                          (s, u) -> u.over(s.draw("features").shape().columns()))),
              AsDeclared.claims("UNIF", 11).on(SEVEN, OTHER_SEVEN).rejectingUnseen())
          .build();

  private Uniformity() {}

  private static Setting given(String name, Values features) {
    return Setting.named(name)
        .input("square", features.shape().rows() == 2 ? 4 : 2)
        .drawing(Law.given("features", features));
  }

  /** exp(-t square), {@code [1,1]}. */
  private static Tensor potential(Sample s, double square) {
    return Rows.of(s.backend(), square).times(s.get(SCALE)).negate().exp();
  }

  private static Tensor squares(Sample s) {
    Tensor x = s.draw("features");
    Tensor sum = null;
    for (int i = 0; i < x.shape().columns(); i++) {
      Tensor column = Rows.columns(x, i, i + 1);
      Tensor one = column.minus(column.transpose()).square();
      sum = sum == null ? one : sum.plus(one);
    }
    return sum;
  }

  private static Tensor pairs(Sample s, Tensor distances, boolean itself) {
    int n = distances.shape().rows();
    Tensor each = distances.times(s.get(SCALE)).negate().exp();
    Tensor counted = itself ? each : each.times(Rows.identity(s.backend(), n).oneMinus());
    double pairs = itself ? (double) n * n : n * (n - 1.0);
    return counted.sum(Axis.ROW).sum(Axis.COLUMN).over(pairs).log();
  }
}
