package org.gradmark.core.problem;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * The mean of components, {@code f = (f_0 + ... + f_(n-1))/n}: the objective of stochastic and
 * variance-reduced methods, whose noise is which component is drawn.
 */
public final class FiniteSum implements Problem {

  private static final double STATIONARY = 1e-9;

  private final String name;
  private final List<Problem> components;
  private final double smoothness;
  private final double strongConvexity;
  private final Values minimiser;
  private final double minimum;

  /**
   * A sum whose own constants are known.
   *
   * @param name as reports write it
   * @param components at least one, all of the same parameter
   * @param smoothness smallest L of the mean
   * @param strongConvexity largest mu of the mean
   * @param minimiser of the mean
   * @param minimum of the mean
   * @throws IllegalArgumentException if the mean has another value than {@code minimum} at {@code
   *     minimiser}, or is smooth and not stationary there
   */
  public FiniteSum(
      String name,
      List<? extends Problem> components,
      double smoothness,
      double strongConvexity,
      Values minimiser,
      double minimum) {
    if (components.isEmpty()) {
      throw new IllegalArgumentException(name + " has no components; give at least one");
    }
    this.name = name;
    this.components = List.copyOf(components);
    this.smoothness = smoothness;
    this.strongConvexity = strongConvexity;
    this.minimiser = minimiser;
    this.minimum = minimum;
    check();
  }

  /**
   * A sum with the means of the components' L and mu, which are exact in one dimension and bounds
   * elsewhere.
   */
  public FiniteSum(
      String name, List<? extends Problem> components, Values minimiser, double minimum) {
    this(
        name,
        components,
        mean(components, Problem::smoothness),
        mean(components, Problem::strongConvexity),
        minimiser,
        minimum);
  }

  private static double mean(
      List<? extends Problem> components, ToDoubleFunction<Problem> constant) {
    return components.stream().mapToDouble(constant).average().orElse(0);
  }

  private void check() {
    Backend f64 = IeeeBackend.F64;
    List<Tensor> at = List.of(minimiser.on(f64));
    double value = value(f64, at).toDoubles()[0];
    if (!(Math.abs(value - minimum) <= STATIONARY * Math.max(1, Math.abs(minimum)))) {
      throw new IllegalArgumentException(
          name + ": the value at the minimiser is " + value + ", not the minimum " + minimum);
    }
    double slope = gradient(f64, at).get(0).norm2().toDoubles()[0];
    if (smoothness < Double.POSITIVE_INFINITY && !(slope <= STATIONARY * Math.max(1, smoothness))) {
      throw new IllegalArgumentException(
          name + ": the gradient at the minimiser has norm " + slope + ", not 0");
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Values minimiser() {
    return minimiser;
  }

  @Override
  public double minimum() {
    return minimum;
  }

  @Override
  public double smoothness() {
    return smoothness;
  }

  @Override
  public double strongConvexity() {
    return strongConvexity;
  }

  /** The components' mean, a bound. */
  @Override
  public double lipschitz() {
    return mean(components, Problem::lipschitz);
  }

  /** Largest L of a component. */
  public double componentSmoothness() {
    return components.stream().mapToDouble(Problem::smoothness).max().orElseThrow();
  }

  /**
   * {@code sigma*^2}, the mean of the components' {@code ||grad f_i||^2} at the minimiser: 0 if the
   * sum interpolates.
   */
  public double noiseAtMinimiser() {
    Tensor at = minimiser.on(IeeeBackend.F64);
    double sum = 0;
    for (int i = 0; i < components.size(); i++) {
      Tensor g = componentGradient(IeeeBackend.F64, i, at);
      sum += Vectors.dot(g, g).toDoubles()[0];
    }
    return sum / components.size();
  }

  @Override
  public int components() {
    return components.size();
  }

  /** Component {@code i}, from 0, by itself. */
  public Problem component(int i) {
    if (i < 0 || i >= components.size()) {
      throw new IllegalArgumentException(
          name + " has components 0 to " + (components.size() - 1) + ", not " + i);
    }
    return components.get(i);
  }

  /**
   * The oracle of a step for which component {@code i} was drawn: value, gradient, constants and
   * maps are the component's; it also knows which it is and the gradients of the others.
   */
  public Problem drawn(int i) {
    return new DrawnComponent(this, component(i), i);
  }

  @Override
  public Tensor componentGradient(Backend backend, int component, Tensor at) {
    return component(component).gradient(backend, List.of(at)).get(0);
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    Tensor sum = components.get(0).value(backend, at);
    for (Problem component : components.subList(1, components.size())) {
      sum = sum.plus(component.value(backend, at));
    }
    return sum.over(components.size());
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Tensor sum = components.get(0).gradient(backend, at).get(0);
    for (Problem component : components.subList(1, components.size())) {
      sum = sum.plus(component.gradient(backend, at).get(0));
    }
    return List.of(sum.over(components.size()));
  }

  @Override
  public List<Tensor> hessianVector(Backend backend, List<Tensor> at, List<Tensor> direction) {
    Tensor sum = components.get(0).hessianVector(backend, at, direction).get(0);
    for (Problem component : components.subList(1, components.size())) {
      sum = sum.plus(component.hessianVector(backend, at, direction).get(0));
    }
    return List.of(sum.over(components.size()));
  }

  @Override
  public String toString() {
    return name();
  }
}
