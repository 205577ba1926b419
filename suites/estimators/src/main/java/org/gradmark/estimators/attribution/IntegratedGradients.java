package org.gradmark.estimators.attribution;

import static org.gradmark.estimators.attribution.PathFunctions.BASELINE;
import static org.gradmark.estimators.attribution.PathFunctions.X;
import static org.gradmark.estimators.attribution.PathFunctions.power;
import static org.gradmark.estimators.attribution.PathFunctions.quadratic;

import java.util.Arrays;
import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
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
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.claims.Spread;

/**
 * Integrated gradients: what each input contributes to f(x) - f(x').
 *
 * <pre>
 *   a_i ← (x_i - x'_i) ∫ ∂_i f(x' + t (x - x')) dt over [0,1]
 *   paper: the sum (1/m) Σ_k at t = k/m, k = 1, ..., m
 * </pre>
 */
public final class IntegratedGradients {

  private static final EstimatorMistake SHORT =
      EstimatorMistake.rule(
          "last-step-lost",
          "the last of the steps is left out",
          s -> {
            int m = Path.steps(s);
            double[] kept = new double[m];
            Arrays.fill(kept, 0, m - 1, 1);
            Tensor weights = Rows.of(s.backend(), kept).over(m);
            return Path.along(s, s.input("steps").over(m), weights);
          });
  private static final String[] ALL = {
    EstimatorSystem.PAPER, "left", "midpoint", "trapezoid", "unnormalised-trapezoid", "gauss"
  };
  private static final Setting DUMMY = Path.setting(PathFunctions.DUMMY, 4, X, BASELINE);
  private static final Setting SYMMETRIC =
      Path.setting(PathFunctions.SYMMETRIC, 4, new double[] {1.5, 0.25}, new double[] {0.5, 0.5});

