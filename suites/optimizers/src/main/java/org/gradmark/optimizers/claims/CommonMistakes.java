package org.gradmark.optimizers.claims;

import org.gradmark.core.rule.CounterMistakes;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/** Mistakes that can be made in any optimizer. */
public final class CommonMistakes {

  /** A wrong sign. */
  public static final Mistake ASCENT =
      Mistake.gradient("ascent", "it climbs: the gradient's sign is wrong", Tensor::negate);

  /** A clamp with one bound. */
  public static final Mistake ONE_SIDED_CLIP =
      Mistake.gradient(
          "one-sided-clip",
          "only the positive side of the gradient is clipped",
          g -> g.min(g.backend().scalar(0.5)));

  /** A clamp that nobody asked for. */
  public static final Mistake CLIPPED =
      Mistake.gradient(
          "clipped",
          "the gradient is clipped at 0.5",
          g -> g.clamp(g.backend().scalar(-0.5), g.backend().scalar(0.5)));

  /** A loop that ends one too early. */
  public static final Mistake LAST_ELEMENT_FORGOTTEN =
      Mistake.gradient(
          "last-element-forgotten",
          "the last element is never updated",
          g -> g.times(allButLast(g)));

  /** A gradient divided by its norm: elements are no longer on their own. */
  public static final Mistake NORMALISED =
      Mistake.gradient("normalised", "the gradient is divided by its norm", g -> g.over(g.norm2()));

  /** Elements meet in a quotient that is 1 unless something overflows or is NaN. */
  public static final Mistake COUPLED =
      Mistake.gradient(
          "coupled",
          "a sum over all elements enters each of them",
          g -> g.times(g.square().sum(Axis.ALL).over(g.square().sum(Axis.ALL))));

  /** The same with the smallest element: infinity times zero where one is zero. */
  static final Mistake COUPLED_BY_MINIMUM =
      Mistake.gradient(
          "coupled-by-minimum",
          "the smallest element enters each of them",
          g -> g.over(g.abs().min(Axis.ALL)).times(g.abs().min(Axis.ALL)));

  /** A parameter that moves for no reason. */
  public static final Mistake DRIFT =
      Mistake.result("drift", "the parameter drifts without a gradient", (s, x) -> x.plus(0.001));

  /** g / g² · g²: infinity times zero where the square underflows. */
  static final Mistake SQUARE_UNDERFLOWS =
      Mistake.gradient(
          "square-underflows",
          "the gradient is divided by its square",
          g -> g.over(g.square()).times(g.square()));

  /** NaN taken for zero: a broken model trains on in silence. */
  public static final Mistake NAN_SWALLOWED =
      Mistake.gradient(
          "nan-swallowed", "NaN is replaced by zero", g -> g.equalTo(g).where(g, zeros(g)));

  /** Zero taken for "not set". */
  static final Mistake ZERO_RATE_REPLACED =
      Mistake.zeroRateReplaced("1e-8", s -> s.x().backend().scalar(1e-8));

  /** A shortcut for sparse gradients. */
  private static final Mistake LAZY_ELEMENTS = Mistake.lazyElements();

  private static final Mistake LAZY_TENSORS = Mistake.lazyTensors();

  private static final Mistake[] COUNTERS = {
    CounterMistakes.SHARED,
    CounterMistakes.COMMON,
    CounterMistakes.wrapsAt(128),
    CounterMistakes.wrapsAt(256)
  };

  private static final Mistake[] CAPPED_COUNTERS = {
    CounterMistakes.stopsAt(127), CounterMistakes.stopsAt(255)
  };

  private CommonMistakes() {}

  /** What any optimizer with a state that moves without a gradient may get wrong. */
  public static Mistake[] ofState() {
    return new Mistake[] {LAZY_ELEMENTS, LAZY_TENSORS};
  }

  /** What any optimizer that counts its steps may get wrong. */
  public static Mistake[] ofCounters() {
    return COUNTERS.clone();
  }

  /** What any optimizer may get wrong; every system declares them. */
  public static Mistake[] all() {
    return new Mistake[] {
      ASCENT,
      CLIPPED,
      ONE_SIDED_CLIP,
      LAST_ELEMENT_FORGOTTEN,
      Mistake.scheduleIgnored(),
      Mistake.scheduleLags(),
      ZERO_RATE_REPLACED
    };
  }

  /** The same where a correction counts for hundreds of steps. */
  public static Mistake[] ofLastingCounters() {
    return CAPPED_COUNTERS.clone();
  }

  private static Tensor zeros(Tensor like) {
    return like.backend().tensor(like.shape(), new double[like.shape().size()]);
  }

  private static Tensor allButLast(Tensor like) {
    Shape shape = like.shape();
    double[] mask = new double[shape.size()];
    java.util.Arrays.fill(mask, 0, mask.length - 1, 1);
    return like.backend().tensor(shape, mask);
  }
}
