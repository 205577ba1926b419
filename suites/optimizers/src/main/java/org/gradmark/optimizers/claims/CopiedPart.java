package org.gradmark.optimizers.claims;

import java.util.Arrays;
import java.util.List;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Tensor;

/** What a wrong copy has of the state of one tensor. */
enum CopiedPart {
  /** Its initial value: everything is lost. */
  NOTHING("", "") {
    @Override
    Tensor of(Step s, Tensor kept, Tensor initial) {
      return initial;
    }
  },

  NO_SCALARS("copy-loses-scalars", "scalar") {
    @Override
    Tensor of(Step s, Tensor kept, Tensor initial) {
      return s.x().shape().isScalar() ? initial : kept;
    }
  },

  TRANSPOSED("copy-transposes-matrices", "matrix") {
    @Override
    Tensor of(Step s, Tensor kept, Tensor initial) {
      if (kept.shape().rank() != 2) {
        return kept;
      }
      int rows = kept.shape().rows();
      int columns = kept.shape().columns();
      double[] values = kept.toDoubles();
      double[] turned = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        turned[i % columns * rows + i / columns] = values[i];
      }
      return kept.backend().tensor(kept.shape(), turned);
    }
  },

  HEAD("copy-keeps-32-elements", "large") {
    @Override
    Tensor of(Step s, Tensor kept, Tensor initial) {
      double[] values = kept.toDoubles();
      if (values.length > BLOCK) {
        Arrays.fill(values, BLOCK, values.length, 0);
      }
      return kept.backend().tensor(kept.shape(), values);
    }
  },

  NOTHING_LATE("copy-loses-late", "late") {
    @Override
    Tensor of(Step s, Tensor kept, Tensor initial) {
      return s.t().equalTo(s.age()).where(kept, initial);
    }
  };

  /** Those that only some tensors show. */
  static final List<CopiedPart> OF_SOME = List.of(NO_SCALARS, TRANSPOSED, HEAD, NOTHING_LATE);

  private static final int BLOCK = 32;

  private final String id;
  private final String tensor;

  CopiedPart(String id, String tensor) {
    this.id = id;
    this.tensor = tensor;
  }

  String id() {
    return id;
  }

  /** Which tensor of {@link CopiedModel} shows it. */
  String tensor() {
    return tensor;
  }

  /** What the copy has of what was kept. */
  abstract Tensor of(Step s, Tensor kept, Tensor initial);
}
