package org.gradmark.subjects.tribuo;

import static org.testng.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.performance.Filling;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What is timed is what was verified, to the bit: the same calls on the same numbers. */
public class TribuoStepperTest {

  private static final List<Shape> SHAPES = List.of(Shape.of(3, 4), Shape.of(5));
  private static final int STEPS = 4;

  /** All of them. */
  @DataProvider
  public Object[][] subjects() {
    return Optimisers.all().stream()
        .map(subject -> new Object[] {subject})
        .toArray(Object[][]::new);
  }

  @Test(dataProvider = "subjects")
  public void sameBits(OptimizerSubject subject) {
    for (String backend : subject.backends()) {
      assertEquals(stepped(subject, backend), opened(subject, backend), backend);
    }
  }

  private static List<Values> opened(OptimizerSubject subject, String backend) {
    List<Values> gradients = new ArrayList<>();
    List<Values> after = List.of();
    try (Optimizer optimizer = subject.open(backend, Map.of())) {
      for (Shape shape : SHAPES) {
        optimizer.add(new Values(shape, Filling.values(shape.size())));
        gradients.add(new Values(shape, Filling.gradients(shape.size())));
      }
      for (int t = 0; t < STEPS; t++) {
        after = optimizer.step(1, Oracle.fixed(gradients));
      }
    }
    return after;
  }

  private static List<Values> stepped(OptimizerSubject subject, String backend) {
    List<Values> after = new ArrayList<>();
    try (Stepper stepper = subject.stepper(backend, Map.of(), SHAPES, 1).orElseThrow()) {
      for (int p = 0; p < SHAPES.size(); p++) {
        int size = SHAPES.get(p).size();
        stepper.fill(p, Filling.values(size), Filling.gradients(size));
      }
      for (int t = 0; t < STEPS; t++) {
        stepper.restoreGradients();
        stepper.step();
      }
      for (int p = 0; p < SHAPES.size(); p++) {
        after.add(new Values(SHAPES.get(p), stepper.read(p)));
      }
    }
    return after;
  }
}
