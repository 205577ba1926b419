package org.gradmark.core.slip;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import java.util.Map;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.Test;

/** Only a formula that nobody wrote may fail, and only in the ways that such formulas fail. */
public class FailuresTest {

  private static final Values START = new Values(Shape.of(2), 8, 16);

  private static final Scenario SCENARIO =
      Scenario.openLoop("one step", START, List.of(new Values(Shape.of(2), 1, 2)));

  private static final Inquiry INQUIRY =
      new Inquiry(Map.of(), Map.of("a", START), Map.of(), Map.of());

  private static final String REASON = "eight is due";

  private static Map<Rule, String> slips(Rule rule) {
    return RuleSlips.of(rule, List.of(), SCENARIO, Map.of(), 1);
  }

  /** What finds out by itself that something is wrong. */
  private static Tensor checked(Tensor value) {
    if (value.toDoubles()[0] != 8) {
      throw new IllegalStateException(REASON);
    }
    return value;
  }

  @Test
  public void aRuleThatFailsIsHeard() {
    Rule broken = s -> checked(s.x().times(2));
    assertEquals(
        expectThrows(IllegalStateException.class, () -> slips(broken)).getMessage(), REASON);
    Rule misfit = s -> s.x().plus(s.x().backend().tensor(Shape.of(3), 1, 2, 3));
    String shapes = expectThrows(IllegalArgumentException.class, () -> slips(misfit)).getMessage();
    assertTrue(shapes.contains("[2] and [3] do not match"), shapes);
    Rule shrinking = s -> s.x().sum(Axis.ALL);
    assertThrows(IllegalArgumentException.class, () -> slips(shrinking));
  }

  @Test
  public void anEstimatorThatFailsIsHeard() {
    EstimatorRule broken = s -> checked(s.input("a").times(2));
    assertThrows(IllegalStateException.class, () -> EstimatorSlips.of(broken, INQUIRY));
    EstimatorRule asking = s -> s.input("b");
    String missing =
        expectThrows(IllegalArgumentException.class, () -> EstimatorSlips.of(asking, INQUIRY))
            .getMessage();
    assertTrue(missing.contains("b"), missing);
  }

  @Test
  public void whatAScenarioDoesNotAnswerHasNoSlips() {
    Rule minimizing =
        s -> {
          throw new UnsupportedOperationException("no minimum along this line");
        };
    assertTrue(slips(minimizing).isEmpty());
  }

  @Test
  public void whatTakesTooLongHasNoSlips() {
    Rule endless =
        s -> {
          Tensor x = s.x();
          for (int i = 0; i < 10_000; i++) {
            x = x.plus(1);
          }
          return x;
        };
    assertTrue(slips(endless).isEmpty());
    EstimatorRule endlessSum =
        s -> {
          Tensor a = s.input("a");
          for (int i = 0; i < 10_000; i++) {
            a = a.plus(1);
          }
          return a;
        };
    EstimatorSlips none = EstimatorSlips.of(endlessSum, INQUIRY);
    assertTrue(none.rules().isEmpty());
    assertFalse(none.isWhole());
  }

  /** What takes long is tried in part, at every place, and that is said; the same every time. */
  @Test
  public void aLongRuleIsTriedInPart() {
    EstimatorRule longSum =
        s -> {
          Tensor a = s.input("a");
          Tensor b = s.called("b", a.times(3));
          Tensor c = s.called("c", b.minus(a));
          for (int i = 0; i < 500; i++) {
            c = s.called("c", c.plus(b).times(a).minus(b).over(a).max(b).min(c).plus(a).over(b));
          }
          return c.over(a).sqrt();
        };
    EstimatorRule shortSum = s -> s.called("b", s.input("a").times(3)).minus(s.input("a")).sqrt();
    EstimatorSlips some = EstimatorSlips.of(longSum, INQUIRY);
    assertFalse(some.isWhole());
    assertTrue(some.work() <= 2_000_000, some.work() + "");
    assertTrue(some.rules().values().stream().anyMatch(told -> told.contains("instead of √(")));
    assertTrue(some.rules().values().stream().anyMatch(told -> told.contains("instead of a * 3")));
    assertEquals(
        List.copyOf(EstimatorSlips.of(longSum, INQUIRY).rules().values()),
        List.copyOf(some.rules().values()));
    assertTrue(EstimatorSlips.of(shortSum, INQUIRY).isWhole());
  }

  @Test
  public void aSlipFailsAsFormulasDoAndNotOtherwise() {
    Rule rule = s -> checked(s.x().times(1)).plus(s.t());
    Map<Rule, String> slips = slips(rule);
    assertFalse(slips.isEmpty());
    int heard = 0;
    for (Rule wrong : slips.keySet()) {
      try {
        Trajectory.run(new RuleOptimizer(wrong, IeeeBackend.F64, Map.of()), SCENARIO);
      } catch (UnsupportedOperationException e) {
        assertFalse(e.getCause() instanceof IllegalStateException, e.toString());
      } catch (IllegalStateException e) {
        heard++;
      }
    }
    assertTrue(heard > 0, "no slip was checked");
  }
}
