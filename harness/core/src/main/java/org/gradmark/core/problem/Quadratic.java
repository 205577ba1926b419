package org.gradmark.core.problem;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * The diagonal quadratic {@code f(x) = sum lambda_i x_i^2 / 2}: smooth with {@code L = max lambda},
 * strongly convex with {@code mu = min lambda}, minimiser 0, {@code f* = 0}.
 *
 * @param name {@code quadratic[l1,l2,...]}
 * @param curvatures the lambdas, positive
 */
public record Quadratic(String name, List<Double> curvatures) implements Problem {

  static Quadratic parse(String name) {
    String[] numbers = name.substring("quadratic[".length(), name.length() - 1).split(",");
    return new Quadratic(name, Arrays.stream(numbers).map(Double::valueOf).toList());
  }

  /** A quadratic of these curvatures. */
  public static Quadratic of(double... curvatures) {
    List<Double> lambdas = Arrays.stream(curvatures).boxed().toList();
    String list = lambdas.toString().replace(" ", "").replace(".0]", "]").replace(".0,", ",");
    return new Quadratic("quadratic" + list, lambdas);
  }

  @Override
  public Values minimiser() {
    return new Values(Shape.of(curvatures.size()), new double[curvatures.size()]);
  }

  @Override
  public double smoothness() {
    return Collections.max(curvatures);
  }

  @Override
  public double strongConvexity() {
    return Collections.min(curvatures);
  }

  /** {@code -<g, d>/<d, H d>}. */
  @Override
  public Tensor lineMinimum(Backend backend, Tensor at, Tensor direction) {
    Tensor slope = at.times(lambda(backend)).times(direction).sum(Axis.ALL);
    return slope.negate().over(direction.square().times(lambda(backend)).sum(Axis.ALL));
  }

  /** {@code u_i = at_i/(1 + weight lambda_i)}. */
  @Override
  public Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    return at.over(lambda(backend).times(weight).plus(1));
  }

  private Tensor lambda(Backend backend) {
    return backend.tensor(
        Shape.of(curvatures.size()), curvatures.stream().mapToDouble(v -> v).toArray());
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    return at.get(0).square().times(lambda(backend)).sum(Axis.ALL).over(2);
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    return List.of(at.get(0).times(lambda(backend)));
  }

  @Override
  public List<Tensor> hessianVector(Backend backend, List<Tensor> at, List<Tensor> direction) {
    return List.of(direction.get(0).times(lambda(backend)));
  }
}
