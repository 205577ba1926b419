package org.gradmark.bench;

import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Tolerances;
import org.gradmark.core.tensor.Shape;
import org.testng.annotations.Test;

/** What is timed must be what was verified. */
public final class RehearsalTest {

  private static final List<Shape> SHAPES = List.of(Shape.of(3, 4), Shape.of(5));

  private final Rehearsal rehearsal = new Rehearsal(new Tolerances());

  @Test
  public void theSameIsAdmitted() {
    check(LoopSubject.honest());
  }

  @Test
  public void anotherOrderOfOperationsIsTheSame() {
    check(LoopSubject.reordered());
  }

  @Test
  public void anotherRateIsRefused() {
    BenchmarkFailure failure =
        expectThrows(
            BenchmarkFailure.class, () -> check(LoopSubject.withRate(0.99 * LoopSubject.RATE)));
    assertTrue(failure.isDefect());
    assertTrue(
        failure.getMessage().contains("what would be timed is not what was verified"),
        failure.getMessage());
    assertTrue(failure.getMessage().contains("x0[0]"), failure.getMessage());
  }

  @Test
  public void aStepperThatLeavesOutTheLastParameterIsRefused() {
    BenchmarkFailure failure =
        expectThrows(BenchmarkFailure.class, () -> check(LoopSubject.forgetful()));
    assertTrue(failure.getMessage().contains("x1["), failure.getMessage());
  }

  @Test
  public void aStepperThatKeepsItsFirstGradientIsRefused() {
    BenchmarkFailure failure =
        expectThrows(BenchmarkFailure.class, () -> check(LoopSubject.frozen()));
    assertTrue(failure.isDefect());
  }

  @Test
  public void whoOffersNothingIsNoDefect() {
    BenchmarkFailure failure =
        expectThrows(BenchmarkFailure.class, () -> check(LoopSubject.withoutStepper()));
    assertFalse(failure.isDefect());
  }

  private void check(OptimizerSubject subject) {
    rehearsal.check(subject, "f32", LoopSubject.RULE, Map.of(), SHAPES, 1);
  }
}
