package org.gradmark.estimators.hypergradient;

import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.AsDeclared;
import org.gradmark.estimators.claims.ClosedForm;
import org.gradmark.estimators.claims.Cost;
import org.gradmark.estimators.functions.Quadratic;

/**
 * The implicit hypergradient of F(w*(u), u), w*(u) = argmin f(w, u), by the implicit function
 * theorem; the linear system is solved by conjugate gradients in as many steps as there are
 * weights.
 *
 * <pre>
 *   solve f_ww q = F_w
 *   g ← F_u - f_uw q
 * </pre>
 */
public final class ImplicitHypergradient {

  private static final EstimatorMistake NO_INVERSE =
      EstimatorMistake.rule(
          "identity-for-inverse",
          "the inverse Hessian is taken for the identity",
          s -> result(s, Bilevel.weightPart(s, Bilevel.outerGradient(s))));
  private static final EstimatorMistake ONE_STEP =
      EstimatorMistake.rule(
          "one-step-solve", "the linear system is solved by one step only", s -> result(s, 1));
  private static final EstimatorMistake HALF =
      EstimatorMistake.rule(
          "hessian-twice",
          "the system is solved for the Hessian doubled",
          s -> {
            Tensor direct = Bilevel.hyperPart(s, Bilevel.outerGradient(s));
            return paper(s).minus(direct).over(2).plus(direct);
          });
  private static final EstimatorMistake EXTRA_PRODUCT =
      EstimatorMistake.rule(
          "extra-product",
          "a Hessian-vector product is computed and not used",
          s -> {
            Tensor w = s.input("weights");
            Tensor unused = Bilevel.curved(s, w, w);
            return paper(s).plus(Bilevel.hyperPart(s, unused).times(0));
          });

  private static final Setting RIDGE = Bilevel.ridge();
  private static final Setting SHRINKAGE = shrinkage(0.5, 1).called("shrinkage, solved");
  private static final Setting INEXACT = shrinkage(0.75, 0.875).called("shrinkage, w off w*");

  public static final EstimatorSystem SYSTEM =
      EstimatorSystem.estimator("implicit-hypergradient")
          .title("Implicit (bilevel) hypergradient")
          .source(
              "Loo et al., Dataset Distillation with Convexified Implicit Gradients, 2023, arXiv:2302.06755;"
                  + " Salehi et al., An adaptively inexact first-order method for bilevel optimization, 2023, arXiv:2308.10098")
          .rows("A145.1", "B03.1")
          .paper("F_u - f_uw f_ww^-1 F_w", ImplicitHypergradient::paper)
          .mistakes(
              NO_INVERSE, ONE_STEP, HALF, Bilevel.NO_DIRECT, Bilevel.DIRECT_ONLY, Bilevel.SIGN)
          .claims(
              ClosedForm.claim(
                      "IMPL-01",
                      "ridge",
                      "For ridge regression it is the derivative of the validation loss at the solution w*(lambda).",
                      "central differences of F(w*(lambda), lambda)")
                  .on(RIDGE)
                  .is(Bilevel::ridgeTruth)
                  .rejecting(
                      NO_INVERSE,
                      ONE_STEP,
                      HALF,
                      Bilevel.NO_DIRECT,
                      Bilevel.DIRECT_ONLY,
                      Bilevel.SIGN),
              ClosedForm.claim(
                      "IMPL-02",
                      "shrinkage",
                      "For f = |w - y|^2/2 + e^u |w|^2/2 and F = |w - a|^2/2 it is -e^u/(1 + e^u) <w, w - a>, at w* and elsewhere.",
                      "f_ww = (1 + e^u) I")
                  .on(SHRINKAGE, INEXACT)
                  .is(
                      s -> {
                        Tensor w = s.input("weights");
                        Tensor e = s.input("hyper").exp();
                        Tensor a = Rows.of(s.backend(), 0.5, 0.25);
                        return Rows.dot(w, w.minus(a)).times(e).over(e.plus(1)).negate();
                      })
                  .rejecting(NO_INVERSE, HALF, Bilevel.SIGN, Bilevel.DIRECT_ONLY),
              Cost.claim(
                      "IMPL-03",
                      "cost",
                      "With two weights it costs one gradient of F and three Hessian-vector products.",
                      "conjugate gradients end after as many steps as there are weights")
                  .on(RIDGE)
                  .calls(Counted.Call.GRADIENT, 1)
                  .calls(Counted.Call.HESSIAN_VECTOR, 3)
                  .rejecting(EXTRA_PRODUCT),
              AsDeclared.claims("IMPL", 11).on(Bilevel.wide(1), Bilevel.wide(2)).rejectingAll())
          .build();

  private ImplicitHypergradient() {}

  private static Tensor paper(Sample s) {
    return result(s, s.input("weights").shape().columns());
  }

  private static Tensor result(Sample s, int steps) {
    Tensor outer = Bilevel.outerGradient(s);
    Tensor q = solve(s, Bilevel.weightPart(s, outer), steps);
    Tensor mixed = Bilevel.hyperPart(s, Bilevel.curved(s, s.input("weights"), q));
    return Bilevel.hyperPart(s, outer).minus(mixed);
  }

  private static Tensor result(Sample s, Tensor q) {
    Tensor mixed = Bilevel.hyperPart(s, Bilevel.curved(s, s.input("weights"), q));
    return Bilevel.hyperPart(s, Bilevel.outerGradient(s)).minus(mixed);
  }

  /** Conjugate gradients from zero; a residual of zero stays zero. */
  private static Tensor solve(Sample s, Tensor right, int steps) {
    Tensor w = s.input("weights");
    Tensor q = right.times(0);
    Tensor r = right;
    Tensor p = right;
    for (int k = 0; k < steps; k++) {
      Tensor hp = Bilevel.weightPart(s, Bilevel.curved(s, w, p));
      Tensor length = Rows.dot(r, r);
      Tensor step = quotient(length, Rows.dot(p, hp));
      q = q.plus(p.times(step));
      r = r.minus(hp.times(step));
      p = r.plus(p.times(quotient(Rows.dot(r, r), length)));
    }
    return q;
  }

  private static Tensor quotient(Tensor a, Tensor b) {
    return a.over(b.plus(b.equalTo(0)));
  }

  private static Setting shrinkage(double... weights) {
    return Setting.named("shrinkage")
        .input("weights", weights)
        .input("hyper", 0)
        .function(new Shrinkage(1, 2))
        .function("outer", outer());
  }

  private static Quadratic outer() {
    return Quadratic.of(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 0}, -0.5, -0.25, 0);
  }
}
