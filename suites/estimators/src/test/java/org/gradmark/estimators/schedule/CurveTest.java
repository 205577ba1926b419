package org.gradmark.estimators.schedule;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import org.gradmark.core.backend.ExactBackend;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.estimator.Rows;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.testng.annotations.Test;

/** What schedules are made of. */
public class CurveTest {

  private static final double[] TURNS = {0, 0.125, 0.25, 0.5, 0.75, 0.9, 1};

  @Test
  public void theCosineHasFiftyDigits() {
    Backend exact = new ExactBackend();
    Tensor third = exact.scalar(1).over(3);
    assertTrue(error(HalfTurn.cosine(third), exact.scalar(0.5)) < 1e-48);
    assertTrue(error(HalfTurn.cosine(third.times(2)), exact.scalar(-0.5)) < 1e-48);
    Tensor eighth = HalfTurn.cosine(exact.scalar(0.25));
    assertTrue(error(eighth.square(), exact.scalar(0.5)) < 1e-48);
  }

  private static double error(Tensor found, Tensor due) {
    return Math.abs(found.minus(due).toDoubles()[0]);
  }

  @Test
  public void theCosineIsTheLibrarysInDouble() {
    double[] found = HalfTurn.cosine(Rows.of(IeeeBackend.F64, TURNS)).toDoubles();
    for (int i = 0; i < TURNS.length; i++) {
      assertEquals(found[i], Math.cos(Math.PI * TURNS[i]), 4 * Math.ulp(1.0), "at " + TURNS[i]);
    }
    assertEquals(found[0], 1.0);
    assertEquals(found[TURNS.length - 1], -1.0);
  }

  @Test
  public void wholePartsAreCountedNotRounded() {
    Tensor t = Rows.of(IeeeBackend.F32, Curve.counted(8));
    Tensor three = IeeeBackend.F32.scalar(3);
    assertEquals(Curve.floor(t, three).toDoubles(), new double[] {0, 0, 0, 1, 1, 1, 2, 2});
    assertEquals(Curve.ceiling(t, three).toDoubles(), new double[] {0, 1, 1, 1, 2, 2, 2, 3});
  }
}
