package org.gradmark.subjects.process;

import java.util.List;

/** An initializer that fills some kernels only; {@link SubjectHost} says which. */
public interface WithForms {

  /** The kernels that it fills, at least one form. */
  List<KernelForm> forms();
}
