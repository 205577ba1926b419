package org.gradmark.backends.nd4j;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.fail;

import java.util.function.Function;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Tensor;

/** Runs the same text on ND4J and on plain doubles and compares shape and values. */
final class Agreement {

  static final Backend ND4J = new Nd4jBackend(Engine.CPU);

  private Agreement() {}

  /** Fails unless both backends give the same shape and, element by element, the same bits. */
  static void sameBits(String what, Function<Backend, Tensor> text) {
    within(0, what, text);
  }

  /** Fails unless they agree to a number of ulps; NaN, infinities and zeros must be the same. */
  static void within(int ulps, String what, Function<Backend, Tensor> text) {
    Tensor nd4j = text.apply(ND4J);
    Tensor plain = text.apply(IeeeBackend.F64);
    assertEquals(nd4j.shape(), plain.shape(), what);
    double[] actual = nd4j.toDoubles();
    double[] expected = plain.toDoubles();
    assertEquals(actual.length, expected.length, what);
    for (int i = 0; i < actual.length; i++) {
      if (!agree(actual[i], expected[i], ulps)) {
        fail(what + " [" + i + "]: " + actual[i] + " on ND4J, " + expected[i] + " on f64");
      }
    }
  }

  private static boolean agree(double actual, double expected, int ulps) {
    if (Double.compare(actual, expected) == 0) {
      return true;
    }
    boolean ordinary = Double.isFinite(actual) && Double.isFinite(expected) && expected != 0;
    return ordinary && Math.abs(actual - expected) <= ulps * Precision.FLOAT64.ulp(expected);
  }
}
