package example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A JUnit test of the library's own, which runs beside the conformance test. */
class AdamTest {

  @Test
  void theFirstStepIsAsLongAsTheLearningRate() {
    double[] x = {1};
    new Adam(1, 0.1, 0.9, 0.999, 0).step(x, new double[] {42}, 1);
    assertEquals(0.9, x[0], 1e-15);
  }
}
