package org.gradmark.backends.gpu.cuda;

import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.gradmark.backends.gpu.OnFake;
import org.gradmark.backends.gpu.device.DeviceFault;
import org.gradmark.backends.gpu.device.FakeDevice;
import org.gradmark.backends.gpu.emit.Narrow;
import org.gradmark.backends.gpu.emit.Real;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.rule.StepCompiler;
import org.gradmark.core.run.Registry;
import org.gradmark.core.tensor.Shape;
import org.testng.SkipException;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * NVIDIA's compiler takes the steps of every optimizer in every dialect and format. It needs no
 * graphics card; where it is not installed this test is skipped.
 */
public class EveryOptimizerTest {

  /** A vector, and a matrix: some rules treat them differently. */
  private static final List<Shape> SHAPES = List.of(Shape.of(700), Shape.of(5, 9));

  private NvrtcCompiler compiler;

  @BeforeClass
  public void load() {
    try {
      compiler = new NvrtcCompiler();
    } catch (DeviceFault e) {
      throw new SkipException(e.getMessage());
    }
  }

  @DataProvider
  public static Object[][] formats() {
    return new Object[][] {
      {Real.SINGLE, null},
      {Real.DOUBLE, null},
      {Real.SINGLE, Narrow.BFLOAT16},
      {Real.SINGLE, Narrow.FLOAT16}
    };
  }

  @Test(dataProvider = "formats")
  public void everyStepIsCompiled(Real real, Narrow narrow) {
    FakeDevice device = new FakeDevice(1L << 34);
    StepCompiler backend = OnFake.backend(device, real, narrow);
    int steps = 0;
    try (Registry registry = Registry.find()) {
      for (var subject : registry.builtIns()) {
        steps += subject instanceof RuleSubject rule && isCompiled(backend, rule) ? 1 : 0;
      }
    }
    assertTrue(steps > 40, steps + " rules can be compiled");
    assertTrue(device.sources().size() > 60, device.sources().size() + " texts");
    for (String source : device.sources()) {
      for (int capability : new int[] {compiler.oldest(), 90}) {
        assertTrue(compiler.compile("test", source, capability).length > 1000, source);
      }
    }
  }

  private static boolean isCompiled(StepCompiler backend, RuleSubject subject) {
    try {
      backend.compile(subject.rule(), Map.of(), SHAPES, 1).close();
      return true;
    } catch (UnsupportedOperationException e) {
      return false; // it asks for more than the gradient
    }
  }
}
