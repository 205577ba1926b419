package org.gradmark.core.slip;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
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

/** Where a formula stands at several places of a rule, a slip says which is meant. */
public class PlacesTest {

  private static final Hyperparameter MU =
      new Hyperparameter("mu", "decay of both averages", 0, 1, 0.5);

  private static final Scenario SCENARIO =
      Scenario.openLoop(
          "two steps",
          new Values(Shape.of(2), 8, 16),
          List.of(new Values(Shape.of(2), 1, 2), new Values(Shape.of(2), 3, -4)));

  /** The weight of what is new stands in both averages. */
  private static final Rule TWO_AVERAGES =
      s -> x(s, newer(s, "E", s.gradient().square(), MU), newer(s, "M", s.gradient(), MU));

  private static Tensor x(Step s, Tensor e, Tensor m) {
    return s.x().minus(m.over(e));
  }

  private static Tensor newer(Step s, String slot, Tensor value, Hyperparameter decay) {
    return s.keep(slot, s.last(slot).plus(value.times(s.get(decay).oneMinus())));
  }

  private static Tensor unweighted(Step s, String slot, Tensor value) {
    return s.keep(slot, s.last(slot).plus(value));
  }

  private static Map<String, Rule> slips(Rule rule) {
    Map<String, Rule> bySentence = new HashMap<>();
    RuleSlips.of(rule, List.of(MU), SCENARIO, Map.of(), 1)
        .forEach((wrong, sentence) -> bySentence.put(sentence, wrong));
    return bySentence;
  }

  private static Trajectory way(Rule rule) {
    return Trajectory.run(new RuleOptimizer(rule, IeeeBackend.F64, Map.of()), SCENARIO);
  }

  private static void behaves(Rule right, String sentence, Rule expected) {
    Rule slip = slips(right).get("its formula has " + sentence);
    assertTrue(slip != null, "no slip \"" + sentence + "\" in " + slips(right).keySet());
    assertEquals(way(slip), way(expected), sentence);
  }

  @Test
  public void theSlotSaysWhich() {
    behaves(
        TWO_AVERAGES,
        "1 instead of 1 - mu in E",
        s -> x(s, unweighted(s, "E", s.gradient().square()), newer(s, "M", s.gradient(), MU)));
    behaves(
        TWO_AVERAGES,
        "1 instead of 1 - mu in M",
        s -> x(s, newer(s, "E", s.gradient().square(), MU), unweighted(s, "M", s.gradient())));
  }

  @Test
  public void theOrderSaysWhichWhereNoSlotDoes() {
    Rule twice = s -> s.x().minus(s.rate()).times(s.x().plus(s.x().minus(s.rate()).square()));
    behaves(
        twice,
        "x + rate instead of x - rate, at the first of two such places",
        s -> s.x().plus(s.rate()).times(s.x().plus(s.x().minus(s.rate()).square())));
    behaves(
        twice,
        "x + rate instead of x - rate, at the second of two such places",
        s -> s.x().minus(s.rate()).times(s.x().plus(s.x().plus(s.rate()).square())));
  }

  @Test
  public void whatStandsOnceNeedsNoPlace() {
    Rule once = s -> s.x().minus(s.gradient().times(s.rate()));
    assertFalse(slips(once).isEmpty());
    slips(once).keySet().forEach(s -> assertFalse(s.contains(" places"), s));
  }

  @Test
  public void noTwoSlipsOfTwoPlacesHaveOneName() {
    Map<Rule, String> all = RuleSlips.of(TWO_AVERAGES, List.of(MU), SCENARIO, Map.of(), 1);
    assertEquals(new HashSet<>(all.values()).size(), all.size());
  }
}
