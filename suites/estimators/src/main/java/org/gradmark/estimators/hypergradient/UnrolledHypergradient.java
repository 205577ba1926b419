package org.gradmark.estimators.hypergradient;

import java.util.List;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.differences.CentralDifferences;
import org.gradmark.estimators.functions.Fractions;

/**
 * The unrolled hypergradient: F after some steps of gradient descent on f from given weights,
 * differentiated through the steps in reverse mode.
 *
 * <pre>
 *   for k = 0 … K - 1: w_{k+1} ← w_k - α f_w(w_k, u)
 *   a ← F_w(w_K, u),  g ← F_u(w_K, u)
 *   for k = K - 1 … 0: g ← g - α f_uw(w_k) a,  a ← a - α f_ww(w_k) a
 * </pre>
 *
 * The number of steps is the width of the input {@code rates}, which holds α of each step.
 */
public final class UnrolledHypergradient {

  public static final Hyperparameter WINDOW =
      new Hyperparameter("window", "last steps that are differentiated", 1, 1e6, 1);

  private static final EstimatorMistake AT_END =
      EstimatorMistake.rule(
          "curvature-at-end",
          "all steps are differentiated at the last weights",
          s -> {
            Tensor[] path = path(s);
            java.util.Arrays.fill(path, 0, path.length - 1, path[path.length - 1]);
            return back(s, path, path.length - 1);
          });
  private static final EstimatorMistake ONE_LESS =
      EstimatorMistake.rule(
          "first-step-constant",
          "the first step is not differentiated",
          s -> back(s, path(s), path(s).length - 2));
  private static final EstimatorMistake NO_RATE =
      EstimatorMistake.result(
          "rate-lost",
          "the indirect part lacks its factor alpha",
          (s, g) -> {
            Tensor direct = direct(s);
            return g.minus(direct).over(firstRate(s)).plus(direct);
          });
  private static final EstimatorMistake DIRECT =
      EstimatorMistake.rule(
          "direct-part-only", "the weights are taken for constants", UnrolledHypergradient::direct);
  private static final EstimatorMistake SIGN =
      EstimatorMistake.result(
          "indirect-part-added",
          "the indirect part has the wrong sign",
          (s, g) -> direct(s).times(2).minus(g));

  private static final Setting RIDGE =
      Bilevel.ridge()
          .called("ridge regression from (-1, 0.75), 3 steps")
          .input("weights", -1, 0.75)
          .input("rates", 0.125, 0.125, 0.125);
  private static final Setting WANING =
      RIDGE.called("the same with rates 1/8, 1/16, 1/4").input("rates", 0.125, 0.0625, 0.25);
  private static final Setting FIXED =
      Bilevel.diagonal()
          .called("diagonal quadratic from its solution, 4 steps")
          .input("rates", 0.5, 0.5, 0.5, 0.5);

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("unrolled-hypergradient")
          .title("Unrolled hypergradient")
          .source(
              "Vicol et al., On Implicit Bias in Overparameterized Bilevel Optimization, 2022, arXiv:2212.14032;"
                  + " Shaban et al., Truncated Back-propagation for Bilevel Optimization, 2019")
          .rows("A119.1")
          .hyperparameters(WINDOW)
          .paper("all steps", s -> back(s, path(s), path(s).length - 1))
          .dialect("truncated", "the last steps only", UnrolledHypergradient::truncated)
          .mistakes(NO_RATE, DIRECT, SIGN)
          .mistakesIn(List.of("paper"), AT_END, ONE_LESS)
          .claims(
              ClosedForm.claim(
                      "UNRO-01",
                      "derivative",
                      "It is the derivative of F after the steps, from weights that do not depend on u.",
                      "central differences of the whole program")
                  .on(RIDGE, WANING)
                  .is(s -> differences(s, 0))
                  .rejecting(AT_END, ONE_LESS, NO_RATE, DIRECT, SIGN),
              ClosedForm.claim(
                      "UNRO-02",
                      "neumann",
                      "From the solution of a quadratic it is the Neumann series: (1 - (1 - alpha h)^K)/h of the slope of F.",
                      "geometric series")
                  .on(FIXED)
                  .is(
                      s -> {
                        Tensor h = s.input("curvatures");
                        Tensor kept = h.over(2).oneMinus().pow(4);
                        return kept.oneMinus().times(s.input("slopes")).over(h);
                      })
                  .rejecting(ONE_LESS, NO_RATE, DIRECT, SIGN),
              ClosedForm.claim(
                      "UNRO-03",
                      "truncated",
                      "Truncated to a window it is the derivative with the weights before the window held constant.",
                      "central differences of the last steps")
                  .in("truncated")
                  .on(RIDGE, WANING)
                  .is(s -> differences(s, 2))
                  .rejecting(DIRECT, SIGN),
              AsDeclared.claims("UNRO", 11).on(wide(1, 2), wide(2, 4)).rejecting(DIRECT, SIGN))
          .build();

  private UnrolledHypergradient() {}

  private static Tensor[] path(Sample s) {
    return path(s, s.input("hyper"), s.input("weights"), 0);
  }

  private static Tensor[] path(Sample s, Tensor u, Tensor start, int from) {
    int steps = s.input("rates").shape().columns() - from;
    Tensor[] w = new Tensor[steps + 1];
    w[0] = start;
    for (int k = 0; k < steps; k++) {
      Tensor slope = Bilevel.weightPart(s, s.gradient(Rows.join(w[k], u)));
      w[k + 1] = w[k].minus(slope.times(rate(s, from + k)));
    }
    return w;
  }

  private static Tensor rate(Sample s, int k) {
    return Rows.columns(s.input("rates"), k, k + 1);
  }

  private static Tensor firstRate(Sample s) {
    return rate(s, 0);
  }

  private static Tensor outer(Sample s, Tensor weights) {
    return s.function("outer").gradient(Bilevel.joint(s, weights));
  }

  private static Tensor direct(Sample s) {
    Tensor[] w = path(s);
    return Bilevel.hyperPart(s, outer(s, w[w.length - 1]));
  }

  private static Tensor back(Sample s, Tensor[] w, int window) {
    return back(s, w, s.backend().scalar(window));
  }

  private static Tensor truncated(Sample s) {
    return back(s, path(s), s.get(WINDOW));
  }

  private static Tensor back(Sample s, Tensor[] w, Tensor window) {
    int steps = w.length - 1;
    Tensor last = outer(s, w[steps]);
    Tensor a = Bilevel.weightPart(s, last);
    Tensor g = Bilevel.hyperPart(s, last);
    for (int k = steps - 1; k >= 0; k--) {
      Tensor inside = s.backend().scalar(steps - 1 - k).lessThan(window);
      Tensor bent = Bilevel.curved(s, w[k], a).times(rate(s, k));
      g = g.minus(Bilevel.hyperPart(s, bent).times(inside));
      a = a.minus(Bilevel.weightPart(s, bent));
    }
    return g;
  }

  private static Tensor differences(Sample s, int from) {
    Tensor start = path(s)[from];
    return CentralDifferences.gradient(
        s.input("hyper"),
        u -> {
          Tensor[] w = path(s, u, start, from);
          Tensor end = Rows.join(w[w.length - 1], u);
          return s.function("outer").value(end);
        });
  }

  /** Five weights, six uneven steps, numbers of no pattern. */
  private static Setting wide(int seed, int window) {
    return Bilevel.wide(seed)
        .input("rates", Fractions.of(seed).positive(1, 6).map(x -> x / 32))
        .with(WINDOW, window);
  }
}
