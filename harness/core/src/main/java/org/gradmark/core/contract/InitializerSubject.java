package org.gradmark.core.contract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradmark.core.tensor.Values;

/** A subject that fills parameters before training begins. */
public interface InitializerSubject extends Subject {

  /**
   * Fills the parameters of a model.
   *
   * @param backend one of {@link #backends()}
   * @return one per kernel, in order, of the kernel's shape
   * @throws SubjectFailure if it cannot be done
   * @throws UnsupportedOperationException with the reason, if a kernel is none of its kind
   */
  List<Values> initialize(String backend, Blueprint blueprint);

  /** Whether it can fill kernels of this kind and layout; claims leave the others out. */
  default boolean accepts(Kernel kernel) {
    return true;
  }

  @Override
  default Optional<InitializerSubject> inAnotherProcess() {
    return Optional.empty();
  }

  /** An initializer takes no steps: nothing beyond its contract. */
  @Override
  default Set<Capability> capabilities() {
    return Set.of();
  }
}
