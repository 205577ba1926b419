package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * A problem on a feasible set: the proximal map is the projection, the linear minimum is the set's;
 * values, gradients, line minima and constants are those of the problem without the set.
 */
public final class Constrained implements Wrapping {

  private static final double STATIONARY = 1e-9;

  private final Problem inner;
  private final FeasibleSet set;
  private final Values minimiser;

  private Constrained(Problem inner, FeasibleSet set, Values minimiser) {
    this.inner = inner;
    this.set = set;
    this.minimiser = minimiser;
  }

  /**
   * A problem whose minimiser on the set is known; the minimum is its value.
   *
   * @throws IllegalArgumentException if the minimiser is not in the set, or the problem is smooth
   *     and a projected gradient step leaves it
   */
  public static Constrained of(Problem problem, FeasibleSet set, Values minimiser) {
    Constrained constrained = new Constrained(problem, set, minimiser);
    if (!set.contains(minimiser, STATIONARY)) {
      throw new IllegalArgumentException(
          constrained.name() + ": the minimiser " + minimiser + " is not in the set");
    }
    double moved = problem.smoothness() < Double.POSITIVE_INFINITY ? constrained.move() : 0;
    if (!(moved <= STATIONARY)) {
      throw new IllegalArgumentException(
          constrained.name() + ": a projected step leaves the minimiser by " + moved);
    }
    return constrained;
  }

  /** A linear function on a set: its minimiser is the set's linear minimum. */
  public static Constrained of(Linear problem, FeasibleSet set) {
    Tensor slope = problem.slope().on(IeeeBackend.F64);
    return of(problem, set, Values.of(set.linearMinimum(IeeeBackend.F64, slope)));
  }

  /**
   * A problem whose minimiser on the set is not known, such as a drawn component or the loss of one
   * round; {@link #minimiser} and {@link #minimum} throw.
   */
  public static Constrained unsolved(Problem problem, FeasibleSet set) {
    return new Constrained(problem, set, null);
  }

  /** How far a projected gradient step moves the minimiser. */
  private double move() {
    Backend f64 = IeeeBackend.F64;
    Tensor at = minimiser.on(f64);
    Tensor step = gradient(f64, List.of(at)).get(0).over(Math.max(1, smoothness()));
    return set.project(f64, at.minus(step)).minus(at).norm2().toDoubles()[0];
  }

  /** The feasible set. */
  public FeasibleSet set() {
    return set;
  }

  @Override
  public Problem inner() {
    return inner;
  }

  @Override
  public String name() {
    return inner.name() + " on " + set.name();
  }

  @Override
  public Values minimiser() {
    if (minimiser == null) {
      throw new UnsupportedOperationException(
          name() + " has no known minimiser; make it with one by Constrained.of");
    }
    return minimiser;
  }

  @Override
  public double minimum() {
    return value(IeeeBackend.F64, List.of(minimiser().on(IeeeBackend.F64))).toDoubles()[0];
  }

  @Override
  public Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    return set.project(backend, at);
  }

  @Override
  public Tensor linearMinimum(Backend backend, Tensor direction) {
    return set.linearMinimum(backend, direction);
  }

  @Override
  public String toString() {
    return name();
  }
}
