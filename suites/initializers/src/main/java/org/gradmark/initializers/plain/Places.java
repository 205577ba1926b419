package org.gradmark.initializers.plain;

import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Kind;
import org.gradmark.core.contract.Kernel.Layout;

/** Where a weight stands in memory. */
final class Places {

  private Places() {}

  /**
   * Row-major index of the weight between an output and an input.
   *
   * @param out output; of a recurrent kernel, counted through all gates
   * @param in input, counted within its group
   * @param position in the window, row-major
   */
  static int index(Kernel k, int out, int in, int position) {
    boolean inOut = k.layout() == Layout.IN_OUT || k.kind() == Kind.EMBEDDING;
    int outputs = k.kind() == Kind.RECURRENT ? k.parts() * k.out() : k.out();
    int inputs = inputsOfGroup(k);
    if (k.kind() == Kind.TRANSPOSED) {
      return inOut
          ? (position * outputs + out) * inputs + in
          : (in * outputs + out) * k.window() + position;
    }
    return inOut
        ? (position * inputs + in) * outputs + out
        : (out * inputs + in) * k.window() + position;
  }

  /** Groups whose inputs and outputs do not meet. */
  static int groups(Kernel k) {
    return switch (k.kind()) {
      case GROUPED -> k.parts();
      case DEPTHWISE -> k.in();
      case DENSE, CONVOLUTION, TRANSPOSED, EMBEDDING, RECURRENT -> 1;
    };
  }

  /** Inputs that one output sees, window apart. */
  static int inputsOfGroup(Kernel k) {
    return k.in() / groups(k);
  }

  /** The middle of the window, rounded up where it is even. */
  static int centre(Kernel k) {
    int position = 0;
    for (int extent : k.extents()) {
      position = position * extent + extent / 2;
    }
    return position;
  }
}
