package org.gradmark.estimators.statistic.distances;

import java.util.List;
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
 * The energy distance of two samples, as the squared MMD of the kernel -|x - y|.
 *
 * <pre>
 *   D ← mean |x_i - y_j| - (1/2) mean |x_i - x_j| - (1/2) mean |y_i - y_j|
 * </pre>
 *
 * Draws {@code x [M,d]} and {@code y [N,d]}; the result is {@code [1,1]}.
 */
public final class EnergyDistance {

  private static final String UNBIASED = "u-statistic";
  private static final String TWICE = "energy";

  private static final EstimatorMistake NO_HALF =
      EstimatorMistake.rule(
          "half-lost",
          "the distances within a sample lack their factor 1/2",
          s -> {
            Tensor within = within(s, "x").plus(within(s, "y"));
            return between(s).minus(within);
          });
  private static final EstimatorMistake ONE_SAMPLE =
      EstimatorMistake.rule(
          "one-sample-only",
          "the distances within the second sample are left out",
          s -> between(s).minus(within(s, "x").over(2)));
  private static final EstimatorMistake SQUARED =
      EstimatorMistake.rule(
          "squared-distances",
          "distances are squared",
          s -> {
            Tensor x = s.draw("x");
            Tensor y = s.draw("y");
            Tensor inside = mean(squares(x, x)).plus(mean(squares(y, y)));
            return mean(squares(x, y)).minus(inside.over(2));
          });
  private static final EstimatorMistake ROOT =
      EstimatorMistake.result("root", "the root is taken", (s, d) -> d.abs().sqrt());

  /** Three of (0, 1, 3) and two of (0, 2). */
  private static final Setting SMALL =
      Setting.named("3 of {0, 1, 3} and 2 of {0, 2}")
          .input("x values", 0, 1, 3)
          .input("x law", 0.5, 0.25, 0.25)
          .input("y values", 0, 2)
          .input("y law", 0.25, 0.75)
          .drawing(
              Law.each("x", Shape.of(3, 1), new double[] {0, 1, 3}, 0.5, 0.25, 0.25)
                  .and(Law.each("y", Shape.of(2, 1), new double[] {0, 2}, 0.25, 0.75)));

  private static final Setting PLANE =
      Setting.named("a triangle of sides 3, 4 and 5")
          .drawing(
              Law.given("x", new Values(Shape.of(2, 2), 0, 0, 3, 0))
                  .and(Law.given("y", new Values(Shape.of(1, 2), 3, 4))));

  private static final Setting SEVEN_AND_FIVE = given("7 and 5 points of 5 numbers", 1, 1);
  private static final Setting OTHERS = given("7 and 5 points far apart", 4, 4096);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("energy-distance")
          .title("Energy distance (MMD with the kernel -|x - y|)")
          .source(
              "Hertrich, Wald, Altekrueger, Hagemann, Generative Sliced MMD Flows with Riesz Kernels, ICLR 2024,"
                  + " arXiv:2305.11463; Szekely, Rizzo, Energy statistics, 2013")
          .rows("A111.1")
          .paper("V-statistic: means over all pairs, i = j too", EnergyDistance::vStatistic)
          .dialect(
              UNBIASED,
              "U-statistic: within a sample means over pairs i != j",
              s -> between(s).minus(apart(s, "x").plus(apart(s, "y")).over(2)))
          .dialect(TWICE, "energy distance: twice the V-statistic", s -> vStatistic(s).times(2))
          .mistakes(NO_HALF, ONE_SAMPLE, SQUARED)
          .mistakesIn(List.of(EstimatorSystem.PAPER, TWICE), ROOT)
          .claims(
              ClosedForm.claim(
                      "ENDI-01",
                      "cramer",
                      "On the line it is the integral of (F - G)^2 of the distribution functions.",
                      "Szekely 2003; Cramer's distance")
                  .on(SMALL)
                  .is(EnergyDistance::cramer)
                  .rejecting(NO_HALF, ONE_SAMPLE, SQUARED, ROOT),
              ClosedForm.claim(
                      "ENDI-02",
                      "twice-cramer",
                      "The energy distance is twice that.",
                      "2 E|X-Y| - E|X-X'| - E|Y-Y'|")
                  .in(TWICE)
                  .on(SMALL)
                  .is(s -> cramer(s).times(2))
                  .rejecting(NO_HALF, ONE_SAMPLE, SQUARED, ROOT),
              Unbiased.claim(
                      "ENDI-03",
                      "unbiased",
                      "The mean of the U-statistic is the distance of the two laws.",
                      "independent pairs")
                  .in(UNBIASED)
                  .on(SMALL)
                  .mean(EnergyDistance::ofLaws)
                  .rejecting(NO_HALF, ONE_SAMPLE, SQUARED),
              Unbiased.claim(
                      "ENDI-04",
                      "bias",
                      "The V-statistic's mean is larger by E|X-X'|/(2M) + E|Y-Y'|/(2N).",
                      "pairs of a point with itself")
                  .on(SMALL)
                  .mean(
                      s -> {
                        Tensor x = ofLaw(s, "x", "x").over(6);
                        Tensor y = ofLaw(s, "y", "y").over(4);
                        return ofLaws(s).plus(x).plus(y);
                      })
                  .rejecting(NO_HALF, ONE_SAMPLE, SQUARED, ROOT),
              ClosedForm.claim(
                      "ENDI-05",
                      "triangle",
                      "In the plane, for corners of the triangle 3-4-5: (5 + 4)/2 - 3/4.",
                      "distances are Euclidean")
                  .on(PLANE)
                  .is(s -> Rows.of(s.backend(), (5 + 4) / 2.0 - 3 / 4.0))
                  .rejecting(NO_HALF, SQUARED, ROOT, manhattan()),
              AsDeclared.claims("ENDI", 31).on(SEVEN_AND_FIVE, OTHERS).rejectingUnseen())
          .build();

