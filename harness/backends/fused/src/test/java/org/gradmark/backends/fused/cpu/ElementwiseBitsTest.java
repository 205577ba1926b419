package org.gradmark.backends.fused.cpu;

import static org.testng.Assert.assertEquals;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Unary;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every operation without a sum gives the bits of the plain backends, on the nastiest numbers. */
public class ElementwiseBitsTest {

  private static final Shape ALL = Shape.of(Inputs.NASTY.length);

  @DataProvider
  Iterator<Object[]> backends() {
    return Inputs.pairs().stream().map(pair -> new Object[] {pair[0], pair[1]}).iterator();
  }

  private static void same(
      String what, String fused, String plain, Function<Backend, Tensor> text) {
    Tensor actual = text.apply(Inputs.fused(fused));
    Tensor expected = text.apply(Inputs.plain(plain));
    assertEquals(actual.shape(), expected.shape(), what);
    double[] a = actual.toDoubles();
    double[] e = expected.toDoubles();
    for (int i = 0; i < e.length; i++) {
      assertEquals(
          Double.doubleToLongBits(a[i]),
          Double.doubleToLongBits(e[i]),
          what + " [" + i + "]: " + a[i] + " instead of " + e[i]);
    }
  }

  @Test(dataProvider = "backends")
  public void unary(String fused, String plain) {
    for (Unary operation : Unary.values()) {
      same(
          operation.name(),
          fused,
          plain,
          on -> on.unary(operation, on.tensor(ALL, Inputs.nasty(ALL, 0))));
      for (double value : Inputs.NASTY) {
        same(
            operation + " of " + value,
            fused,
            plain,
            on -> on.unary(operation, on.scalar(value).plus(0)));
      }
    }
  }

  @Test(dataProvider = "backends")
  public void binaryOnEveryPair(String fused, String plain) {
    int count = Inputs.NASTY.length;
    Shape column = Shape.of(count, 1);
    Shape row = Shape.of(1, count);
    Shape matrix = Shape.of(count, count);
    for (Binary operation : Binary.values()) {
      same(
          operation.name(),
          fused,
          plain,
          on ->
              on.binary(
                  operation,
                  on.tensor(column, Inputs.nasty(column, 0)),
                  on.tensor(row, Inputs.nasty(row, 0)),
                  matrix));
    }
  }

  @Test(dataProvider = "backends")
  public void broadcasts(String fused, String plain) {
    List<Shape> shapes = new ArrayList<>(List.of(Shape.SCALAR, Shape.of(1, 1), Shape.of(3, 1)));
    shapes.addAll(List.of(Shape.of(1, 700), Shape.of(3, 700), Shape.of(3)));
    for (Shape a : shapes) {
      for (Shape b : shapes) {
        boolean fits = a.rank() != 1 && b.rank() != 1 || a.isScalar() || b.isScalar() || a == b;
        for (Binary operation : fits ? Binary.values() : new Binary[0]) {
          Shape joint = a.broadcast(b, "test");
          same(
              operation + " " + a + b,
              fused,
              plain,
              on ->
                  on.binary(
                      operation,
                      on.tensor(a, Inputs.nasty(a, 3)),
                      on.tensor(b, Inputs.nasty(b, 8)),
                      joint));
        }
      }
    }
  }

  @Test(dataProvider = "backends")
  public void choices(String fused, String plain) {
    Shape shape = Shape.of(5, 9);
    for (Shape condition : List.of(Shape.SCALAR, Shape.of(5, 1), shape)) {
      same(
          "where " + condition,
          fused,
          plain,
          on ->
              on.tensor(condition, Inputs.nasty(condition, 1))
                  .where(
                      on.tensor(shape, Inputs.nasty(shape, 0)),
                      on.tensor(Shape.of(1, 9), Inputs.nasty(Shape.of(1, 9), 5))));
    }
    same(
        "where a comparison",
        fused,
        plain,
        on -> {
          Tensor x = on.tensor(ALL, Inputs.nasty(ALL, 0));
          Tensor y = on.tensor(ALL, Inputs.nasty(ALL, 7));
          return x.lessThan(y).where(x, y).plus(x.equalTo(y).where(y.sign(), x.greaterThan(y)));
        });
  }

  @Test(dataProvider = "backends")
  public void aStepWithManyOperations(String fused, String plain) {
    Shape shape = Shape.of(41, 40);
    same(
        "step",
        fused,
        plain,
        on -> {
          Tensor x = on.tensor(shape, Inputs.random(shape.size(), 1));
          Tensor g = on.tensor(shape, Inputs.nasty(shape, 0));
          Tensor m = x.times(0.9).plus(g.times(0.1));
          Tensor v = x.square().times(0.999).plus(g.square().times(0.001));
          Tensor size = v.over(on.scalar(0.999).pow(3).oneMinus()).sqrt().plus(1e-8);
          return x.minus(m.over(size).times(0.1))
              .minus(m.sign().times(0.01))
              .clamp(on.scalar(-2), x.abs());
        });
  }
}
