package org.gradmark.estimators.clipping;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.SampleWrapper;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.estimators.claims.ClosedForm;

/**
 * What becomes of a gradient that is NaN or infinite somewhere: it stays NaN or infinite there, so
 * that whoever trains notices. What is measured without it, such as another tensor, is as due.
 *
 * <p>What is measured together with it is not asked: {@code min(1, θ/NaN)} makes NaN of it, {@code
 * if n > θ} leaves it alone, and with an infinite norm PyTorch and Optax make zeros of it and Keras
 * NaN.
 */
final class NonFinite {

  private static final EstimatorMistake ZEROED =
      EstimatorMistake.result(
          "non-finite-zeroed",
          "a gradient that is not finite becomes zero",
          (s, clipped) -> finite(Model.all(s)).min(Axis.ALL).where(clipped, s.backend().scalar(0)));
  private static final EstimatorMistake CLEANED =
      EstimatorMistake.seeing(
          "non-finite-taken-for-zero",
          "NaN and infinity in a gradient are taken for 0",
          s -> new Replaced(s, 0));

  private NonFinite() {}

  /** A claim about each dialect, {@code prefix-61} and so on. */
  static EstimatorSystem.ClaimMaker claims(String prefix, Setting... settings) {
    return claims(prefix, List.of(settings), ZEROED, CLEANED);
  }

  /** The same about what clips each element for itself: an infinite one has a result. */
  static EstimatorSystem.ClaimMaker ofElements(
      String prefix, Setting setting, EstimatorMistake more) {
    return claims(prefix, List.of(setting), ZEROED, CLEANED, more);
  }

  private static EstimatorSystem.ClaimMaker claims(
      String prefix, List<Setting> settings, EstimatorMistake... wrong) {
    return system -> {
      List<Claim<EstimatorSubject>> claims = new ArrayList<>();
      for (Dialect<EstimatorRule> dialect : system.dialects()) {
        EstimatorRule rule = dialect.rule();
        claims.addAll(
            ClosedForm.claim(
                    prefix + "-" + (61 + claims.size()),
                    "non-finite-" + dialect.id(),
                    "Where the gradient is not finite the result is not; what is measured without"
                        + " it is "
                        + dialect.title()
                        + ".",
                    "the formula")
                .in(dialect.id())
                .on(settings.toArray(Setting[]::new))
                .of("the estimate", (s, estimate) -> asked(s, rule, estimate))
                .is(s -> asked(s, rule, rule.estimate(s)))
                .byDefinition()
                .withoutZero() // of NaN it makes NaN
                .rejecting(wrong)
                .claims(system));
      }
      return claims;
    };
  }

  /** NaN for all that is not finite where the gradient is not, 0 for what is not asked. */
  private static Tensor asked(Sample s, EstimatorRule rule, Tensor estimate) {
    Tensor nan = s.backend().scalar(Double.NaN);
    Tensor there = finite(estimate).where(estimate, nan);
    Tensor elsewhere =
        finite(rule.estimate(new Replaced(s, Double.NaN))).where(estimate, s.backend().scalar(0));
    return finite(Model.all(s)).where(elsewhere, there);
  }

  /** 1 for what is finite, else 0. */
  private static Tensor finite(Tensor x) {
    return x.minus(x).equalTo(0);
  }

  /** A sample with something else in place of what is not finite. */
  private static final class Replaced extends SampleWrapper {
    private final double by;

    Replaced(Sample s, double by) {
      super(s);
      this.by = by;
    }

    @Override
    public Tensor input(String name) {
      Tensor given = super.input(name);
      return finite(given).where(given, backend().scalar(by));
    }
  }
}
