package org.gradmark.core.rule;

import java.util.HashMap;
import java.util.Map;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;

/**
 * The mistake of leaving out what has no gradient: a shortcut for sparse gradients that is right
 * only where neither the state nor the parameter moves without one.
 */
final class LazyUpdate extends StepWrapper {

  private final Tensor idle;
  private final Map<String, Tensor> before = new HashMap<>();

  private LazyUpdate(Step s, Tensor idle) {
    super(s);
    this.idle = idle;
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
    boolean own = last != null && value.shape().equals(x().shape());
    return super.keep(slot, own ? idle.where(last, value) : value);
  }

  /** Elements with a gradient of zero are left out. */
  static Mistake ofElements() {
    return mistake(
        "lazy-elements",
        "elements whose gradient is zero are left out, with their state",
        g -> g.equalTo(0));
  }

  /** Parameters with a gradient of zeros are left out. */
  static Mistake ofTensors() {
    return mistake(
        "lazy-tensors",
        "a parameter whose gradient is all zeros is left out, with its state",
        g -> g.abs().max(Axis.ALL).plus(g.times(0)).equalTo(0));
  }

  private static Mistake mistake(
      String id, String cause, java.util.function.UnaryOperator<Tensor> idle) {
    return new Mistake(
        id,
        cause,
        right ->
            new Rule() {
              @Override
              public Tensor step(Step s) {
                LazyUpdate lazy = new LazyUpdate(s, idle.apply(s.gradient()));
                return lazy.idle.where(s.x(), right.step(lazy));
              }

              @Override
              public Tensor query(Step s) {
                return right.query(s);
              }
            });
  }
}
