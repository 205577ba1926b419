package org.gradmark.backends.fused.cpu;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.testng.annotations.Test;

/** Kernels are compiled once for each structure; nobody sees when something is computed. */
public class KernelCacheTest {

  private final FusedCpuBackend backend = new FusedCpuBackend("test", Numbers.SINGLE);

  private Tensor random(int... extents) {
    Shape shape = Shape.of(extents);
    return backend.tensor(shape, Inputs.random(shape.size(), shape.size()));
  }

  @Test
  public void theServiceLoaderFindsBoth() {
    assertTrue(Backends.names().containsAll(List.of("fused-cpu", "fused-cpu-f64")));
    assertEquals(Backends.precision("fused-cpu"), Precision.FLOAT32);
    assertEquals(Backends.precision("fused-cpu-f64"), Precision.FLOAT64);
    assertEquals(Backends.open("fused-cpu-f64").name(), "fused-cpu-f64");
  }

  @Test
  public void otherExtentsAndNumbersTakeTheSameKernel() {
    random(3, 4).times(0.5).plus(random(3, 1)).toDoubles();
    int before = backend.kernels();
    random(9, 5).times(0.25).plus(random(9, 1)).toDoubles();
    assertEquals(backend.kernels(), before);
    random(9, 5).times(0.25).plus(random(1, 5)).toDoubles();
    assertEquals(backend.kernels(), before + 1);
  }

  @Test
  public void parametersOfOneListTakeTheSameKernel() {
    int before = backend.kernels();
    List<Tensor> steps = new ArrayList<>();
    for (int i = 1; i < 20; i++) {
      Tensor x = random(i);
      steps.add(x.minus(x.square().times(0.125)).over(3));
    }
    backend.settle(steps);
    assertEquals(backend.kernels(), before + 1);
  }

  @Test
  public void aLoopThatLooksAtSomethingInEachRoundNeedsFewKernels() {
    Tensor x = random(8);
    Tensor start = x;
    int before = backend.kernels();
    for (int i = 0; i < 50; i++) {
      x = x.times(0.75).minus(start);
      x.square().sum(Axis.ALL).toDoubles();
    }
    assertTrue(backend.kernels() - before <= 4, backend.kernels() - before + " kernels");
  }

  @Test
  public void theCallersArrayIsNotKept() {
    double[] values = {1, 2};
    Tensor tensor = backend.tensor(Shape.of(2), values);
    Tensor sum = tensor.plus(1);
    values[0] = 9;
    sum.toDoubles()[1] = 9;
    assertEquals(sum.toDoubles(), new double[] {2, 3});
  }

  @Test
  public void manyThreadsGetTheSameBits() throws Exception {
    Tensor a = random(40, 40);
    Tensor shared = a.matmul(a).over(a.norm2()).plus(a.sum(Axis.ROW));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<double[]>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        all.add(threads.submit(() -> shared.exp().times(shared).toDoubles()));
      }
      for (Future<double[]> one : all) {
        assertEquals(one.get(), all.get(0).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