  private EnergyDistance() {}

  private static EstimatorMistake manhattan() {
    return EstimatorMistake.rule(
        "coordinate-sums",
        "distances are sums over coordinates",
        s -> {
          Tensor sum = null;
          for (int i = 0; i < s.draw("x").shape().columns(); i++) {
            Tensor x = Rows.columns(s.draw("x"), i, i + 1);
            Tensor y = Rows.columns(s.draw("y"), i, i + 1);
            Tensor inside = mean(distances(x, x)).plus(mean(distances(y, y)));
            Tensor one = mean(distances(x, y)).minus(inside.over(2));
            sum = sum == null ? one : sum.plus(one);
          }
          return sum;
        });
  }

  private static Tensor squares(Tensor a, Tensor b) {
    Tensor sum = null;
    for (int i = 0; i < a.shape().columns(); i++) {
      Tensor other = Rows.columns(b, i, i + 1).transpose();
      Tensor one = Rows.columns(a, i, i + 1).minus(other).square();
      sum = sum == null ? one : sum.plus(one);
    }
    return sum;
  }

  private static Tensor distances(Tensor a, Tensor b) {
    return squares(a, b).sqrt();
  }

  private static Tensor mean(Tensor matrix) {
    return matrix.mean(Axis.COLUMN).mean(Axis.ROW);
  }

  private static Tensor between(Sample s) {
    return mean(distances(s.draw("x"), s.draw("y")));
  }

  private static Tensor within(Sample s, String sample) {
    return mean(distances(s.draw(sample), s.draw(sample)));
  }

  /** The mean over pairs of different points; there must be two. */
  private static Tensor apart(Sample s, String sample) {
    double n = s.draw(sample).shape().rows();
    return within(s, sample).times(n / (n - 1));
  }

  private static Tensor vStatistic(Sample s) {
    return between(s).minus(within(s, "x").plus(within(s, "y")).over(2));
  }

  /** Σ over t = 0, 1, 2 of (F(t) - G(t))²: all values are whole numbers up to 3. */
  private static Tensor cramer(Sample s) {
    Tensor at = Rows.of(s.backend(), 0, 1, 2);
    Tensor f = s.draw("x").greaterThan(at).mean(Axis.COLUMN);
    Tensor g = s.draw("y").greaterThan(at).mean(Axis.COLUMN);
    return f.minus(g).square().sum(Axis.ROW);
  }

  /** E|A - B| of two laws. */
  private static Tensor ofLaw(Sample s, String a, String b) {
    Tensor apart = s.input(a + " values").transpose().minus(s.input(b + " values")).abs();
    return s.input(a + " law").matmul(apart).matmul(s.input(b + " law").transpose());
  }

  private static Tensor ofLaws(Sample s) {
    Tensor within = ofLaw(s, "x", "x").plus(ofLaw(s, "y", "y"));
    return ofLaw(s, "x", "y").minus(within.over(2));
  }

  private static Setting given(String name, int salt, double factor) {
    return Setting.named(name)
        .drawing(
            Law.given("x", Spread.matrix(7, 5, salt).map(x -> factor * x))
                .and(Law.given("y", Spread.matrix(5, 5, salt + 1).map(x -> factor * x))));
  }
}
