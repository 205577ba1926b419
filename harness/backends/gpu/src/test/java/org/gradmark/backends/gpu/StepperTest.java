package org.gradmark.backends.gpu;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.backends.gpu.emit.Narrow;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.run.Registry;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.AfterClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What is timed takes the very steps that were verified. */
public class StepperTest {

  /** The last one's sums have several parts. */
  private static final List<Shape> SHAPES =
      List.of(Shape.of(700), Shape.of(5, 9), Shape.of(33), Shape.of(5003));

  private static final int STEPS = 5;

  /** Every rule; kept in 16 bits one of each system, whose dialects move much the same arrays. */
  @DataProvider
  public static Object[][] rules() {
    List<Object[]> rules = new ArrayList<>();
    Set<String> systems = new HashSet<>();
    try (Registry registry = Registry.find()) {
      registry.builtIns().stream()
          .filter(RuleSubject.class::isInstance)
          .forEach(
              subject -> {
                rules.add(new Object[] {subject, null});
                if (systems.add(subject.system())) {
                  rules.add(new Object[] {subject, Narrow.BFLOAT16});
                }
              });
    }
    assertTrue(rules.size() > 80, "the suite of optimizers is on the class path");
    return rules.toArray(Object[][]::new);
  }

  private int compiled;

  @AfterClass
  public void most() {
    assertTrue(compiled == 0 || compiled > 60, compiled + " rules can be compiled");
  }

  @Test(dataProvider = "rules")
  public void stepsAreTheVerifiedOnes(RuleSubject subject, Narrow kept) {
    GpuBackend device = kept == null ? OnDevice.single() : OnDevice.narrow(kept);
    List<Values> start = values(1);
    List<Values> slopes = values(2);
    try (Stepper stepper = device.compile(subject.rule(), Map.of(), SHAPES, 1)) {
      for (int p = 0; p < SHAPES.size(); p++) {
        stepper.fill(p, start.get(p).toArray(), slopes.get(p).toArray());
      }
      for (int step = 0; step < STEPS; step++) {
        stepper.step();
      }
      List<Values> due = verified(subject, device, start, slopes);
      for (int p = 0; p < SHAPES.size(); p++) {
        assertEquals(new Values(SHAPES.get(p), stepper.read(p)), due.get(p), subject.id());
      }
      compiled++;
    } catch (UnsupportedOperationException e) {
      assertTrue(e.getMessage().contains("cannot be compiled"), e.getMessage());
    }
  }

  /** When the norm of the new parameter is known the old one is needed still: two memories. */
  @Test
  public void memoriesChangeTurns() {
    RuleSubject previous =
        new RuleSubject(
            "test:previous",
            "sgd",
            "paper",
            s -> {
              Tensor next = s.x().minus(s.last("m").plus(s.gradient()).times(0.1));
              s.keep("m", s.x().over(next.norm2()));
              return next;
            });
    int others = compiled;
    stepsAreTheVerifiedOnes(previous, null);
    assertEquals(compiled, others + 1);
    compiled = others;
  }

  private static List<Values> verified(
      RuleSubject subject, Backend device, List<Values> start, List<Values> slopes) {
    Oracle oracle =
        new Oracle() {
          @Override
          public List<Tensor> gradient(Backend backend, List<Tensor> at) {
            return slopes.stream().map(slope -> slope.on(backend)).toList();
          }
        };
    try (Optimizer optimizer = new RuleOptimizer(subject.rule(), device, Map.of())) {
      start.forEach(optimizer::add);
      List<Values> after = start;
      for (int step = 0; step < STEPS; step++) {
        after = optimizer.step(1, oracle);
      }
      return after;
    }
  }

  private static List<Values> values(int salt) {
    List<Values> all = new ArrayList<>();
    for (Shape shape : SHAPES) {
      double[] numbers = new double[shape.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = Math.sin(i * 0.37 + salt) * (1 + i % 5);
      }
      all.add(new Values(shape, numbers));
    }
    return all;
  }
}
