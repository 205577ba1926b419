package org.gradmark.core.contract;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;

import org.gradmark.core.contract.Kernel.Kind;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.tensor.Shape;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class KernelTest {

  /** Kernel, shape in Keras' order, shape in PyTorch's, fan-in, fan-out: counted by hand. */
  @DataProvider
  public static Object[][] kernels() {
    return new Object[][] {
      {Kernel.dense(3, 5), Shape.of(3, 5), Shape.of(5, 3), 3, 5},
      {Kernel.convolution(3, 8, 5), Shape.of(5, 3, 8), Shape.of(8, 3, 5), 15, 40},
      {Kernel.convolution(3, 8, 2, 4), Shape.of(2, 4, 3, 8), Shape.of(8, 3, 2, 4), 24, 64},
      {Kernel.transposed(3, 8, 2, 4), Shape.of(2, 4, 8, 3), Shape.of(3, 8, 2, 4), 24, 64},
      {Kernel.grouped(2, 6, 8, 3, 3), Shape.of(3, 3, 3, 8), Shape.of(8, 3, 3, 3), 27, 36},
      {Kernel.depthwise(6, 2, 3, 5), Shape.of(3, 5, 6, 2), Shape.of(12, 1, 3, 5), 15, 30},
      {Kernel.embedding(50, 8), Shape.of(50, 8), Shape.of(50, 8), 50, 8},
      {Kernel.recurrent(4, 3, 5), Shape.of(3, 20), Shape.of(20, 3), 3, 5}
    };
  }

  @Test(dataProvider = "kernels")
  public void shapesAndFans(Kernel kernel, Shape keras, Shape torch, int fanIn, int fanOut) {
    assertEquals(kernel.shape(), keras);
    assertEquals(kernel.in(Layout.OUT_IN).shape(), torch);
    for (Layout layout : Layout.values()) {
      assertEquals(kernel.in(layout).fanIn(), fanIn);
      assertEquals(kernel.in(layout).fanOut(), fanOut);
    }
  }

  /** Every weight meets in one output and leaves one input. */
  @Test(dataProvider = "kernels")
  public void fansCountEveryWeightOnce(
      Kernel kernel, Shape keras, Shape torch, int fanIn, int fanOut) {
    int gates = kernel.kind() == Kind.RECURRENT ? kernel.parts() : 1;
    assertEquals(fanIn * kernel.out() * gates, keras.size());
    assertEquals(fanOut * kernel.in() * gates, torch.size());
  }

  @Test
  public void theMatrixKeepsTheOutputsApart() {
    Kernel kernel = Kernel.convolution(3, 8, 2, 4);
    assertEquals(kernel.matrix(), Shape.of(24, 8));
    assertEquals(kernel.in(Layout.OUT_IN).matrix(), Shape.of(8, 24));
  }

  @Test
  public void contradictionsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Kernel.grouped(2, 5, 8, 3));
    assertThrows(IllegalArgumentException.class, () -> Kernel.dense(0, 8));
    assertThrows(IllegalArgumentException.class, () -> Kernel.convolution(1, 1, 0));
  }

  @Test
  public void aKernelSaysWhatItIs() {
    assertEquals(Kernel.grouped(2, 6, 8, 3, 5).toString(), "grouped 3x5 of 2 parts 6->8 [3,5,3,8]");
  }
}
