package org.gradmark.core.initializer;

import org.gradmark.core.contract.Kernel;
import org.gradmark.core.statistics.Law;

/** The law that every weight of a kernel has, by the paper. */
@FunctionalInterface
public interface LawOfKernel {

  /** The law of one weight. */
  Law of(Kernel kernel, Settings settings);
}
