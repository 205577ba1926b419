package org.gradmark.estimators.hypergradient;

import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Tensor;

/**
 * {@code ||w - y||²/2 + e^u ||w||²/2} as a function of the row (w, u), with two weights. The
 * minimiser is y/(1 + e^u).
 *
 * @param first y_1
 * @param second y_2
 */
record Shrinkage(double first, double second) implements FunctionOracle {

  @Override
  public String name() {
    return "shrinkage";
  }

  private static Tensor weights(Tensor at) {
    return Rows.columns(at, 0, 2);
  }

  private static Tensor penalty(Tensor at) {
    return Rows.columns(at, 2, 3).exp();
  }

  private Tensor residuals(Tensor at) {
    return weights(at).minus(Rows.of(at.backend(), first, second));
  }

  @Override
  public Tensor value(Tensor at) {
    Tensor length = weights(at).square().sum(Axis.ROW);
    return residuals(at).square().sum(Axis.ROW).plus(penalty(at).times(length)).over(2);
  }

  @Override
  public Tensor gradient(Tensor at) {
    Tensor w = weights(at);
    Tensor e = penalty(at);
    return Rows.join(residuals(at).plus(e.times(w)), e.times(Rows.dot(w, w)).over(2));
  }

  @Override
  public Tensor hessianVector(Tensor at, Tensor direction) {
    Tensor w = weights(at);
    Tensor e = penalty(at);
    Tensor v = weights(direction);
    Tensor du = Rows.columns(direction, 2, 3);
    Tensor byWeights = v.plus(e.times(v)).plus(e.times(du).times(w));
    Tensor bent = e.times(du).times(Rows.dot(w, w)).over(2);
    return Rows.join(byWeights, e.times(Rows.dot(w, v)).plus(bent));
  }
}
