package org.gradmark.subjects.tensorflow;

import java.util.List;
import org.gradmark.core.tensor.Values;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/**
 * A format of TensorFlow's tensors, and the way there and back.
 *
 * @param <T> its type
 */
abstract class Format<T extends TFloating> {

  static final Format<TFloat64> FLOAT64 =
      new Format<>(TFloat64.class) {
        @Override
        TFloat64 tensor(Values values) {
          return TFloat64.tensorOf(shape(values), DataBuffers.of(values.toArray()));
        }

        @Override
        double[] numbers(Tensor tensor) {
          double[] numbers = new double[Math.toIntExact(tensor.size())];
          tensor.asRawTensor().data().asDoubles().read(numbers);
          return numbers;
        }
      };

  static final Format<TFloat32> FLOAT32 =
      new Format<>(TFloat32.class) {
        @Override
        TFloat32 tensor(Values values) {
          float[] floats = new float[values.size()];
          for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values.get(i);
          }
          return TFloat32.tensorOf(shape(values), DataBuffers.of(floats));
        }

        @Override
        double[] numbers(Tensor tensor) {
          float[] floats = new float[Math.toIntExact(tensor.size())];
          tensor.asRawTensor().data().asFloats().read(floats);
          double[] numbers = new double[floats.length];
          for (int i = 0; i < floats.length; i++) {
            numbers[i] = floats[i];
          }
          return numbers;
        }
      };

  private final Class<T> type;

  private Format(Class<T> type) {
    this.type = type;
  }

  /** The one of a dtype's name. */
  static Format<?> of(String dtype) {
    return dtype.equals("float64") ? FLOAT64 : FLOAT32;
  }

  Class<T> type() {
    return type;
  }

  /** A tensor of these values. */
  abstract T tensor(Values values);

  /** What a tensor of this format holds, row-major. */
  abstract double[] numbers(Tensor tensor);

  static Shape shape(Values values) {
    return shape(values.shape());
  }

  static Shape shape(org.gradmark.core.tensor.Shape shape) {
    List<Integer> extents = shape.extents();
    return Shape.of(extents.stream().mapToLong(Integer::longValue).toArray());
  }
}
