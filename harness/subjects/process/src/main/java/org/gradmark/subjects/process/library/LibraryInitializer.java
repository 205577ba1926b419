package org.gradmark.subjects.process.library;

import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Values;
import org.gradmark.subjects.process.KernelForm;
import org.gradmark.subjects.process.WithForms;

/**
 * An initializer of a JVM library as a subject.
 *
 * @param facts what the bridge says about it
 * @param forms kernels that it fills
 * @param filling how they are filled
 */
public record LibraryInitializer(Facts facts, List<KernelForm> forms, Filling filling)
    implements LibrarySubject, InitializerSubject, WithForms {

  /** Fills kernels. */
  @FunctionalInterface
  public interface Filling {

    /**
     * Fills the kernels of a model.
     *
     * @param dtype format of the arrays
     * @param blueprint with all hyperparameters that can be set
     */
    List<Values> fill(String dtype, Blueprint blueprint);
  }

  @Override
  public boolean accepts(Kernel kernel) {
    return forms.stream().anyMatch(form -> form.fits(kernel));
  }

  @Override
  public List<Values> initialize(String backend, Blueprint blueprint) {
    for (Kernel kernel : blueprint.kernels()) {
      if (!accepts(kernel)) {
        throw new UnsupportedOperationException(id() + " does not fill a " + kernel);
      }
    }
    Map<String, Double> chosen = facts.choose(blueprint.hyperparameters());
    return filling.fill(
        backend, new Blueprint(blueprint.kernels(), chosen, blueprint.seed(), blueprint.batches()));
  }
}
