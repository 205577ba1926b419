package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * A problem moved so that its origin lies elsewhere, {@code x -> f(x - c)}: same constants, another
 * minimiser. Components of a finite sum that disagree about the minimiser are made so.
 *
 * @param inner f, without constraints
 * @param by c
 */
public record Shifted(Problem inner, Values by) implements Wrapping {

  /** Checks the shift. */
  public Shifted {
    if (!by.isFinite()) {
      throw new IllegalArgumentException(
          inner.name() + " cannot be shifted by " + by + "; every number must be finite");
    }
  }

  @Override
  public String name() {
    return inner.name() + "@" + Arguments.spelled(by.toArray());
  }

  @Override
  public Values minimiser() {
    double[] x = inner.minimiser().toArray();
    for (int i = 0; i < x.length; i++) {
      x[i] += by.get(i);
    }
    return new Values(by.shape(), x);
  }

  private Tensor back(Backend backend, Tensor at) {
    return Arguments.vector(this::name, at, by.size()).minus(by.on(backend));
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    return inner.value(backend, List.of(back(backend, at.get(0))));
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    return inner.gradient(backend, List.of(back(backend, at.get(0))));
  }

  @Override
  public List<Tensor> hessianVector(Backend backend, List<Tensor> at, List<Tensor> direction) {
    return inner.hessianVector(backend, List.of(back(backend, at.get(0))), direction);
  }

  @Override
  public Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    return inner.proximal(backend, back(backend, at), weight).plus(by.on(backend));
  }

  @Override
  public Tensor lineMinimum(Backend backend, Tensor at, Tensor direction) {
    return inner.lineMinimum(backend, back(backend, at), direction);
  }

  @Override
  public Tensor componentGradient(Backend backend, int component, Tensor at) {
    return inner.componentGradient(backend, component, back(backend, at));
  }
}
