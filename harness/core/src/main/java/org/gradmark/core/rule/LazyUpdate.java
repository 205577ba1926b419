package org.gradmark.core.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;

/**
 * The mistake of leaving out what has no gradient: a shortcut for sparse gradients that is right
 * only where neither the state nor the parameter moves without one.
 */
final class LazyUpdate extends StepWrapper {

  private final Tensor idle;
  private final Map<String, Tensor> before = new HashMap<>();

  private final Tensor taken;

  private LazyUpdate(Step s, Tensor idle) {
    super(s);
    this.idle = idle;
    taken = null;
  }

  /** A step that is left out with everything, its number included. */
  private LazyUpdate(Step s) {
    super(s);
    Tensor gradients = s.t().times(0);
    for (Tensor g : s.gradients()) {
      gradients = gradients.plus(g.abs().sum(Axis.ALL));
    }
    idle = gradients.equalTo(0);
    Tensor before = s.last("steps taken", s.t().times(0));
    taken = s.keep("steps taken", idle.where(before, before.plus(1)));
  }

  @Override
  public Tensor t() {
    return taken == null ? super.t() : taken;
  }

  @Override
  public Tensor last(String slot, Tensor initial) {
    Tensor last = super.last(slot, initial);
    before.put(slot, last);
    return last;
  }

  @Override
  public Tensor keep(String slot, Tensor value) {
    Tensor last = before.get(slot);
    boolean own = last != null && (taken != null || value.shape().equals(x().shape()));
    return super.keep(slot, own ? idle.where(last, value) : value);
  }

  /** Elements with a gradient of zero are left out. */
  static Mistake ofElements() {
    return mistake(
        "lazy-elements",
        "elements whose gradient is zero are left out, with their state",
        s -> new LazyUpdate(s, s.gradient().equalTo(0)));
  }

  /** Parameters with a gradient of zeros are left out. */
  static Mistake ofTensors() {
    return mistake(
        "lazy-tensors",
        "a parameter whose gradient is all zeros is left out, with its state",
        s -> {
          Tensor g = s.gradient();
          return new LazyUpdate(s, g.abs().max(Axis.ALL).plus(g.times(0)).equalTo(0));
        });
  }

  /** Steps at which no parameter has a gradient are left out, and not counted. */
  static Mistake ofSteps() {
    return mistake(
        "lazy-steps",
        "a step at which the gradients of all parameters are zero is left out, with the state",
        LazyUpdate::new);
  }

  private static Mistake mistake(String id, String cause, Function<Step, LazyUpdate> update) {
    return new Mistake(
        id,
        cause,
        right ->
            new Rule() {
              @Override
              public Tensor step(Step s) {
                LazyUpdate lazy = update.apply(s);
                return lazy.idle.where(s.x(), right.step(lazy));
              }

              @Override
              public Tensor query(Step s) {
                return right.query(s);
              }
            });
  }
}
