package org.gradmark.estimators.attribution;

import org.gradmark.core.estimator.Sample;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.gradmark.estimators.claims.Spread;
import org.gradmark.estimators.functions.Activation;
import org.gradmark.estimators.functions.Head;
import org.gradmark.estimators.functions.Quadratic;
import org.gradmark.estimators.functions.Separable;
import org.gradmark.estimators.functions.SmallNetwork;

/** The functions that attributions along a path are asked about. */
final class PathFunctions {

  private static final double[] HESSIAN = {2, 0.5, -1, 0.5, 1, 0.75, -1, 0.75, 3};
  static final Quadratic QUADRATIC = Quadratic.of(HESSIAN, 0.5, -1.5, 0.25);

  /** The same with the slope (1, -2, 3) added. */
  static final Quadratic MORE = Quadratic.of(HESSIAN, 1.5, -3.5, 3.25);

  static final double[] X = {1.25, -0.5, 0.75};
  static final double[] BASELINE = {0.25, 0.5, -1};

  /** Symmetric in its two inputs. */
  static final Quadratic SYMMETRIC = Quadratic.of(new double[] {2, 1, 1, 2}, 0.5, 0.5);

  /** Flat from 1 on: the gradient at 2 is zero, though the function has risen by 1. */
  static final Separable SATURATED =
      new Separable(
          "1-relu(1-x)",
          x -> relu(x.oneMinus()).oneMinus(),
          x -> step(x.oneMinus()),
          x -> x.times(0));

  /** Two inputs matter, the third does not. */
  static final SmallNetwork DUMMY =
      network(
          new Values(Shape.of(3, 2), 0.5, -0.75, 1, 0.25, 0, 0),
          new Values(Shape.of(1, 2), 0.25, -0.5),
          new Values(Shape.of(2, 1), 1.5, -0.75));

  /** The same function with units swapped, one turned over, and two more that cancel. */
  static final SmallNetwork TWIN =
      network(
          new Values(Shape.of(3, 4), 0.75, 0.5, 1, 1, -0.25, 1, 1, 1, 0, 0, 0.5, 0.5),
          new Values(Shape.of(1, 4), 0.5, 0.25, 0.5, 0.5),
          new Values(Shape.of(4, 1), 0.75, 1.5, 2, -2));

  /** Five inputs, six units. */
  static final SmallNetwork FIVE = five(1, 1);

  static final SmallNetwork OTHER_FIVE = five(4, 1);
  static final SmallNetwork STEEP_FIVE = five(4, 4096);

  private PathFunctions() {}

  /** Weights of at most 0.8: the units do not saturate. */
  private static SmallNetwork five(int salt, double steepness) {
    return network(
        Spread.matrix(5, 6, salt).map(w -> w / 4),
        Spread.matrix(1, 6, salt + 1).map(w -> w / 4),
        Spread.matrix(6, 1, salt + 2).map(w -> steepness * w));
  }

  private static SmallNetwork network(Values hidden, Values bias, Values output) {
    return new SmallNetwork(
        hidden,
        bias,
        output,
        new Values(Shape.of(1, 1), 0.125),
        Activation.TANH,
        Head.LOGIT,
        new Values(Shape.of(1, 1), 1));
  }

  private static Tensor relu(Tensor x) {
    return x.max(x.backend().scalar(0));
  }

  private static Tensor step(Tensor x) {
    return x.greaterThan(x.backend().scalar(0));
  }

  /** The quadratic between its two points. */
  static Setting quadratic(int steps) {
    return Path.setting(QUADRATIC, steps, X, BASELINE);
  }

  /** A power of one input, from 0 to 1.25. */
  static Setting power(int exponent, int steps) {
    Separable f =
        new Separable(
            "x^" + exponent,
            x -> x.pow(exponent),
            x -> x.pow(exponent - 1.0).times(exponent),
            x -> x.pow(exponent - 2.0).times(exponent * (exponent - 1.0)));
    return Path.setting(f, steps, new double[] {1.25}, new double[] {0})
        .input("exponent", exponent);
  }

  /** What the quadratic's attribution is: the difference times the gradient half way. */
  static Tensor exact(Sample s) {
    return s.gradient(s.input("x").plus(s.input("baseline")).over(2)).times(Path.difference(s));
  }

  /** How much a step off the middle adds to it, of a whole way: the difference times H. */
  static Tensor bend(Sample s) {
    Backend b = s.backend();
    return Path.difference(s).matmul(QUADRATIC.hessian(b)).times(Path.difference(s));
  }

  /** f(x) - f(x'), {@code [1,1]}. */
  static Tensor rise(Sample s) {
    return s.value(s.input("x")).minus(s.value(s.input("baseline")));
  }
}
