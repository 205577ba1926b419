package org.gradmark.core.contract;

import java.util.List;
import java.util.Map;
import org.gradmark.core.tensor.Values;

/**
 * What an initializer is asked to do: to fill the parameters of one model.
 *
 * @param kernels the parameters, in the order in which they are made
 * @param hyperparameters name to value; what is absent takes the subject's own default
 * @param seed where its random numbers begin; the same seed must give the same values
 * @param batches for rules that look at data: the inputs {@code [n, k]} of every kernel, k the
 *     inputs of its {@link Kernel#matrix matrix} ({@code in} of a dense one); else empty
 */
public record Blueprint(
    List<Kernel> kernels, Map<String, Double> hyperparameters, long seed, List<Values> batches) {

  public Blueprint {
    kernels = List.copyOf(kernels);
    hyperparameters = Map.copyOf(hyperparameters);
    batches = List.copyOf(batches);
    if (!batches.isEmpty() && batches.size() != kernels.size()) {
      throw new IllegalArgumentException(
          batches.size() + " batches for " + kernels.size() + " kernels; give one each, or none");
    }
  }

  /** Parameters that are filled without a look at data. */
  public static Blueprint of(List<Kernel> kernels, Map<String, Double> hyperparameters, long seed) {
    return new Blueprint(kernels, hyperparameters, seed, List.of());
  }
}
