package org.gradmark.subjects.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** Tensors of LibTorch from the harness's values, and back. */
final class Tensors {

  private Tensors() {}

  static Tensor create(Values values, String dtype) {
    double[] numbers = values.toArray();
    if (dtype.equals("float64")) {
      return Tensor.create(numbers, extents(values.shape()));
    }
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return Tensor.create(floats, extents(values.shape()));
  }

  /** A tensor of zeros. */
  static Tensor empty(Shape shape, String dtype) {
    ScalarType type = dtype.equals("float64") ? ScalarType.Double : ScalarType.Float;
    return torch.zeros(extents(shape), new TensorOptions(type));
  }

  private static long[] extents(Shape shape) {
    return shape.extents().stream().mapToLong(Integer::longValue).toArray();
  }

  static Values values(Tensor tensor, Shape shape) {
    double[] numbers = new double[shape.size()];
    try (Tensor dense = tensor.detach().contiguous()) {
      if (dense.scalar_type().intern() == ScalarType.Double) {
        dense.data_ptr_double().get(numbers);
      } else {
        float[] floats = new float[numbers.length];
        dense.data_ptr_float().get(floats);
        for (int i = 0; i < floats.length; i++) {
          numbers[i] = floats[i];
        }
      }
    }
    return new Values(shape, numbers);
  }
}
