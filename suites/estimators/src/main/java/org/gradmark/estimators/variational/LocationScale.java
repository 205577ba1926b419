package org.gradmark.estimators.variational;

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
import org.gradmark.estimators.claims.Unbiased;
import org.gradmark.estimators.claims.Variance;
import org.gradmark.estimators.functions.Fractions;
import org.gradmark.estimators.functions.Quadratic;

/**
 * The reparametrisation gradient of the energy E f(m + C u) of a location-scale family, u with
 * independent elements of mean 0, variance 1 and kurtosis κ.
 *
 * <pre>
 *   z ← m + C u
 *   g ← (∇f(z), ∇f(z) uᵀ)            full C, row by row
 *   g ← (∇f(z), ∇f(z) ⊙ u)           mean field: C = diag(c)
 * </pre>
 */
public final class LocationScale {

  private static final EstimatorMistake AT_LOCATION =
      EstimatorMistake.rule(
          "at-location",
          "f is differentiated at the location m",
          s -> full(s, s.gradient(s.input("location"))));
  private static final EstimatorMistake TRANSPOSED =
      EstimatorMistake.rule(
          "transposed",
          "the gradient of C is transposed",
          s -> {
            Tensor slope = s.gradient(point(s));
            return Rows.join(slope, Rows.flat(s.draw("noise").transpose().times(slope)));
          });
  private static final EstimatorMistake TRIANGLE =
      EstimatorMistake.result(
          "lower-triangle", "the part of C above the diagonal is masked", LocationScale::masked);
  private static final EstimatorMistake NO_NOISE =
      EstimatorMistake.rule(
          "noise-left-out",
          "the gradient of c lacks its factor u",
          s -> {
            Tensor slope = s.gradient(diagonalPoint(s));
            return Rows.join(slope, slope);
          });
  private static final EstimatorMistake NEGATED =
      EstimatorMistake.scaled("negated", "the gradient has the wrong sign", -1);
  private static final EstimatorMistake DOUBLED =
      EstimatorMistake.scaled("doubled", "the gradient is twice too large", 2);

  private static final Law NORMAL = Law.normal("noise", Shape.of(1, 2), 4);
  private static final Law SIGNS = Law.signs("noise", Shape.of(1, 2));
  private static final Setting FULL = setting("normal u, full C", 0.25, -0.5, NORMAL, 3);
  private static final Setting FULL_SIGNS = setting("signs, full C", 0.25, -0.5, SIGNS, 1);
  private static final Setting FIELD = setting("normal u, diagonal C", 0, 0, NORMAL, 3);
  private static final Setting FIELD_SIGNS = setting("signs, diagonal C", 0, 0, SIGNS, 1);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("location-scale")
          .title("Reparametrisation gradient of location-scale families")
          .source(
              "Kim et al., Practical and Matching Gradient Variance Bounds for Black-Box Variational Bayesian"
                  + " Inference, 2023, arXiv:2303.10472")
          .rows("A230.1")
          .paper("(grad f(z), grad f(z) u^T)", s -> full(s, s.gradient(point(s))))
          .dialect("mean-field", "(grad f(z), grad f(z) * u)", LocationScale::meanField)
          .mistakes(NEGATED, DOUBLED)
          .mistakesIn(java.util.List.of("paper"), AT_LOCATION, TRANSPOSED, TRIANGLE)
          .mistakesIn(java.util.List.of("mean-field"), NO_NOISE)
          .claims(
              ClosedForm.claim(
                      "LOCS-01",
                      "norm",
                      "With a full C the squared norm is ||grad f(z)||^2 (1 + ||u||^2) for every draw.",
                      "||a b^T|| = ||a|| ||b||")
                  .of("the squared norm", (s, g) -> g.square().sum(Axis.ALL))
                  .on(FULL)
                  .is(
                      s -> {
                        Tensor u = s.draw("noise").square().sum(Axis.ALL);
                        return s.gradient(point(s)).square().sum(Axis.ALL).times(u.plus(1));
                      })
                  .rejecting(AT_LOCATION, TRIANGLE, DOUBLED),
              Unbiased.claim(
                      "LOCS-02",
                      "unbiased",
                      "For f = ||z - a||^2/2 the mean is (m - a, C).",
                      "E u u^T = I")
                  .on(FULL, FULL_SIGNS)
                  .mean(s -> Rows.join(offset(s), Rows.flat(s.input("scale"))))
                  .rejecting(AT_LOCATION, TRANSPOSED, TRIANGLE, NEGATED, DOUBLED),
              Variance.claim(
                      "LOCS-03",
                      "second-moment",
                      "For that f, E||g||^2 = (d + 1) ||m - a||^2 + (d + kappa) ||C||^2: the paper's bounds are attained.",
                      "lemma behind theorems 1 and 2")
                  .on(FULL, FULL_SIGNS)
                  .secondMoment(
                      s ->
                          offset(s)
                              .square()
                              .sum(Axis.ALL)
                              .times(3)
                              .plus(
                                  s.input("scale")
                                      .square()
                                      .sum(Axis.ALL)
                                      .times(s.input("kurtosis").plus(2))))
                  .rejecting(AT_LOCATION, TRIANGLE, DOUBLED),
              Unbiased.claim(
                      "LOCS-04",
                      "mean-field-unbiased",
                      "In the mean field the mean is (m - a, c).",
                      "E u^2 = 1")
                  .in("mean-field")
                  .on(FIELD, FIELD_SIGNS)
                  .mean(s -> Rows.join(offset(s), s.input("deviations")))
                  .rejecting(NO_NOISE, NEGATED, DOUBLED),
              Variance.claim(
                      "LOCS-05",
                      "mean-field-second-moment",
                      "In the mean field E||g||^2 = 2 ||m - a||^2 + (1 + kappa) ||c||^2, whatever the dimension.",
                      "moments of u")
                  .in("mean-field")
                  .on(FIELD, FIELD_SIGNS)
                  .secondMoment(
                      s ->
                          offset(s)
                              .square()
                              .sum(Axis.ALL)
                              .times(2)
                              .plus(
                                  s.input("deviations")
                                      .square()
                                      .sum(Axis.ALL)
                                      .times(s.input("kurtosis").plus(1))))
                  .rejecting(NO_NOISE, DOUBLED),
              AsDeclared.claims("LOCS", 11).on(wide(1), wide(2)).rejectingAll())
          .build();

