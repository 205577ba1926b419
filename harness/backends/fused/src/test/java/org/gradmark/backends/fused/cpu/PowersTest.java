package org.gradmark.backends.fused.cpu;

import static org.testng.Assert.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.testng.annotations.Test;

/** Powers are the JDK's, bit for bit, and make no garbage. */
public class PowersTest {

  private static final double[] EDGES = {
    0,
    Double.MIN_VALUE,
    3 * Double.MIN_VALUE,
    Math.nextDown(Double.MIN_NORMAL),
    Double.MIN_NORMAL,
    0x1p-512,
    1e-8,
    1.0 / 3,
    0.5,
    Math.sqrt(0.75),
    0.9,
    0.999,
    Math.nextDown(1.0),
    1,
    Math.nextUp(1.0),
    Math.nextDown(0x1.3988fp0),
    0x1.3988fp0,
    Math.nextUp(0x1.3988fp0),
    1.5,
    Math.nextDown(0x1.bb67ap0),
    0x1.bb67ap0,
    1.75,
    Math.nextDown(2.0),
    2,
    3,
    1023,
    1024,
    Math.nextUp(1024.0),
    1074,
    1075,
    Math.nextUp(1075.0),
    0x1p31,
    0x1.00000ffffffffp31,
    Math.nextUp(0x1.00000ffffffffp31),
    0x1p53,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NaN
  };

  private static void same(double base, double exponent) {
    long due = Double.doubleToLongBits(StrictMath.pow(base, exponent));
    if (Double.doubleToLongBits(Powers.of(base, exponent)) != due) {
      assertEquals(
          Double.toHexString(Powers.of(base, exponent)),
          Double.toHexString(StrictMath.pow(base, exponent)),
          base + " to the power of " + exponent);
    }
  }

  @Test
  public void edges() {
    for (double base : EDGES) {
      for (double exponent : EDGES) {
        same(base, exponent);
        same(-base, exponent);
        same(base, -exponent);
        same(-base, -exponent);
      }
    }
  }

  @Test
  public void biasCorrections() {
    for (double beta : new double[] {0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 0.9999, (float) 0.9}) {
      for (int t = 1; t <= 30_000; t++) {
        same(beta, t);
      }
    }
  }

  /** Bits at random, and ordinary numbers, most of whose powers are neither zero nor infinite. */
  @Test
  public void anything() {
    Random random = new Random(7);
    for (int i = 0; i < 300_000; i++) {
      double base = Double.longBitsToDouble(random.nextLong());
      same(base, Double.longBitsToDouble(random.nextLong()));
      same(base, 2 * random.nextGaussian());
      same(Math.exp(random.nextGaussian()), 300 * random.nextGaussian());
      same(-Math.exp(random.nextGaussian()), random.nextInt(200) - 100);
      same((float) random.nextDouble(), (float) random.nextDouble());
    }
  }

  /** The logarithm lies within rounding of the largest and of the smallest number's. */
  @Test
  public void whereItOverflowsAndUnderflows() {
    Random random = new Random(8);
    for (int i = 0; i < 100_000; i++) {
      double base = 1 + random.nextDouble() * 4;
      double log2 = StrictMath.log(base) / StrictMath.log(2);
      double near = 1 + 1e-15 * (random.nextInt(5) - 2);
      same(base, 1024 / log2 * near);
      same(base, -1074 / log2 * near);
      same(base, -1075 / log2 * near);
      same(base, -1022 / log2 * near);
    }
  }

  @Test
  public void noCallAllocates() {
    ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    // What has not been loaded yet.
    double sum = Powers.of(0.9, 3) + Powers.of(1.4, 3) + Powers.of(-1.4, 3) + Powers.of(0.9, 1);
    memory.getCurrentThreadAllocatedBytes();
    long before = memory.getCurrentThreadAllocatedBytes();
    for (double base : EDGES) {
      for (int t = 1; t < 20; t++) {
        sum += Powers.of(base, t) + Powers.of(-base, t + 0.3);
      }
    }
    long after = memory.getCurrentThreadAllocatedBytes();
    assertEquals(after - before, 0, "bytes, of a sum of " + sum);
  }
}
