package org.gradmark.backends.nd4j;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Unary;
import org.testng.annotations.Test;

/** Operations leave their operands alone and give the same bits each time, on any thread. */
public class PurityTest {

  private static final Backend ND4J = Agreement.ND4J;

  @Test
  public void theServiceLoaderFindsTheBackend() {
    assertEquals(Backends.open("nd4j-cpu").name(), "nd4j-cpu");
    assertEquals(Backends.precision("nd4j-cpu"), Precision.FLOAT64);
  }

  @Test
  public void operandsKeepTheirBits() {
    Shape shape = Shape.of(3, 4);
    double[] left = Inputs.fill(shape, 0);
    double[] right = Inputs.fill(shape, 8);
    Tensor a = ND4J.tensor(shape, left);
    Tensor b = ND4J.tensor(shape, right);
    for (Unary operation : Unary.values()) {
      ND4J.unary(operation, a);
      assertEquals(a.toDoubles(), left, operation.name());
    }
    for (Binary operation : Binary.values()) {
      ND4J.binary(operation, a, b, shape);
      ND4J.binary(operation, a, ND4J.scalar(2), shape);
      assertEquals(a.toDoubles(), left, operation.name());
      assertEquals(b.toDoubles(), right, operation.name());
    }
    for (Reduction reduction : Reduction.values()) {
      for (Axis axis : Axis.values()) {
        ND4J.reduce(reduction, axis, a);
        assertEquals(a.toDoubles(), left, reduction + " " + axis);
      }
    }
    a.where(a, b);
    a.matmul(b.transpose());
    assertEquals(a.toDoubles(), left);
    assertEquals(b.toDoubles(), right);
  }

  @Test
  public void theCallersArrayIsNotKept() {
    double[] values = {1, 2};
    Tensor tensor = ND4J.tensor(Shape.of(2), values);
    values[0] = 9;
    tensor.toDoubles()[1] = 9;
    assertEquals(tensor.toDoubles(), new double[] {1, 2});
  }

  @Test
  public void aWrongNumberOfValuesIsRefused() {
    IllegalArgumentException error =
        expectThrows(
            IllegalArgumentException.class, () -> ND4J.tensor(Shape.of(2, 2), new double[] {1}));
    assertEquals(error.getMessage(), "1 values for shape [2,2]");
  }

  @Test
  public void manyThreadsGetTheSameBitsEachTime() throws Exception {
    Shape shape = Shape.of(150, 150);
    double[] values = new SplittableRandom(3).doubles(shape.size(), 0, 1).toArray();
    Tensor a = ND4J.tensor(shape, values);
    List<Supplier<Tensor>> texts =
        List.of(
            () -> a.matmul(a),
            () -> a.sum(Axis.ALL),
            () -> a.sum(Axis.COLUMN),
            () -> a.exp().pow(a.sqrt()).log().over(a.plus(0.25)),
            () -> a.max(a.transpose()).min(Axis.ROW));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Supplier<Tensor> text : texts) {
        List<Future<Integer>> hashes = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
          hashes.add(threads.submit(() -> Arrays.hashCode(text.get().toDoubles())));
        }
        Set<Integer> different = new HashSet<>();
        for (Future<Integer> hash : hashes) {
          different.add(hash.get());
        }
        assertEquals(different.size(), 1, "operation " + texts.indexOf(text));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
