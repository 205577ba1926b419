package org.gradmark.estimators.statistic.gradients;

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
import org.gradmark.estimators.claims.Axiom;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Spread;
import org.gradmark.estimators.claims.Unbiased;

/**
 * The share of a gradient that lies in a subspace, such as that of the Hessian's top eigenvectors.
 *
 * <pre>
 *   f ← |P g|²/|g|²,  P = V Vᵀ
 * </pre>
 *
 * Input {@code basis [k,d]}, orthonormal rows; draws {@code gradient [1,d]}. The result is {@code
 * [1,1]}, from 0 to 1.
 */
public final class SubspaceFraction {

  private static final String NORMS = "norms";

  private static final EstimatorMistake ALONG =
      EstimatorMistake.rule(
          "first-direction",
          "only the first direction of the subspace is looked at",
          s -> {
            Tensor g = s.draw("gradient");
            Tensor first = Rows.dot(Rows.row(s.input("basis"), 0), g).square();
            return first.over(Rows.dot(g, g));
          });
  private static final EstimatorMistake OUTSIDE =
      EstimatorMistake.result(
          "complement", "the share outside the subspace is taken", (s, f) -> f.oneMinus());
  private static final EstimatorMistake UNDIVIDED =
      EstimatorMistake.rule(
          "not-divided",
          "the squared length is not divided by the gradient's",
          s -> inside(s).square().sum(Axis.ROW));

  /** Four orthonormal rows of a Hadamard matrix, of which the first two are the subspace. */
  private static final Values BASIS =
      new Values(Shape.of(2, 4), 0.5, 0.5, 0.5, 0.5, 0.5, -0.5, 0.5, -0.5);

  private static final Setting SIGNS =
      Setting.named("random signs")
          .input("basis", BASIS)
          .drawing(Law.signs("gradient", Shape.of(1, 4)));
  private static final Setting GIVEN = given("a gradient", 1.5, -0.5, 2, 0.25);

  private static final Setting FIVE_OF_EIGHT =
      Setting.named("5 of 8 dimensions")
          .input(
              "basis",
              new Values(
                  Shape.of(5, 8),
                  0.5,
                  0.5,
                  0.5,
                  0.5,
                  0,
                  0,
                  0,
                  0,
                  0.5,
                  -0.5,
                  0.5,
                  -0.5,
                  0,
                  0,
                  0,
                  0,
                  0.5,
                  0.5,
                  -0.5,
                  -0.5,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0.5,
                  0.5,
                  0.5,
                  0.5,
                  0,
                  0,
                  0,
                  0,
                  0.5,
                  -0.5,
                  -0.5,
                  0.5))
          .drawing(Law.given("gradient", Spread.matrix(1, 8, 1)));

  private static final Setting OTHER_FIVE =
      Setting.named("5 others of 8 dimensions")
          .input(
              "basis",
              new Values(
                  Shape.of(5, 8),
                  0.5,
                  -0.5,
                  -0.5,
                  0.5,
                  0,
                  0,
                  0,
                  0,
                  0.5,
                  -0.5,
                  0.5,
                  -0.5,
                  0,
                  0,
                  0,
                  0,
                  0.5,
                  0.5,
                  0.5,
                  0.5,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0,
                  0.5,
                  -0.5,
                  0.5,
                  -0.5,
                  0,
                  0,
                  0,
                  0,
                  0.5,
                  0.5,
                  -0.5,
                  -0.5))
          .drawing(Law.given("gradient", Spread.matrix(1, 8, 3)));

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.statistic("subspace-fraction")
          .title("Fraction of the gradient in a subspace")
          .source(
              "Gur-Ari, Roberts, Dyer, Gradient Descent Happens in a Tiny Subspace, 2018, arXiv:1812.04754")
          .rows("A007.1")
          .paper("|P g|^2/|g|^2", SubspaceFraction::fraction)
          .dialect(NORMS, "|P g|/|g|", s -> fraction(s).sqrt())
          .mistakesIn(List.of(EstimatorSystem.PAPER), ALONG, OUTSIDE, UNDIVIDED)
          .claims(
              ClosedForm.claim(
                      "SUBF-01",
                      "pythagoras",
                      "What lies across the other directions makes up the rest.",
                      "|g|^2 = |P g|^2 + |g - P g|^2")
                  .on(GIVEN)
                  .is(SubspaceFraction::rest)
                  .rejecting(ALONG, OUTSIDE, UNDIVIDED),
              ClosedForm.claim(
                      "SUBF-02", "inside", "It is 1 for a gradient in the subspace.", "P g = g")
                  .in(EstimatorSystem.PAPER, NORMS)
                  .on(given("a gradient in the subspace", 1.5, -0.5, 1.5, -0.5))
                  .is(s -> Rows.of(s.backend(), 1))
                  .rejecting(ALONG, UNDIVIDED),
              Unbiased.claim(
                      "SUBF-03",
                      "isotropic",
                      "For an isotropic gradient of given length the mean is k/d.",
                      "E g g = identity: the trace of P over d")
                  .on(SIGNS)
                  .mean(s -> Rows.of(s.backend(), 0.5))
                  .rejecting(ALONG, UNDIVIDED),
              ClosedForm.claim(
                      "SUBF-04",
                      "squared-norms",
                      "The square of the ratio of norms is the share.",
                      "the formula")
                  .in(NORMS)
                  .on(GIVEN)
                  .of("the square", (s, f) -> f.square())
                  .is(SubspaceFraction::rest)
                  .rejecting(UNDIVIDED),
              Axiom.claim(
                      "SUBF-05",
                      "basis-free",
                      "Another orthonormal basis of the subspace changes nothing.",
                      "P does not depend on the basis")
                  .in(EstimatorSystem.PAPER, NORMS)
                  .on(GIVEN)
                  .changing(
                      q ->
                          q.withInput(
                              "basis",
                              new Values(
                                  Shape.of(2, 4), 0.5, -0.5, 0.5, -0.5, -0.5, -0.5, -0.5, -0.5)))
                  .changesNothing()
                  .rejecting(ALONG),
              AsDeclared.claims("SUBF", 31).on(FIVE_OF_EIGHT, OTHER_FIVE).rejectingUnseen())
          .build();

  private SubspaceFraction() {}

  private static Setting given(String name, double... gradient) {
    return Setting.named(name)
        .input("basis", BASIS)
        .drawing(Law.given("gradient", new Values(Shape.of(1, 4), gradient)));
  }

  /** Vᵀ g, {@code [1,k]}. */
  private static Tensor inside(Sample s) {
    return s.draw("gradient").matmul(s.input("basis").transpose());
  }

  private static Tensor fraction(Sample s) {
    Tensor g = s.draw("gradient");
    return inside(s).square().sum(Axis.ROW).over(Rows.dot(g, g));
  }

  /** One less the shares along the two directions that are not in the subspace. */
  private static Tensor rest(Sample s) {
    Tensor g = s.draw("gradient");
    Tensor others = s.backend().tensor(Shape.of(2, 4), 0.5, 0.5, -0.5, -0.5, 0.5, -0.5, -0.5, 0.5);
    Tensor outside = g.matmul(others.transpose()).square().sum(Axis.ROW);
    return outside.over(Rows.dot(g, g)).oneMinus();
  }
}
