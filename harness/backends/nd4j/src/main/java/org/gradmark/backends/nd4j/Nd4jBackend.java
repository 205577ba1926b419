package org.gradmark.backends.nd4j;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Unary;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The façade on ND4J's arrays, in double: every operation is one or a few of ND4J's own, none is a
 * loop of ours.
 *
 * <p>Where ND4J differs from the façade's meaning (NaN and signed zeros in maxima, minima and
 * signs, powers of one), {@link Extremes} and {@link Elementwise} put it together from operations
 * that do not. Two things stay ND4J's: a sum of negative zeros is {@code +0}, and a matrix product
 * adds in another order than the plain backends do, always the same one on a machine (OpenBLAS
 * picks its kernels by processor). Every array is fresh, of order {@code c}, and never written
 * again.
 */
public final class Nd4jBackend implements Backend {

  private final Engine engine;

  /** Starts ND4J if nothing has yet. */
  Nd4jBackend(Engine engine) {
    Startup.ensure(engine);
    this.engine = engine;
  }

  @Override
  public String name() {
    return engine.backend();
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT64;
  }

  @Override
  public Tensor tensor(Shape shape, double... values) {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(values.length + " values for shape " + shape);
    }
    INDArray array =
        shape.isScalar()
            ? Nd4j.scalar(DataType.DOUBLE, values[0])
            : Nd4j.create(values, extents(shape), DataType.DOUBLE);
    return new Tensor(this, shape, array);
  }

  @Override
  public double[] read(Tensor tensor) {
    return array(tensor).data().asDouble();
  }

  @Override
  public Tensor unary(Unary operation, Tensor a) {
    INDArray x = array(a);
    return keep(
        a.shape(),
        switch (operation) {
          case NEGATE -> x.neg();
          case ABS -> Transforms.abs(x, true);
          case SIGN -> Elementwise.sign(x);
          case SQUARE -> x.mul(x);
          case SQRT -> Transforms.sqrt(x, true);
          case EXP -> Transforms.exp(x, true);
          case LOG -> Transforms.log(x, true);
        });
  }

  @Override
  public Tensor binary(Binary operation, Tensor a, Tensor b, Shape shape) {
    INDArray x = array(a);
    INDArray y = array(b);
    return keep(
        shape,
        switch (operation) {
          case PLUS -> Operation.ADD.on(extents(shape), x, y);
          case MINUS -> Operation.SUBTRACT.on(extents(shape), x, y);
          case TIMES -> Operation.MULTIPLY.on(extents(shape), x, y);
          case OVER -> Operation.DIVIDE.on(extents(shape), x, y);
          case MAX -> Extremes.max(x, y);
          case MIN -> Extremes.min(x, y);
          case POWER ->
              Elementwise.power(
                  Elementwise.broadcast(x, extents(shape)),
                  Elementwise.broadcast(y, extents(shape)));
          case LESS -> Operation.LESS.on(extents(shape), x, y).castTo(DataType.DOUBLE);
          case GREATER -> Operation.GREATER.on(extents(shape), x, y).castTo(DataType.DOUBLE);
          case EQUAL -> Operation.EQUALS.on(extents(shape), x, y).castTo(DataType.DOUBLE);
        });
  }

  @Override
  public Tensor where(Tensor condition, Tensor yes, Tensor no, Shape shape) {
    long[] extents = extents(shape);
    INDArray chosen =
        Elementwise.select(
            Elementwise.broadcast(array(condition), extents).neq(0),
            Elementwise.broadcast(array(yes), extents),
            Elementwise.broadcast(array(no), extents));
    return keep(shape, chosen);
  }

  @Override
  public Tensor reduce(Reduction reduction, Axis axis, Tensor a) {
    INDArray x = array(a);
    // One row that is reduced whole: so a scalar, a vector and a cube are no cases of their own.
    INDArray matrix = axis == Axis.ALL ? row(x) : x;
    int along = axis == Axis.COLUMN ? 0 : 1;
    INDArray reduced =
        switch (reduction) {
          case SUM -> Sums.sum(matrix, along);
          case MAX -> Extremes.max(matrix, along);
          case MIN -> Extremes.min(matrix, along);
        };
    Shape shape = axis.reduce(a.shape());
    return keep(shape, reduced.reshape('c', extents(shape)));
  }

  @Override
  public Tensor matmul(Tensor a, Tensor b) {
    Shape shape = Shape.of(a.shape().rows(), b.shape().columns());
    return keep(shape, Operation.PRODUCT.on(extents(shape), array(a), array(b)));
  }

  @Override
  public Tensor transpose(Tensor a) {
    Shape shape = Shape.of(a.shape().columns(), a.shape().rows());
    boolean vector = shape.rows() == 1 || shape.columns() == 1;
    INDArray x = array(a);
    // The numbers of a row or column stand in the same order.
    return keep(shape, vector ? x.reshape('c', extents(shape)) : x.transpose());
  }

  @Override
  public Optional<Tensor> flat(List<Tensor> tensors) {
    INDArray[] rows = new INDArray[tensors.size()];
    Arrays.setAll(rows, i -> row(array(tensors.get(i))));
    INDArray all = Nd4j.concat(1, rows);
    return Optional.of(keep(Shape.of(1, (int) all.length()), all));
  }

  private static INDArray row(INDArray x) {
    return x.reshape('c', 1, x.length());
  }

  /** A tensor of an array that no one else holds, made row-major and dense where it is not. */
  private Tensor keep(Shape shape, INDArray array) {
    boolean plain = array.ordering() == 'c' && !array.isView();
    return new Tensor(this, shape, plain ? array : array.dup('c'));
  }

  private static INDArray array(Tensor tensor) {
    return (INDArray) tensor.data();
  }

  private static long[] extents(Shape shape) {
    return shape.extents().stream().mapToLong(Integer::longValue).toArray();
  }
}
