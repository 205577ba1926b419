package org.gradmark.optimizers.claims;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.rule.StepWrapper;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/** An optimization of which some copies have lost a part of the state, and the others nothing. */
final class LossyCopy extends Forwarding {

  /** Which copies lose something. */
  @FunctionalInterface
  interface Occasion {
    /**
     * Whether a copy does.
     *
     * @param step after which it is made
     * @param generation 1 for a copy of the original, 2 for a copy of that
     */
    boolean loses(int step, int generation);
  }

  private final RuleOptimizer optimizer;
  private final Rule rule;
  private final Occasion occasion;
  private final IntFunction<Mistake> loss;
  private final int generation;
  private int step;

  private LossyCopy(
      RuleOptimizer optimizer,
      Rule rule,
      Occasion occasion,
      IntFunction<Mistake> loss,
      int generation,
      int step) {
    super(optimizer);
    this.optimizer = optimizer;
    this.rule = rule;
    this.occasion = occasion;
    this.loss = loss;
    this.generation = generation;
    this.step = step;
  }

  /**
   * A subject whose copies lose something.
   *
   * @param loss what a copy does that has lost it after a step
   */
  static WrappedSubject subject(
      RuleSubject right, String mistake, Occasion occasion, IntFunction<Mistake> loss) {
    return new WrappedSubject(
        right,
        mistake,
        opened -> new LossyCopy((RuleOptimizer) opened, right.rule(), occasion, loss, 0, 0));
  }

  /** Of the states of these names the copy has only a part, at the step after. */
  static Mistake slots(Set<String> slots, int step, CopiedPart part) {
    return Mistake.seeing(
        slots + "-lost",
        slots + " is not copied",
        s ->
            new StepWrapper(s) {
              @Override
              public Tensor last(String name, Tensor initial) {
                Tensor kept = super.last(name, initial);
                return slots.contains(name)
                    ? age().equalTo(step + 1).where(part.of(this, kept, initial), kept)
                    : kept;
              }
            });
  }

  /** Steps are counted from 1 again. */
  static Mistake counter(int step) {
    return Mistake.countedFrom(1 - step);
  }

  @Override
  public List<Values> step(double schedule, Oracle oracle) {
    step++;
    return super.step(schedule, oracle);
  }

  @Override
  public Optimizer copy() {
    boolean loses = occasion.loses(step, generation + 1);
    Rule followed = loses ? loss.apply(step).change().apply(rule) : rule;
    return new LossyCopy(optimizer.copy(followed), rule, occasion, loss, generation + 1, step);
  }
}
