package org.gradmark.core.slip;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.rule.Step;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.Test;

public class RuleSlipsTest {

  private static final Hyperparameter MU =
      new Hyperparameter("mu", "decay of the velocity", 0, 1, 0.5);

  private static final Rule MOMENTUM =
      s ->
          s.x().minus(s.keep("v", s.last("v").times(s.get(MU)).plus(s.gradient())).times(s.rate()));

  private static final Scenario SCENARIO =
      Scenario.openLoop(
          "two steps",
          new Values(Shape.of(2), 8, 16),
          List.of(new Values(Shape.of(2), 1, 2), new Values(Shape.of(2), 3, -4)));

  private static final Map<String, Double> SETTINGS = Map.of("learning_rate", 0.5);

  private static Map<String, Rule> slips(Rule rule) {
    Map<String, Rule> bySentence = new HashMap<>();
    RuleSlips.of(rule, List.of(MU), SCENARIO, SETTINGS, 1)
        .forEach((wrong, sentence) -> bySentence.put(sentence, wrong));
    return bySentence;
  }

  private static void behaves(String sentence, Rule expected) {
    Rule slip = slips(MOMENTUM).get("its formula has " + sentence);
    assertTrue(slip != null, "no slip \"" + sentence + "\"");
    assertEquals(way(slip), way(expected), sentence);
  }

  private static Trajectory way(Rule rule) {
    return Trajectory.run(new RuleOptimizer(rule, IeeeBackend.F64, SETTINGS), SCENARIO);
  }

  private static Rule velocity(java.util.function.Function<Step, Tensor> v) {
    return s -> s.x().minus(s.keep("v", v.apply(s)).times(s.rate()));
  }

  @Test
  public void anotherOperationStandsThere() {
    behaves(
        "v[t-1] * mu - g instead of v[t-1] * mu + g",
        velocity(s -> s.last("v").times(s.get(MU)).minus(s.gradient())));
    behaves("x + v * rate instead of x - v * rate", s -> s.x().plus(keep(s).times(s.rate())));
  }

  private static Tensor keep(Step s) {
    return s.keep("v", s.last("v").times(s.get(MU)).plus(s.gradient()));
  }

  @Test
  public void somethingIsLeftOut() {
    behaves("v[t-1] instead of v[t-1] * mu", velocity(s -> s.last("v").plus(s.gradient())));
    behaves("g instead of v[t-1] * mu + g", velocity(Step::gradient));
  }

  @Test
  public void anotherValueStandsThere() {
    behaves(
        "g * rate instead of v * rate",
        s -> {
          keep(s);
          return s.x().minus(s.gradient().times(s.rate()));
        });
  }

  @Test
  public void bracketsEndElsewhere() {
    behaves(
        "v[t-1] * (mu + g) instead of v[t-1] * mu + g",
        velocity(s -> s.last("v").times(s.get(MU).plus(s.gradient()))));
  }

  @Test
  public void aFunctionOrAFactorIsAdded() {
    behaves(
        "v[t-1] * mu + g² instead of v[t-1] * mu + g",
        velocity(s -> s.last("v").times(s.get(MU)).plus(s.gradient().square())));
    behaves(
        "v * rate / √(t) instead of v * rate",
        s -> s.x().minus(keep(s).times(s.rate()).over(s.t().sqrt())));
  }

  @Test
  public void aPlaceInALoopIsOnePlace() {
    Rule looping =
        s -> {
          Tensor x = s.x();
          for (int k = 1; k <= 3; k++) {
            x = x.minus(s.gradient().times(k));
          }
          return x;
        };
    Rule later =
        s -> {
          Tensor x = s.x();
          for (int k = 1; k <= 3; k++) {
            x = x.minus(s.gradient().times(k + 1.0));
          }
          return x;
        };
    Rule slip = slips(looping).get("its formula has g * 3 instead of g * 2");
    assertEquals(way(slip), way(later));
  }

  @Test
  public void theRightRuleIsNoSlipOfItself() {
    slips(MOMENTUM)
        .keySet()
        .forEach(s -> assertFalse(s.matches("its formula has (.+) instead of \\1"), s));
  }

  @Test
  public void whatCannotBeComputedSaysSo() {
    int impossible = 0;
    for (Rule slip : slips(MOMENTUM).values()) {
      try {
        way(slip);
      } catch (UnsupportedOperationException e) {
        impossible++;
      }
    }
    assertTrue(
        impossible < slips(MOMENTUM).size() / 4, impossible + " of " + slips(MOMENTUM).size());
  }
}