  private static final Setting SEVEN_STEPS =
      Path.setting(PathFunctions.FIVE, 7, Spread.row(5, 1), Spread.row(5, 2))
          .called("a network of 5 inputs, 7 steps");
  private static final Setting OTHER_NETWORK =
      Path.setting(PathFunctions.STEEP_FIVE, 7, Spread.row(5, 3), Spread.row(5, 4))
          .called("another network of 5 inputs, 7 steps");

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.attribution("integrated-gradients")
          .title("Integrated gradients")
          .source(
              "Sundararajan, Taly, Yan, Axiomatic Attribution for Deep Networks, ICML 2017,"
                  + " arXiv:1703.01365")
          .rows("A018.1")
          .meaning("steps", "k = 1, ..., m of the path with m steps, not their number")
          .paper("right sum, t = k/m", s -> Path.evenly(s, at(s, 0)))
          .dialect("left", "left sum, t = (k - 1)/m", s -> Path.evenly(s, at(s, 1)))
          .dialect("midpoint", "t = (k - 1/2)/m", s -> Path.evenly(s, at(s, 0.5)))
          .dialect(
              "trapezoid",
              "m + 1 nodes k/m, ends halved",
              s -> {
                Tensor zero = Rows.of(s.backend(), 0);
                return Path.halvedEnds(s, Rows.join(zero, s.input("steps")).over(Path.steps(s)));
              })
          .dialect(
              "unnormalised-trapezoid",
              "m nodes (k - 1)/(m - 1), ends halved, divided by m: the weights sum to 1 - 1/m",
              s -> Path.halvedEnds(s, s.input("steps").minus(1).over(Path.steps(s) - 1.0)))
          .dialect("gauss", "Gauss-Legendre rule with m nodes", Path::gauss)
          .mistakes(Path.LOCAL, Path.NO_BASELINE, Path.REVERSED, Path.SUM, Path.LENGTH)
          .claims(
              ClosedForm.claim(
                      "INTG-01",
                      "right-quadratic",
                      "For a quadratic the right sum is the integral plus d H d/(2m).",
                      "sum of k")
                  .on(quadratic(2), quadratic(5))
                  .is(s -> PathFunctions.exact(s).plus(halfStep(s)))
                  .rejecting(Path.LOCAL, Path.NO_BASELINE, Path.REVERSED, Path.SUM, SHORT),
              ClosedForm.claim(
                      "INTG-02",
                      "left-quadratic",
                      "For a quadratic the left sum is the integral minus d H d/(2m).",
                      "sum of k")
                  .in("left")
                  .on(quadratic(2), quadratic(5))
                  .is(s -> PathFunctions.exact(s).minus(halfStep(s)))
                  .rejecting(Path.NO_BASELINE, Path.REVERSED, Path.SUM),
              ClosedForm.claim(
                      "INTG-03",
                      "completeness",
                      "For a quadratic the attributions sum to f(x) - f(x').",
                      "proposition 1; the rules are exact for linear gradients")
                  .in("midpoint", "trapezoid", "gauss")
                  .on(quadratic(2), quadratic(5))
                  .of("the sum of attributions", (s, a) -> a.sum(Axis.ROW))
                  .is(PathFunctions::rise)
                  .rejecting(Path.LOCAL, Path.NO_BASELINE, Path.REVERSED, Path.SUM, Path.LENGTH),
              ClosedForm.claim(
                      "INTG-04",
                      "missing-share",
                      "The rule whose weights sum to 1 - 1/m misses 1/m of a quadratic's rise.",
                      "the weights of Captum's riemann_trapezoid")
                  .in("unnormalised-trapezoid")
                  .on(quadratic(2), quadratic(5))
                  .of("the sum of attributions", (s, a) -> a.sum(Axis.ROW))
                  .is(s -> PathFunctions.rise(s).times(1 - 1.0 / Path.steps(s)))
                  .rejecting(Path.LOCAL, Path.NO_BASELINE, Path.REVERSED, Path.SUM),
              ClosedForm.claim(
                      "INTG-05",
                      "right-order",
                      "For x^3 from zero the right sum is x^3 (1 + 3/(2m) + 1/(2m^2)): of first"
                          + " order.",
                      "sum of k^2")
                  .on(power(3, 2), power(3, 4), power(3, 8))
                  .is(s -> cube(s, 1.5, 0.5))
                  .rejecting(Path.LOCAL, Path.REVERSED, Path.SUM, SHORT),
              ClosedForm.claim(
                      "INTG-06",
                      "left-order",
                      "For x^3 from zero the left sum is x^3 (1 - 3/(2m) + 1/(2m^2)): of first"
                          + " order.",
                      "sum of k^2")
                  .in("left")
                  .on(power(3, 2), power(3, 4), power(3, 8))
                  .is(s -> cube(s, -1.5, 0.5))
                  .rejecting(Path.LOCAL, Path.REVERSED, Path.SUM),
              ClosedForm.claim(
                      "INTG-07",
                      "midpoint-order",
                      "For x^3 from zero the midpoint sum is x^3 (1 - 1/(4m^2)): of second order.",
                      "sum of (k - 1/2)^2")
                  .in("midpoint")
                  .on(power(3, 2), power(3, 4), power(3, 8))
                  .is(s -> cube(s, 0, -0.25))
                  .rejecting(Path.LOCAL, Path.REVERSED, Path.SUM),
              ClosedForm.claim(
                      "INTG-08",
                      "trapezoid-order",
                      "For x^3 from zero the trapezoid sum is x^3 (1 + 1/(2m^2)): of second order.",
                      "sum of k^2")
                  .in("trapezoid")
                  .on(power(3, 2), power(3, 4), power(3, 8))
                  .is(s -> cube(s, 0, 0.5))
                  .rejecting(Path.LOCAL, Path.REVERSED, Path.SUM),
              ClosedForm.claim(
                      "INTG-09",
                      "gauss-order",
                      "With m nodes x^(2m) is exact, and x^(2m+1) the first to miss"
                          + " (m!)^4/((2m)!)^2 of its rise.",
                      "error term of the Gauss-Legendre rule")
                  .in("gauss")
                  .on(power(4, 2), power(5, 2), power(6, 3), power(7, 3))
                  .is(IntegratedGradients::gauss)
                  .rejecting(Path.LOCAL, Path.REVERSED, Path.SUM),
              ClosedForm.claim(
                      "INTG-10",
                      "saturation",
                      "1 - relu(1 - x) gets its rise of 1 from 0 to 2, where the gradient is zero.",
                      "section 2: sensitivity (a)")
                  .in("midpoint")
                  .on(Path.setting(PathFunctions.SATURATED, 4, new double[] {2}, new double[] {0}))
                  .is(s -> s.input("x").times(0).plus(1))
                  .rejecting(Path.LOCAL, Path.REVERSED, Path.SUM),
              Axiom.claim(
                      "INTG-11",
                      "sensitivity",
                      "An input that f ignores changes no attribution.",
                      "section 3: sensitivity (b)")
                  .in(ALL)
                  .on(DUMMY)
                  .changing(q -> q.withInput("x", new Values(Shape.of(1, 3), 1.25, -0.5, 4)))
                  .changesNothing()
                  .rejecting(Path.LENGTH),
              Axiom.claim(
                      "INTG-12",
                      "implementation-invariance",
                      "Networks that are equal functions get equal attributions.",
                      "section 2.2")
                  .in(ALL)
                  .on(DUMMY)
                  .changing(q -> q.withFunction(PathFunctions.TWIN))
                  .changesNothing()
                  .rejecting(Path.WEIGHTS),
              Axiom.claim(
                      "INTG-13",
                      "linearity",
                      "What is added to f as w x is added to the attributions as w (x - x').",
                      "section 3: linearity")
                  .in(EstimatorSystem.PAPER, "left", "midpoint", "trapezoid", "gauss")
                  .on(quadratic(3))
                  .changing(q -> q.withFunction(PathFunctions.MORE))
                  .changes(a -> a.plus(Rows.of(a.backend(), 1, 2, 5.25)))
                  .rejecting(Path.NO_BASELINE, Path.REVERSED, Path.SUM, Path.LENGTH),
              Axiom.claim(
                      "INTG-14",
                      "symmetry",
                      "Inputs that f treats alike may be swapped: so are their attributions.",
                      "theorem 1: symmetry")
                  .in(ALL)
                  .on(SYMMETRIC)
                  .changing(q -> q.withInput("x", new Values(Shape.of(1, 2), 0.25, 1.5)))
                  .changes(a -> Rows.join(Rows.columns(a, 1, 2), Rows.columns(a, 0, 1)))
                  .rejecting(Path.CORNERS),
              Cost.claim("INTG-15", "cost", "m gradients and no value.", "the formula")
                  .in(EstimatorSystem.PAPER, "left", "midpoint", "gauss", "unnormalised-trapezoid")
                  .on(quadratic(5))
                  .calls(Counted.Call.GRADIENT, 5)
                  .rejecting(Path.LOCAL),
              AsDeclared.claims("INTG", 21).on(SEVEN_STEPS, OTHER_NETWORK).rejectingUnseen())
          .build();

  private IntegratedGradients() {}

  /** (k - back)/m. */
  private static Tensor at(Sample s, double back) {
    return s.input("steps").minus(back).over(Path.steps(s));
  }

  private static Tensor halfStep(Sample s) {
    return PathFunctions.bend(s).over(2.0 * Path.steps(s));
  }

  /** x³ (1 + a/m + b/m²). */
  private static Tensor cube(Sample s, double a, double b) {
    double m = Path.steps(s);
    return s.input("x").pow(3).times(1 + a / m + b / (m * m));
  }

  private static Tensor gauss(Sample s) {
    int m = Path.steps(s);
    double missed = 1;
    for (int k = 1; k <= m; k++) {
      missed *= (double) k / (m + k);
    }
    Tensor odd = s.input("exponent").equalTo(2.0 * m + 1);
    Tensor share = odd.times(missed * missed).oneMinus();
    return s.input("x").pow(s.input("exponent")).times(share);
  }
}
