package org.gradmark.estimators.hypergradient;

import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * {@code ||X w - y||²/2 + share λ ||w||²/2} as a function of the row (w, λ).
 *
 * @param examples X, {@code [n,d]}
 * @param targets y, {@code [1,n]}
 * @param share 1 for the training loss; another number makes a loss that depends on λ directly
 */
record Ridge(Values examples, Values targets, double share) implements FunctionOracle {

  @Override
  public String name() {
    return "ridge regression";
  }

  private int width() {
    return examples.shape().columns();
  }

  private Tensor weights(Tensor at) {
    return Rows.columns(at, 0, width());
  }

  private Tensor penalty(Tensor at) {
    return Rows.columns(at, width(), width() + 1).times(share);
  }

  private Tensor residuals(Tensor at) {
    Backend b = at.backend();
    return weights(at).matmul(examples.on(b).transpose()).minus(targets.on(b));
  }

  @Override
  public Tensor value(Tensor at) {
    Tensor fit = residuals(at).square().sum(Axis.ROW);
    return fit.plus(penalty(at).times(weights(at).square().sum(Axis.ROW))).over(2);
  }

  @Override
  public Tensor gradient(Tensor at) {
    Tensor w = weights(at);
    Tensor byWeights = residuals(at).matmul(examples.on(at.backend())).plus(penalty(at).times(w));
    return Rows.join(byWeights, Rows.dot(w, w).times(share / 2));
  }

  @Override
  public Tensor directional(Tensor at, Tensor direction) {
    return Rows.dot(gradient(at), direction);
  }

  @Override
  public Tensor hessianVector(Tensor at, Tensor direction) {
    Tensor x = examples.on(at.backend());
    Tensor w = weights(at);
    Tensor v = weights(direction);
    Tensor ofWeights = v.matmul(x.transpose()).matmul(x).plus(penalty(at).times(v));
    Tensor both = ofWeights.plus(penalty(direction).times(w));
    return Rows.join(both, Rows.dot(w, v).times(share));
  }
}