  private LocationScale() {}

  private static Tensor point(Sample s) {
    return s.input("location").plus(s.draw("noise").matmul(s.input("scale").transpose()));
  }

  private static Tensor diagonalPoint(Sample s) {
    return s.input("location").plus(s.draw("noise").times(s.input("deviations")));
  }

  private static Tensor full(Sample s, Tensor slope) {
    return Rows.join(slope, Rows.flat(slope.transpose().times(s.draw("noise"))));
  }

  private static Tensor meanField(Sample s) {
    Tensor slope = s.gradient(diagonalPoint(s));
    return Rows.join(slope, slope.times(s.draw("noise")));
  }

  private static Tensor offset(Sample s) {
    return s.input("location").minus(s.input("target"));
  }

  private static Setting setting(String name, double upper, double lower, Law law, double kappa) {
    return Setting.named(name)
        .input("location", 0.75, -1.25)
        .input("target", 0.25, 0.5)
        .input("scale", new Values(Shape.of(2, 2), 1.5, upper, lower, 0.75))
        .input("deviations", 1.5, 0.75)
        .input("kurtosis", kappa)
        .function(Quadratic.of(new double[] {1, 0, 0, 1}, -0.25, -0.5))
        .drawing(law);
  }

  private static Tensor masked(Sample s, Tensor g) {
    int d = s.input("location").shape().columns();
    double[] mask = new double[g.shape().columns()];
    for (int i = 0; i < mask.length; i++) {
      boolean above = i >= d && (i - d) % d > (i - d) / d;
      mask[i] = above ? 0 : 1;
    }
    return g.times(Rows.of(s.backend(), mask));
  }

  /** Five dimensions, numbers of no pattern. */
  private static Setting wide(int seed) {
    Fractions some = Fractions.of(seed);
    return Setting.named("5 dimensions, numbers of no pattern " + seed)
        .input("location", some.matrix(1, 5))
        .input("scale", some.matrix(5, 5))
        .input("deviations", some.positive(1, 5))
        .function(some.quadratic(5, seed == 1 ? 1 : 1024))
        .drawing(Law.given("noise", some.matrix(1, 5)));
  }
}
