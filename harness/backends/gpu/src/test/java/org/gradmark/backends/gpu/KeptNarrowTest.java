package org.gradmark.backends.gpu;

import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.gradmark.backends.gpu.emit.Narrow;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Numbers of 16 bits on a device: rounded as the plain backends do, loaded exactly. */
public class KeptNarrowTest {

  @DataProvider
  public static Object[][] formats() {
    return new Object[][] {{Narrow.BFLOAT16}, {Narrow.FLOAT16}};
  }

  /** Every number of 16 bits as the upper half of a float, ties between them, and any others. */
  private static double[] numbers() {
    SplittableRandom random = new SplittableRandom(5);
    double[] numbers = new double[5 << 16];
    for (int i = 0; i < 1 << 16; i++) {
      numbers[i] = Float.intBitsToFloat(i << 16);
      numbers[(1 << 16) + i] = Float.intBitsToFloat(i << 16 | 0x8000);
      numbers[(2 << 16) + i] = Float.intBitsToFloat(i << 16 | 0x7FFF + i % 3);
      numbers[(3 << 16) + i] = Float.intBitsToFloat(random.nextInt());
      // Where halves have their numbers, ties between them and neighbours of ties.
      int size = random.nextInt(1 << 12) + i % 3 - 1;
      numbers[(4 << 16) + i] = Math.scalb(size, random.nextInt(-30, 8));
    }
    return numbers;
  }

  private static Tensor kept(Backend backend) {
    double[] numbers = numbers();
    return backend.keep(List.of(backend.tensor(Shape.of(numbers.length), numbers))).get(0);
  }

  private static void assertSame(double[] got, double[] due) {
    double[] from = numbers();
    assertEquals(got.length, due.length);
    for (int i = 0; i < got.length; i++) {
      // Which NaN it is, is nobody's business.
      assertEquals(
          Double.doubleToLongBits(got[i]),
          Double.doubleToLongBits(due[i]),
          from[i] + " becomes " + got[i] + ", not " + due[i]);
    }
  }

  @Test(dataProvider = "formats")
  public void numbersAreRoundedToTheNearest(Narrow format) {
    assertSame(
        kept(OnDevice.narrow(format)).toDoubles(),
        kept(IeeeBackend.of(format.precision())).toDoubles());
  }

  @Test(dataProvider = "formats")
  public void kernelsLoadWhatWasKept(Narrow format) {
    // Read by a kernel, and back in single precision.
    assertSame(
        kept(OnDevice.narrow(format)).negate().toDoubles(),
        kept(IeeeBackend.of(format.precision())).negate().toDoubles());
  }

  @Test(dataProvider = "formats")
  public void whatIsKeptAlreadyStaysAsItIs(Narrow format) {
    GpuBackend device = OnDevice.narrow(format);
    Tensor once = kept(device);
    assertEquals(device.keep(List.of(once)).get(0), once);
    Tensor scalar = device.scalar(0.1).plus(1e-9);
    assertEquals(device.keep(List.of(scalar)).get(0), scalar);
    assertEquals(scalar.toDoubles()[0], (double) (0.1f + 1e-9f));
  }

  @Test(dataProvider = "formats")
  public void matricesAndSumsTakeWhatWasKept(Narrow format) {
    Backend plain = IeeeBackend.of(format.precision());
    for (int i = 0; i < 4; i++) {
      double[] got = ofMatrices(OnDevice.narrow(format))[i].toDoubles();
      assertEquals(got, ofMatrices(plain)[i].toDoubles(), "number " + i);
    }
  }

  private static Tensor[] ofMatrices(Backend backend) {
    double[] whole = new double[18 * 18];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = i % 11 - 5;
    }
    Tensor a = backend.keep(List.of(backend.tensor(Shape.of(18, 18), whole))).get(0);
    Tensor product = a.matmul(a.transpose());
    return new Tensor[] {
      backend.keep(List.of(product.times(0.3))).get(0),
      backend.keep(List.of(a.transpose())).get(0),
      a.sum(org.gradmark.core.tensor.Axis.ROW),
      backend.keep(List.of(a.sum(org.gradmark.core.tensor.Axis.COLUMN))).get(0)
    };
  }
}
