package org.gradmark.subjects.tribuo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.tribuo.math.Parameters;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.Tensor;
import org.tribuo.math.protos.ParametersProto;

/**
 * Parameters as Tribuo's models hold them: dense matrices and vectors. It has no tensors of other
 * ranks; a parameter of such a shape is a vector.
 */
final class TensorParameters implements Parameters {

  private static final long serialVersionUID = 1L;

  private static final int MATRIX = 2;

  private final transient List<Shape> shapes;
  private Tensor[] tensors;

  TensorParameters(List<Values> initial) {
    shapes = initial.stream().map(Values::shape).toList();
    tensors = tensors(initial, 1);
  }

  /** Tensors of these values, each times a sign. */
  static Tensor[] tensors(List<Values> values, int sign) {
    return values.stream().map(v -> tensor(v, sign)).toArray(Tensor[]::new);
  }

  private static Tensor tensor(Values values, int sign) {
    double[] numbers = Arrays.stream(values.toArray()).map(x -> sign * x).toArray();
    if (values.shape().rank() != MATRIX) {
      return DenseVector.createDenseVector(numbers);
    }
    int columns = values.shape().extents().get(1);
    double[][] rows = new double[values.shape().extents().get(0)][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(numbers, i * columns, (i + 1) * columns));
    return DenseMatrix.createDenseMatrix(rows);
  }

  /** What the tensors hold now. */
  List<Values> values() {
    List<Values> all = new ArrayList<>();
    for (int p = 0; p < tensors.length; p++) {
      all.add(new Values(shapes.get(p), numbers(tensors[p])));
    }
    return all;
  }

  private static double[] numbers(Tensor tensor) {
    return tensor instanceof DenseMatrix matrix
        ? Arrays.stream(matrix.toArray()).flatMapToDouble(Arrays::stream).toArray()
        : ((DenseVector) tensor).toArray();
  }

  @Override
  public Tensor[] getEmptyCopy() {
    return shapes.stream()
        .map(shape -> tensor(new Values(shape, new double[shape.size()]), 1))
        .toArray(Tensor[]::new);
  }

  @Override
  public Tensor[] get() {
    return tensors;
  }

  @Override
  public void set(Tensor[] newWeights) {
    tensors = newWeights;
  }

  @Override
  public void update(Tensor[] gradients) {
    for (int p = 0; p < tensors.length; p++) {
      tensors[p].intersectAndAddInPlace(gradients[p]);
    }
  }

  @Override
  public Tensor[] merge(Tensor[][] gradients, int size) {
    throw new UnsupportedOperationException("one gradient at a time");
  }

  @Override
  public ParametersProto serialize() {
    throw new UnsupportedOperationException("these parameters live in memory only");
  }
}
