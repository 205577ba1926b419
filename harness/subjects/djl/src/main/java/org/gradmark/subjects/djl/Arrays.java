package org.gradmark.subjects.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.gradmark.core.tensor.Values;

/** Arrays of DJL from the harness's values, and back. */
final class Arrays {

  private Arrays() {}

  static DataType type(String dtype) {
    return dtype.equals("float64") ? DataType.FLOAT64 : DataType.FLOAT32;
  }

  static NDArray create(NDManager manager, Values values, String dtype) {
    long[] extents = values.shape().extents().stream().mapToLong(Integer::longValue).toArray();
    double[] numbers = values.toArray();
    if (type(dtype) == DataType.FLOAT64) {
      return manager.create(numbers, new Shape(extents));
    }
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return manager.create(floats, new Shape(extents));
  }

  static Values values(NDArray array) {
    int[] extents = new int[array.getShape().dimension()];
    for (int axis = 0; axis < extents.length; axis++) {
      extents[axis] = Math.toIntExact(array.getShape().get(axis));
    }
    double[] numbers;
    if (array.getDataType() == DataType.FLOAT64) {
      numbers = array.toDoubleArray();
    } else {
      float[] floats = array.toFloatArray();
      numbers = new double[floats.length];
      for (int i = 0; i < floats.length; i++) {
        numbers[i] = floats[i];
      }
    }
    return new Values(org.gradmark.core.tensor.Shape.of(extents), numbers);
  }
}
