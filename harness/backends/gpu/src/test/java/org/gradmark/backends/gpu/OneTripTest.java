package org.gradmark.backends.gpu;

import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import org.gradmark.backends.gpu.device.FakeDevice;
import org.gradmark.backends.gpu.emit.Real;
import org.gradmark.backends.gpu.execute.Executor;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.testng.annotations.Test;

/** How often a step crosses between host and device, and how many kernels it launches. */
public class OneTripTest {

  private static final Rule ELEMENTWISE =
      s -> {
        var m = s.average("m", s.gradient(), Hyperparameter.BETA1);
        return s.x().minus(s.corrected(m, Hyperparameter.BETA1).times(s.rate()));
      };

  private static final Rule NORMALIZED =
      s -> {
        var norm = s.keep("norm", s.gradient().square().sum(Axis.ALL).sqrt());
        return s.x().minus(s.gradient().over(norm.plus(s.last("norm", norm))));
      };

  private final FakeDevice device = new FakeDevice(1L << 30);
  private final GpuBackend backend = new GpuBackend("fused-gpu", new Executor(device, Real.SINGLE));

  private List<String> secondStep(Rule rule, Shape... shapes) {
    try (Stepper stepper = backend.compile(rule, Map.of(), List.of(shapes), 1)) {
      for (int p = 0; p < shapes.length; p++) {
        stepper.fill(p, new double[shapes[p].size()], new double[shapes[p].size()]);
      }
      stepper.step();
      int reads = device.reads();
      int writes = device.writes();
      device.launches().clear();
      stepper.step();
      assertEquals(device.reads(), reads);
      assertEquals(device.writes(), writes);
      return List.copyOf(device.launches());
    }
  }

  @Test
  public void anElementwiseStepIsOneLaunchForAllParameters() {
    // The index of the step, the bias correction, the loop.
    List<String> due = List.of("set_scalars", "k0", "k1");
    assertEquals(secondStep(ELEMENTWISE, Shape.of(1000)), due);
    assertEquals(secondStep(ELEMENTWISE, Shape.of(7), Shape.of(300, 5), Shape.of(1)), due);
  }

  @Test
  public void aSumStaysOnTheDevice() {
    // The fold, its end with the root, the loop; for each of two parameters.
    List<String> due = List.of("k0", "k1", "k2", "k0", "k1", "k2");
    assertEquals(secondStep(NORMALIZED, Shape.of(1000), Shape.of(5, 5)), due);
  }
}
