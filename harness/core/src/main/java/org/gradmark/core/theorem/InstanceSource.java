package org.gradmark.core.theorem;

import org.gradmark.core.reference.ReferenceData;

/** Where an instance comes from: written down, or read from the reference data. */
@FunctionalInterface
public interface InstanceSource {

  /** The instance; always the same object for the same data. */
  Instance in(ReferenceData data);
}
