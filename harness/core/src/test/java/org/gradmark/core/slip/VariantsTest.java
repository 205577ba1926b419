package org.gradmark.core.slip;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What differs is told, and told apart, however alike it looks. */
public class VariantsTest {

  private static final Scenario SCENARIO =
      Scenario.openLoop(
          "one step", new Values(Shape.of(2), 8, 16), List.of(new Values(Shape.of(2), 1, 2)));

  private static Map<String, Rule> slips(Rule rule) {
    Map<String, Rule> bySentence = new HashMap<>();
    RuleSlips.of(rule, List.of(), SCENARIO, Map.of(), 1)
        .forEach((wrong, sentence) -> bySentence.put(sentence, wrong));
    return bySentence;
  }

  private static Trajectory way(Rule rule) {
    return Trajectory.run(new RuleOptimizer(rule, IeeeBackend.F64, Map.of()), SCENARIO);
  }

  /** Goes three times along the gradient. */
  private static Rule looping(IntToDoubleFunction factor) {
    return s -> {
      Tensor x = s.x();
      for (int k = 1; k <= 3; k++) {
        x = x.minus(s.gradient().times(factor.applyAsDouble(k)));
      }
      return x;
    };
  }

  @DataProvider
  public static Object[][] loops() {
    return new Object[][] {
      // At k = 2 both are four.
      {"g * 4 instead of g * 2, and g * 2 instead of g * 1 the time before", factor(k -> 2 * k)},
      {"g * 4 instead of g * 2, but g * 1 the time before as is due", factor(k -> k * k)},
      // At k = 2 both are a half.
      {"g * 0.5 instead of g * 2, and g * 0.5 instead of g * 1 the time before", factor(k -> 0.5)},
      {"g * 0.5 instead of g * 2, but g * 1 the time before as is due", factor(k -> 1.0 / k)},
      // At k = 2 nothing is wrong.
      {"g * 2 instead of g * 1 the time before", factor(k -> 2)},
      // Nothing else is like it.
      {"g * 3 instead of g * 2", factor(k -> k + 1)},
    };
  }

  private static IntToDoubleFunction factor(IntToDoubleFunction factor) {
    return factor;
  }

  @Test(dataProvider = "loops")
  public void numbersOfALoopAreToldApart(String sentence, IntToDoubleFunction factor) {
    Map<String, Rule> slips = slips(looping(k -> k));
    Rule slip = slips.get("its formula has " + sentence);
    assertTrue(slip != null, "no slip \"" + sentence + "\" in " + slips.keySet());
    assertEquals(way(slip), way(looping(factor)), sentence);
  }

  @Test
  public void whatLiesDeepIsTold() {
    Rule deep =
        s -> {
          Tensor g = s.gradient();
          Tensor left = g.plus(3.25).times(g.plus(4.25)).over(g.plus(5.25).times(g.plus(6.25)));
          Tensor right = g.plus(7.25).times(g.plus(8.25)).over(g.plus(9.25).times(g.plus(1.25)));
          return s.x().minus(left.minus(right));
        };
    Rule exchanged =
        s -> {
          Tensor g = s.gradient();
          Tensor left = g.plus(3.25).times(g.plus(4.25)).over(g.plus(9.25).times(g.plus(1.25)));
          Tensor right = g.plus(7.25).times(g.plus(8.25)).over(g.plus(5.25).times(g.plus(6.25)));
          return s.x().minus(left.minus(right));
        };
    assertEquals(
        way(
            slips(deep)
                .get(
                    "its formula has (g + 3.25) * (g + 4.25) / ((g + 9.25) * (g + 1.25))"
                        + " - (g + 7.25) * (g + 8.25) / ((g + 5.25) * (g + 6.25))"
                        + " instead of (g + 3.25) * (g + 4.25) / ((g + 5.25) * (g + 6.25))"
                        + " - (g + 7.25) * (g + 8.25) / ((g + 9.25) * (g + 1.25))")),
        way(exchanged));
  }

  @Test
  public void noTwoHaveOneName() {
    Map<Rule, String> all = RuleSlips.of(looping(k -> k), List.of(), SCENARIO, Map.of(), 1);
    assertEquals(new HashSet<>(all.values()).size(), all.size());
  }
}
