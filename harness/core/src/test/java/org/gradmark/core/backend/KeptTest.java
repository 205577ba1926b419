package org.gradmark.core.backend;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.Test;

/**
 * What stays between steps is rounded to the format that it is kept in; what is computed is not.
 */
public class KeptTest {

  /** Adds up gradients, and moves by the sum as it was before it was kept. */
  private static final Rule SUM =
      s -> s.x().minus(s.keep("sum", s.last("sum", s.x().times(0)).plus(s.gradient())));

  private static final Oracle THIRD =
      new Oracle() {
        @Override
        public List<Tensor> gradient(Backend backend, List<Tensor> at) {
          return List.of(backend.tensor(Shape.of(1), 1 / 3.0));
        }
      };

  private static Tensor kept(Backend backend, double value) {
    return backend.keep(List.of(backend.tensor(Shape.of(1), value))).get(0);
  }

  @Test
  public void parametersAndStateAreRoundedBetweenSteps() {
    for (Precision precision :
        new Precision[] {Precision.KEPT_IN_BFLOAT16, Precision.KEPT_IN_FLOAT16}) {
      RuleOptimizer optimizer = new RuleOptimizer(SUM, IeeeBackend.of(precision), Map.of());
      optimizer.add(new Values(Shape.of(1), 0.7));
      float x = (float) precision.nearest(0.7f);
      float sum = 0;
      for (int t = 1; t <= 5; t++) {
        float exact = sum + 1 / 3f;
        x = (float) precision.nearest(x - exact);
        sum = (float) precision.nearest(exact);
        assertEquals(optimizer.step(1, THIRD).get(0).get(0), (double) x, "step " + t);
      }
    }
  }

  @Test
  public void whatIsComputedIsNot() {
    Tensor third = IeeeBackend.F32_BF16.tensor(Shape.of(1), 1).over(3);
    assertEquals(third.toDoubles()[0], (double) (1 / 3f));
    Tensor scalar = IeeeBackend.F32_BF16.scalar(1).over(3);
    assertSame(IeeeBackend.F32_BF16.keep(List.of(scalar)).get(0), scalar);
    for (Backend backend : List.of(IeeeBackend.F64, IeeeBackend.F32, new ExactBackend())) {
      List<Tensor> tensors = List.of(backend.tensor(Shape.of(1), 0.1));
      assertSame(backend.keep(tensors), tensors);
    }
  }

  @Test
  public void randomRoundingKeepsEitherNeighbour() {
    double value = 1 + 0.25 * 0x1p-7;
    Set<Double> seen = new HashSet<>();
    int up = 0;
    for (int seed = 0; seed < 1000; seed++) {
      double kept =
          kept(new RoundingBackend(Precision.KEPT_IN_BFLOAT16, seed), value).toDoubles()[0];
      seen.add(kept);
      up += kept > value ? 1 : 0;
      assertEquals(kept(new RoundingBackend(Precision.FLOAT32, seed), value).toDoubles()[0], value);
    }
    assertEquals(seen, Set.of(1.0, 1 + 0x1p-7));
    // A quarter of the way: 250 of 1000, of standard deviation 13.7; 100 is more than seven of it.
    assertTrue(Math.abs(up - 250) < 100, up + " of 1000 go up");
  }

  @Test
  public void plainArithmeticIsFoundByItsPrecision() {
    assertSame(IeeeBackend.of(Precision.FLOAT32), IeeeBackend.F32);
    assertSame(Backends.open("f32-bf16"), IeeeBackend.of(Precision.KEPT_IN_BFLOAT16));
    assertSame(Backends.open("f32-f16"), IeeeBackend.of(Precision.KEPT_IN_FLOAT16));
    assertTrue(Backends.names().containsAll(Backends.withoutKeeping()));
  }
}
