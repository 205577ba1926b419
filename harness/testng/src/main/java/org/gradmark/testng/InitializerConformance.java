package org.gradmark.testng;

import java.util.List;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Values;

/**
 * Extend this class to hold a parameter initializer to every claim about its system: fans, law,
 * independence, seeds, purpose.
 */
public abstract class InitializerConformance extends SubjectConformance {

  /**
   * Fills the parameters of one model, in order, from one seed: the same blueprint gives the same
   * values.
   *
   * @param dtype one of {@link #dtypes()}
   * @param blueprint kernels with fans, layout and shape; hyperparameters; seed; batches for rules
   *     that look at data
   * @return one per kernel, of the kernel's shape
   */
  protected abstract List<Values> initialize(String dtype, Blueprint blueprint);

  /** Whether it can fill kernels of this kind and layout; every kind unless overridden. */
  protected boolean accepts(Kernel kernel) {
    return true;
  }

  @Override
  final InitializerSubject subject() {
    return new DeclaredInitializer();
  }

  private final class DeclaredInitializer extends Declared implements InitializerSubject {
    @Override
    public List<Values> initialize(String backend, Blueprint blueprint) {
      return InitializerConformance.this.initialize(backend, blueprint);
    }

    @Override
    public boolean accepts(Kernel kernel) {
      return InitializerConformance.this.accepts(kernel);
    }
  }
}
