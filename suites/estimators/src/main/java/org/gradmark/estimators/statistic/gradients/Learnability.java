package org.gradmark.estimators.statistic.gradients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Law;
import org.gradmark.core.estimator.Rows;
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

/**
 * Learnability: how much of a target a linear model explains, from fewer examples than features.
 *
 * <pre>
 *   u ← (|Xᵀ y|² - Σ y_i² |x_i|²)/(n (n - 1))
 * </pre>
 *
 * Draws {@code x [n,d]} and {@code noise [n,1]}; input {@code beta [1,d]}: the target is {@code y =
 * x betaᵀ + noise}. The result is {@code [1,1]}, an estimate of |beta|².
 */
public final class Learnability {

  private static final String DIAGONAL = "v-statistic";

  private static final EstimatorMistake SQUARED_N =
      EstimatorMistake.result(
          "over-n-squared",
          "the sum over pairs is divided by n^2, not by n (n - 1)",
          (s, u) -> {
            double n = s.draw("x").shape().rows();
            return u.times((n - 1) / n);
          });
  private static final EstimatorMistake NO_TARGET =
      EstimatorMistake.rule(
          "target-squared-lost",
          "what is subtracted lacks the square of the target",
          s -> estimate(s, s.draw("x").square().sum(Axis.ROW).sum(Axis.COLUMN), 1));
  private static final EstimatorMistake PAIRS_ONCE =
      EstimatorMistake.scaled("pairs-once", "each pair counts once, not twice", 0.5);

  private static final Setting SETTING =
      Setting.named("3 examples of 2 features")
          .input("beta", 0.75, -0.5)
          .drawing(
              Law.signs("x", Shape.of(3, 2))
                  .and(Law.each("noise", Shape.of(3, 1), new double[] {-0.5, 0.5}, 0.5, 0.5)));
  private static final Setting PAIR =
      Setting.named("2 examples of 2 features")
          .input("beta", 0.75, -0.5)
          .drawing(Law.signs("x", Shape.of(2, 2)).and(Law.signs("noise", Shape.of(2, 1))));

  private static final Setting SEVEN = seven("7 examples of 5 features", 1, 1);
  private static final Setting OTHER_SEVEN = seven("7 examples of large targets", 5, 64);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("learnability")
          .title("Learnability (explained variance) U-statistic")
          .source(
              "Sanjabi et al., Feature Gradients: Scalable Feature Selection via Discrete"
                  + " Relaxation, 2019, arXiv:1908.10382; Kong, Valiant, Estimating learnability in"
                  + " the sublinear data regime, 2018")
          .rows("A012.1")
          .paper("pairs i != j", s -> estimate(s, own(s), 1))
          .dialect(DIAGONAL, "all pairs over n^2", s -> estimate(s, own(s).times(0), 0))
          .mistakesIn(List.of(EstimatorSystem.PAPER), SQUARED_N, NO_TARGET)
          .mistakes(PAIRS_ONCE)
          .claims(
              Unbiased.claim(
                      "LRNA-01",
                      "unbiased",
                      "The mean is |beta|^2 for uncorrelated features of mean zero and variance"
                          + " one.",
                      "E y x = beta, and pairs are independent")
                  .on(PAIR)
                  .mean(s -> Rows.dot(s.input("beta"), s.input("beta")))
                  .rejecting(SQUARED_N, PAIRS_ONCE),
              Unbiased.claim(
                      "LRNA-02",
                      "bias",
                      "With i = j the mean is ((n - 1)|beta|^2 + d E y^2)/n.",
                      "|x|^2 = d for signs")
                  .in(DIAGONAL)
                  .on(PAIR)
                  .mean(
                      s -> {
                        Tensor square = Rows.dot(s.input("beta"), s.input("beta"));
                        return square.plus(square.plus(1).times(2)).over(2);
                      })
                  .rejecting(PAIRS_ONCE),
              ClosedForm.claim(
                      "LRNA-03",
                      "double-sum",
                      "It is the mean over ordered pairs of different examples of y_i y_j x_i x_j.",
                      "the square of a sum")
                  .on(PAIR, given())
                  .is(
                      s -> {
                        Tensor x = s.draw("x");
                        int n = x.shape().rows();
                        Tensor pairs = x.matmul(x.transpose()).times(y(s)).times(y(s).transpose());
                        Tensor others = Rows.identity(s.backend(), n).oneMinus();
                        return sum(pairs.times(others)).over(n * (n - 1.0));
                      })
                  .rejecting(SQUARED_N, PAIRS_ONCE, NO_TARGET),
              AsDeclared.claims("LRNA", 31).on(SEVEN, OTHER_SEVEN).rejectingUnseen())
          .build();

  private Learnability() {}

  /** One outcome in sixteen of the larger setting. */
  private static Setting given() {
    List<Map<String, Values>> some = new ArrayList<>();
    for (int i = 0; i < SETTING.law().outcomes().size(); i += 16) {
      some.add(SETTING.law().outcomes().get(i).values());
    }
    return SETTING.drawing(Law.equally(some));
  }

  private static Tensor sum(Tensor matrix) {
    return matrix.sum(Axis.ROW).sum(Axis.COLUMN);
  }

  private static Tensor y(Sample s) {
    return s.draw("x").matmul(s.input("beta").transpose()).plus(s.draw("noise"));
  }

  /** Σ y_i² |x_i|². */
  private static Tensor own(Sample s) {
    return y(s).square().times(s.draw("x").square().sum(Axis.ROW)).sum(Axis.COLUMN);
  }

  private static Tensor estimate(Sample s, Tensor subtracted, double less) {
    double n = s.draw("x").shape().rows();
    Tensor product = s.draw("x").transpose().matmul(y(s));
    return product.square().sum(Axis.COLUMN).minus(subtracted).over(n * (n - less));
  }

  private static Setting seven(String name, int salt, double factor) {
    return Setting.named(name)
        .input("beta", Spread.matrix(1, 5, salt).map(x -> factor * x))
        .drawing(
            Law.given("x", Spread.matrix(7, 5, salt + 1))
                .and(Law.given("noise", Spread.matrix(7, 1, salt + 2))));
  }
}
