package org.gradmark.estimators.functions;

import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * A network of two layers as a function of its input, with derivatives by hand.
 *
 * <pre>
 *   z = x W1 + b1,  a = phi(z),  o = a W2 + b2,  f(x) = head(o, label)
 *   reverse mode:  do = head'(o),  dz = (do W2ᵀ) phi'(z),  grad f = dz W1ᵀ
 *   forward mode:  z' = v W1,  a' = phi'(z) z',  o' = a' W2,  f' = head(o; o')
 * </pre>
 *
 * @param hidden W1, {@code [d,h]}
 * @param hiddenBias b1, {@code [1,h]}
 * @param output W2, {@code [h,K]}
 * @param outputBias b2, {@code [1,K]}
 * @param activation phi
 * @param head what is read off
 * @param label one-hot, {@code [1,K]}
 */
public record SmallNetwork(
    Values hidden,
    Values hiddenBias,
    Values output,
    Values outputBias,
    Activation activation,
    Head head,
    Values label)
    implements FunctionOracle {

  @Override
  public String name() {
    return "network of " + hidden.shape() + " and " + output.shape();
  }

  /** The same weights with another head. */
  public SmallNetwork reading(Head other) {
    return new SmallNetwork(hidden, hiddenBias, output, outputBias, activation, other, label);
  }

  /** Pre-activations {@code [n,h]}. */
  public Tensor preActivations(Tensor at) {
    Backend b = at.backend();
    return at.matmul(hidden.on(b)).plus(hiddenBias.on(b));
  }

  /** Outputs {@code [n,K]}. */
  public Tensor outputs(Tensor at) {
    Backend b = at.backend();
    return activation.of(preActivations(at)).matmul(output.on(b)).plus(outputBias.on(b));
  }

  /** The derivatives with respect to the outputs, {@code [n,K]}. */
  public Tensor outputGradient(Tensor at) {
    return head.gradient(outputs(at), label.on(at.backend()));
  }

  /** The derivatives with respect to the pre-activations, {@code [n,h]}. */
  public Tensor hiddenGradient(Tensor at) {
    Tensor back = outputGradient(at).matmul(output.on(at.backend()).transpose());
    return back.times(activation.first(preActivations(at)));
  }

  @Override
  public Tensor value(Tensor at) {
    return head.value(outputs(at), label.on(at.backend()));
  }

  @Override
  public Tensor gradient(Tensor at) {
    return hiddenGradient(at).matmul(hidden.on(at.backend()).transpose());
  }

  @Override
  public Tensor directional(Tensor at, Tensor direction) {
    return head.forward(outputs(at), label.on(at.backend()), outputSpeed(at, direction));
  }

  /** Forward mode over reverse mode. */
  @Override
  public Tensor hessianVector(Tensor at, Tensor direction) {
    Backend b = at.backend();
    Tensor z = preActivations(at);
    Tensor toHidden = output.on(b).transpose();
    Tensor speed = direction.matmul(hidden.on(b));
    Tensor bent = head.hessianVector(outputs(at), outputSpeed(at, direction)).matmul(toHidden);
    Tensor back = outputGradient(at).matmul(toHidden);
    Tensor ofHidden =
        bent.times(activation.first(z)).plus(back.times(activation.second(z)).times(speed));
    return ofHidden.matmul(hidden.on(b).transpose());
  }

  private Tensor outputSpeed(Tensor at, Tensor direction) {
    Backend b = at.backend();
    Tensor speed = direction.matmul(hidden.on(b)).times(activation.first(preActivations(at)));
    return speed.matmul(output.on(b));
  }

  /** All parameters in one row: W1, b1, W2, b2, row by row. */
  public Tensor parameters(Backend b) {
    return Rows.join(
        Rows.flat(hidden.on(b)), hiddenBias.on(b), Rows.flat(output.on(b)), outputBias.on(b));
  }

  /** How many parameters there are. */
  public int size() {
    return hidden.size() + hiddenBias.size() + output.size() + outputBias.size();
  }
}
