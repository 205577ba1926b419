package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * A function of one variable whose slope is a saw: {@code f'(x) = G} at {@code x = 0, w, 2w, ...,
 * nw}, and between two of these points it falls and rises again with slope L. Below 0 it is the
 * parabola {@code G x + L x^2/2}, above {@code nw} a line. L-smooth, not convex, minimiser {@code
 * -G/L}, {@code f* = -G^2/(2L)}.
 *
 * <p>With {@code w = h G/L} gradient descent of step {@code h/L}, {@code h <= 1}, meets the same
 * slope at every step and goes down as little as smoothness allows: the worst case of
 * Abbaszadehpeivasti, de Klerk, Zamani, The exact worst-case convergence rate of the gradient
 * method with fixed step lengths for L-smooth functions, 2021.
 *
 * @param smoothness L, positive
 * @param slope G, positive
 * @param width w, positive; the slope stays positive if {@code w < 2G/L}
 * @param teeth n, at least 1
 */
public record Sawtooth(double smoothness, double slope, double width, int teeth)
    implements Problem {

  /** Checks the constants. */
  public Sawtooth {
    Arguments.positive("sawtooth", "L", smoothness);
    Arguments.positive("sawtooth", "slope", slope);
    Arguments.positive("sawtooth", "width", width);
    if (teeth < 1 || smoothness * width >= 2 * slope) {
      throw new IllegalArgumentException(
          "sawtooth: "
              + teeth
              + " teeth of width "
              + Arguments.spelled(width)
              + "; it needs one at least, narrower than 2 slope/L = "
              + Arguments.spelled(2 * slope / smoothness));
    }
  }

  @Override
  public String name() {
    String constants = "L=" + Arguments.spelled(smoothness) + ",slope=" + Arguments.spelled(slope);
    return "sawtooth[" + constants + ",width=" + Arguments.spelled(width) + ",n=" + teeth + "]";
  }

  /** Where the last tooth ends, {@code n w}. */
  public double length() {
    return teeth * width;
  }

  @Override
  public Values minimiser() {
    return new Values(Shape.of(1), -slope / smoothness);
  }

  @Override
  public double minimum() {
    return -slope * slope / (2 * smoothness);
  }

  /** How far a point is into each tooth, from 0 to w. */
  private Tensor depths(Backend backend, Tensor x) {
    double[] begin = new double[teeth];
    for (int i = 0; i < teeth; i++) {
      begin[i] = i * width;
    }
    return x.sum(Axis.ALL)
        .minus(backend.tensor(Shape.of(teeth), begin))
        .clamp(backend.scalar(0), backend.scalar(width));
  }

  private static Tensor below(Backend backend, Tensor x) {
    return x.min(backend.scalar(0));
  }

  /** Each tooth takes {@code L (a^2/2 + w b/2 - b^2/2)}, a before its middle, b behind it. */
  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, 1);
    Tensor depth = depths(backend, x);
    Tensor before = depth.min(backend.scalar(width / 2));
    Tensor behind = depth.minus(before);
    Tensor taken =
        before.square().over(2).plus(behind.times(width / 2)).minus(behind.square().over(2));
    Tensor parabola = below(backend, x).square().sum(Axis.ALL).over(2);
    return x.sum(Axis.ALL).times(slope).plus(parabola.minus(taken.sum(Axis.ALL)).times(smoothness));
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, 1);
    Tensor depth = depths(backend, x);
    Tensor dip = depth.min(depth.negate().plus(width)).sum(Axis.ALL);
    return List.of(below(backend, x).minus(dip).times(smoothness).plus(slope));
  }
}
