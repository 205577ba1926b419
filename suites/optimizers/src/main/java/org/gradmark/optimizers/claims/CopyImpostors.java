package org.gradmark.optimizers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.rule.CounterMistakes;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.tensor.Values;

/** Copies that are none: what STEP-07 rejects in one dialect. */
final class CopyImpostors {

  private static final String EARLY = CopyResume.COPY + " after step 3: ";

  private final RuleSubject right;
  private final List<Rejection<OptimizerSubject>> rejections = new ArrayList<>();

  private CopyImpostors(RuleSubject right) {
    this.right = right;
  }

  /**
   * The impostors.
   *
   * @param right the right subject of the dialect
   * @param counts whether its rule counts steps
   */
  static List<Rejection<OptimizerSubject>> of(RuleSubject right, boolean counts) {
    CopyImpostors impostors = new CopyImpostors(right);
    impostors.ofAny();
    for (String slot : right.rule().slots()) {
      impostors.rejects(
          LossyCopy.subject(
              right,
              "copy-after-step-40-loses-" + slot,
              (step, generation) -> step > 40,
              step -> LossyCopy.slots(Set.of(slot), step, CopiedPart.NOTHING)),
          CopyResume.COPY + " after step 131");
    }
    if (!right.rule().slots().isEmpty()) {
      impostors.ofPart(Set.copyOf(right.rule().slots()));
    }
    if (counts) {
      impostors.ofCounter();
    }
    return impostors.rejections;
  }

  private void ofAny() {
    rejects(wrapped("copy-lags", o -> copying(o, c -> new Lagging(c.copy()))), CopyResume.COPY);
    rejects(wrapped("copy-is-the-original", o -> copying(o, c -> c)), CopyResume.ORIGINAL);
    rejects(
        wrapped("copy-missing", o -> copying(o, c -> missing())),
        "declares [COPY], but does not have it");
  }

  /** Only a tensor of the right kind shows what is lost. */
  private void ofPart(Set<String> slots) {
    for (CopiedPart part : CopiedPart.OF_SOME) {
      rejects(
          LossyCopy.subject(
              right,
              part.id(),
              (step, generation) -> true,
              step -> LossyCopy.slots(slots, step, part)),
          (part == CopiedPart.NOTHING_LATE ? CopyResume.COPY + " after step 22: " : EARLY)
              + part.tensor()
              + "[");
    }
  }

  private void ofCounter() {
    rejects(
        LossyCopy.subject(
            right,
            "copy-of-copy-loses-counter",
            (step, generation) -> generation == 2,
            LossyCopy::counter),
        CopyResume.SECOND_COPY + " after step 8");
    rejects(
        LossyCopy.subject(
            right,
            "copy-has-one-counter",
            (step, generation) -> true,
            step -> CounterMistakes.COMMON),
        CopyResume.COPY + " after step 22: late[");
  }

  private void rejects(OptimizerSubject impostor, String message) {
    rejections.add(new Rejection<>(impostor, message));
  }

  private WrappedSubject wrapped(String mistake, UnaryOperator<Optimizer> wrap) {
    return new WrappedSubject(right, mistake, wrap);
  }

  private static Optimizer missing() {
    throw new UnsupportedOperationException("not written yet");
  }

  private static Optimizer copying(Optimizer optimizer, UnaryOperator<Optimizer> copier) {
    return new Forwarding(optimizer) {
      @Override
      public Optimizer copy() {
        return copier.apply(optimizer);
      }
    };
  }

  /**
   * A copy that missed the last step: its first answer is thrown away, as by a state that is one
   * step old.
   */
  private static final class Lagging extends Forwarding {
    private List<Values> late;

    Lagging(Optimizer optimizer) {
      super(optimizer);
    }

    @Override
    public List<Values> step(double schedule, Oracle oracle) {
      List<Values> now = super.step(schedule, oracle);
      List<Values> answer =
          late == null ? now.stream().map(v -> v.map(x -> 0.5 * x)).toList() : late;
      late = now;
      return answer;
    }
  }
}
