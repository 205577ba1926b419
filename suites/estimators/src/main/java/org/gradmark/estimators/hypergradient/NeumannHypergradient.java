package org.gradmark.estimators.hypergradient;

import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * The hypergradient of {@link ImplicitHypergradient} with the inverse Hessian as a truncated
 * Neumann series.
 *
 * <pre>
 *   p ← F_w,  r ← F_w
 *   repeat i times: r ← r - α f_ww r,  p ← p + r
 *   g ← F_u - f_uw (α p)
 * </pre>
 */
public final class NeumannHypergradient {

  private static final int MOST = 8;

  public static final Hyperparameter ALPHA =
      new Hyperparameter("alpha", "step of the series, at most 2/L", 0, 1e6, 1);
  public static final Hyperparameter ITERATIONS =
      new Hyperparameter("iterations", "terms after the first", 0, MOST, 3);

  private static final EstimatorMistake NO_ALPHA =
      EstimatorMistake.rule(
          "factor-alpha-lost", "the factor alpha before the series is lost", s -> result(s, 1));
  private static final EstimatorMistake SHORT =
      EstimatorMistake.seeing(
          "one-term-short",
          "the series has i terms, not i + 1",
          s ->
              new SampleWrapper(s) {
                @Override
                public Tensor get(Hyperparameter asked) {
                  Tensor value = super.get(asked);
                  return asked == ITERATIONS ? value.minus(1) : value;
                }
              });
  private static final EstimatorMistake LAST =
      EstimatorMistake.rule(
          "last-term-only",
          "the terms are not added up",
          s -> {
            Tensor r = Bilevel.weightPart(s, Bilevel.outerGradient(s));
            for (int k = 0; k < MOST; k++) {
              r = r.minus(ongoing(s, k).times(s.get(ALPHA)).times(curved(s, r)));
            }
            return finish(s, r.times(s.get(ALPHA)));
          });

  private static final Setting RIDGE = Bilevel.ridge().with(ALPHA, 0.125).with(ITERATIONS, 4);
  private static final Setting DIAGONAL = diagonal(3);
  private static final Setting FIRST = diagonal(0);
  private static final Setting LONG = diagonal(8);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("neumann-hypergradient")
          .title("Hypergradient with a truncated Neumann series")
          .source(
              "Lorraine, Vicol, Duvenaud, Optimizing Millions of Hyperparameters by Implicit Differentiation, 2020,"
                  + " arXiv:1911.02590, algorithm 3; Lorraine, Scalable Nested Optimization, 2024, arXiv:2407.01526")
          .rows("A050.1", "A033.1")
          .hyperparameters(ALPHA, ITERATIONS)
          .paper("F_u - f_uw alpha sum_{j<=i} (I - alpha f_ww)^j F_w", s -> result(s, s.get(ALPHA)))
          .mistakes(NO_ALPHA, SHORT, LAST, Bilevel.NO_DIRECT, Bilevel.DIRECT_ONLY, Bilevel.SIGN)
          .claims(
              ClosedForm.claim(
                      "NEUM-01",
                      "unrolled",
                      "It is the derivative of F after i + 1 steps of gradient descent that begin at the solution, whose weights count as constant.",
                      "theorem 1: unrolling is the Neumann series")
                  .on(RIDGE)
                  .is(NeumannHypergradient::forwardMode)
                  .rejecting(
                      NO_ALPHA, SHORT, LAST, Bilevel.NO_DIRECT, Bilevel.DIRECT_ONLY, Bilevel.SIGN),
              ClosedForm.claim(
                      "NEUM-02",
                      "tail",
                      "On an eigenvector of curvature h it misses the implicit hypergradient by exactly (1 - alpha h)^(i+1) of it.",
                      "geometric series")
                  .of(
                      "the missing part",
                      (s, g) -> s.input("slopes").over(s.input("curvatures")).minus(g))
                  .on(DIAGONAL, FIRST, LONG)
                  .is(
                      s -> {
                        Tensor h = s.input("curvatures");
                        Tensor kept = h.times(s.get(ALPHA)).oneMinus();
                        return kept.pow(s.input("terms")).times(s.input("slopes")).over(h);
                      })
                  .rejecting(NO_ALPHA, SHORT, LAST, Bilevel.SIGN, Bilevel.DIRECT_ONLY),
              AsDeclared.claims("NEUM", 11)
                  .on(
                      Bilevel.wide(1).with(ALPHA, 0.0625).with(ITERATIONS, 3),
                      Bilevel.wide(2).with(ALPHA, 0.03125).with(ITERATIONS, 5))
                  .rejectingAll())
          .build();

  private NeumannHypergradient() {}

  private static Tensor result(Sample s, double factor) {
    return result(s, s.backend().scalar(factor));
  }

  private static Tensor result(Sample s, Tensor factor) {
    Tensor r = Bilevel.weightPart(s, Bilevel.outerGradient(s));
    Tensor p = r;
    for (int k = 0; k < MOST; k++) {
      r = r.minus(curved(s, r).times(s.get(ALPHA)));
      p = p.plus(r.times(ongoing(s, k)));
    }
    return finish(s, p.times(factor));
  }

  private static Tensor finish(Sample s, Tensor q) {
    Tensor mixed = Bilevel.hyperPart(s, Bilevel.curved(s, s.input("weights"), q));
    return Bilevel.hyperPart(s, Bilevel.outerGradient(s)).minus(mixed);
  }

  /** 1 in iteration k, counted from 0, if there is one, else 0. */
  private static Tensor ongoing(Sample s, int k) {
    return s.backend().scalar(k).lessThan(s.get(ITERATIONS));
  }

  private static Tensor curved(Sample s, Tensor v) {
    return Bilevel.weightPart(s, Bilevel.curved(s, s.input("weights"), v));
  }

  /** Five steps of ridge regression, forward mode: J ← J - α (f_ww J + f_wu), f_wu = w. */
  private static Tensor forwardMode(Sample s) {
    Tensor w = s.input("weights");
    Tensor speed = w.times(0);
    for (int k = 0; k < 5; k++) {
      speed = speed.minus(curved(s, speed).plus(w).times(s.get(ALPHA)));
    }
    Tensor outer = Bilevel.outerGradient(s);
    return Bilevel.hyperPart(s, outer).plus(Rows.dot(Bilevel.weightPart(s, outer), speed));
  }

  private static Setting diagonal(int iterations) {
    return Bilevel.diagonal()
        .called("diagonal quadratic, " + iterations + " iterations")
        .input("terms", iterations + 1)
        .with(ALPHA, 0.5)
        .with(ITERATIONS, iterations);
  }
}
