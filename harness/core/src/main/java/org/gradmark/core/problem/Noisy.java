package org.gradmark.core.problem;

import java.util.List;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * A problem whose gradient is seen with an error, {@code grad f(x) + noise}: the oracle of one step
 * of a stochastic method. The noise was drawn by the harness, from whatever law, heavy-tailed ones
 * included. Values, constants and maps are those of the problem.
 *
 * @param inner the problem
 * @param noise what is added, of the parameter's shape
 */
public record Noisy(Problem inner, Values noise) implements Wrapping {

  @Override
  public String name() {
    return inner.name() + "+noise";
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    Arguments.vector(this::name, at, noise.size());
    return List.of(inner.gradient(backend, at).get(0).plus(noise.on(backend)));
  }
}
