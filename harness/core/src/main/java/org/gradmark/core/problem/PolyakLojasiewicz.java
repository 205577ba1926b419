package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * A function that is not convex and yet fulfils the Polyak-Lojasiewicz inequality {@code ||grad
 * f||^2/2 >= mu (f - f*)}, with the smallest L and the largest mu in closed form. It depends on
 * {@code r = ||x||} alone, through a slope that rises by L, falls by L and rises by L again: {@code
 * f'(r) = L r} up to 1, {@code L (2 - r)} up to {@code 2 - s}, {@code L (r - 2 + 2 s)} beyond, with
 * {@code s = sqrt(2 mu/(L+mu))}. Minimiser 0, {@code f* = 0}.
 *
 * <p>The constants: (L) the slope changes by at most L, and {@code f'(r)/r <= L}, so the Hessian's
 * eigenvalues lie in [-L, L]. (mu) While the slope rises from 0, {@code f'^2/(2f) = L}. While it
 * falls f rises, so that the ratio falls, down to {@code mu} at {@code r = 2 - s}, where {@code f'
 * = L s} and {@code f = L (2 - s^2)/2}. Beyond, {@code f'^2} grows by 2L times the growth of f, and
 * {@code mu < L}: the ratio grows again. The inequality is the one of Polyak (1963) and Lojasiewicz
 * (1963); see Karimi, Nutini, Schmidt 2016.
 *
 * @param smoothness L, positive
 * @param lojasiewicz mu, positive and smaller than L
 * @param dimension n, at least 1
 */
public record PolyakLojasiewicz(double smoothness, double lojasiewicz, int dimension)
    implements Problem {

  /** Checks the constants. */
  public PolyakLojasiewicz {
    Arguments.positive("polyak-lojasiewicz", "L", smoothness);
    Arguments.positive("polyak-lojasiewicz", "mu", lojasiewicz);
    Arguments.dimension("polyak-lojasiewicz", dimension);
    if (lojasiewicz >= smoothness) {
      throw new IllegalArgumentException(
          "polyak-lojasiewicz: mu is "
              + lojasiewicz
              + "; it must be smaller than L = "
              + smoothness);
    }
  }

  @Override
  public String name() {
    String constants =
        "L=" + Arguments.spelled(smoothness) + ",mu=" + Arguments.spelled(lojasiewicz);
    return "polyak-lojasiewicz[" + constants + (dimension == 1 ? "]" : ",n=" + dimension + "]");
  }

  @Override
  public Values minimiser() {
    return new Values(Shape.of(dimension), new double[dimension]);
  }

  /** Distance from the minimiser, {@code 2 - s}, at which the inequality is an equation. */
  public double tightAt() {
    return 2 - Math.sqrt(2 * lojasiewicz / (smoothness + lojasiewicz));
  }

  /** How far into the falling part, within {@code [0, 1 - s]}. */
  private Tensor fallen(Backend backend, Tensor r) {
    return r.minus(1).clamp(backend.scalar(0), backend.scalar(tightAt()).minus(1));
  }

  /** {@code L (r^2/2 - 2 (max(r-1, 0) t - t^2/2))} with t the length in the falling part. */
  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    Tensor r = Arguments.vector(this::name, at, dimension).norm2();
    Tensor t = fallen(backend, r);
    Tensor lost = r.minus(1).max(backend.scalar(0)).times(t).times(2).minus(t.square());
    return r.square().over(2).minus(lost).times(smoothness);
  }

  /** {@code L x (1 - 2 t/r)}. */
  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Tensor x = Arguments.vector(this::name, at, dimension);
    Tensor r = x.norm2().max(backend.scalar(1));
    return List.of(x.times(smoothness).times(fallen(backend, r).times(2).over(r).oneMinus()));
  }
}
