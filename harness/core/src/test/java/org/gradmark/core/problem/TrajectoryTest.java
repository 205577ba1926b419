package org.gradmark.core.problem;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.rule.Rules;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.Test;

/** Optimizers driven through scenarios. */
public class TrajectoryTest {

  private static Values v(double... numbers) {
    return new Values(Shape.of(numbers.length), numbers);
  }

  /** Two elements from the start, one more from step 3 on. */
  private static Scenario late() {
    List<Scenario.Stage> stages = new ArrayList<>();
    for (int t = 1; t <= 4; t++) {
      List<Values> gradients = t < 3 ? List.of(v(1, 2)) : List.of(v(1, 2), v(4));
      stages.add(new Scenario.Stage(t == 4 ? 0.5 : 1, Oracle.fixed(gradients)));
    }
    Scenario.Parameter first = new Scenario.Parameter("a", 1, v(10, 20));
    return new Scenario("late", List.of(first, new Scenario.Parameter("b", 3, v(100))), stages);
  }

  private static Trajectory run(Scenario scenario) {
    Map<String, Double> one = Map.of("learning_rate", 1.0);
    return Trajectory.run(new RuleOptimizer(Rules.DESCENT, IeeeBackend.F64, one), scenario);
  }

  @Test
  public void aLateParameterTakesPartFromItsStepOn() {
    Trajectory trajectory = run(late());
    assertEquals(
        trajectory.steps(),
        List.of(
            List.of(v(9, 18)),
            List.of(v(8, 16)),
            List.of(v(7, 14), v(96)),
            List.of(v(6.5, 13), v(94))));
  }

  @Test
  public void beforeAndAfter() {
    Trajectory trajectory = run(late());
    assertEquals(trajectory.before(late(), 1, 0, 1), 20.0);
    assertEquals(trajectory.before(late(), 3, 0, 1), 16.0);
    assertEquals(trajectory.before(late(), 3, 1, 0), 100.0);
    assertEquals(trajectory.after(4, 1, 0), 94.0);
    assertEquals(trajectory.after(4, 0, 0), 6.5);
  }

  @Test
  public void aPartOfTheStepsGoesOnWhereTheOtherEnded() {
    Map<String, Double> one = Map.of("learning_rate", 1.0);
    RuleOptimizer optimizer = new RuleOptimizer(Rules.DESCENT, IeeeBackend.F64, one);
    List<List<Values>> steps = new ArrayList<>(Trajectory.run(optimizer, late(), 1, 2).steps());
    steps.addAll(Trajectory.run(optimizer, late(), 3, 4).steps());
    assertEquals(steps, run(late()).steps());
  }

  @Test
  public void whatAScenarioSaysOfItself() {
    Scenario late = late();
    assertTrue(late.hasLateParameter());
    assertTrue(late.hasSchedule());
    assertFalse(late.isClosedLoop());
    Scenario open = Scenario.openLoop("open", v(1), List.of(v(1), v(2)));
    assertFalse(open.hasLateParameter() || open.hasSchedule() || open.isClosedLoop());
    Scenario closed =
        new Scenario(
            "closed",
            open.parameters(),
            List.of(new Scenario.Stage(1, Problem.named("quadratic[3]"))));
    assertTrue(closed.isClosedLoop());
    assertEquals(run(closed).after(1, 0, 0), -2.0);
  }

  @Test
  public void finiteMeansEveryValueOfEveryStep() {
    assertTrue(run(late()).isFinite());
    Scenario open = Scenario.openLoop("open", v(1, 1), List.of(v(1, 1), v(1, Double.NaN)));
    assertFalse(run(open).isFinite());
  }

  /** An optimizer that returns this, whatever it is asked. */
  private static Optimizer returning(List<Values> answer) {
    return new Optimizer() {
      @Override
      public void add(Values initial) {}

      @Override
      public List<Values> step(double schedule, Oracle oracle) {
        return answer;
      }

      @Override
      public Optimizer copy() {
        return this;
      }

      @Override
      public void close() {}
    };
  }

  @Test
  public void answersOfAnotherShapeAreTheSubjectsFailure() {
    Exception e =
        expectThrows(
            SubjectFailure.class, () -> Trajectory.run(returning(List.of(v(1, 2, 3))), late()));
    assertEquals(e.getMessage(), "step 1 returned shape [3] for parameter a of shape [2]");
    Exception few =
        expectThrows(SubjectFailure.class, () -> Trajectory.run(returning(List.of()), late()));
    assertEquals(few.getMessage(), "step 1 returned 0 parameters; there are 1");
    Exception forgotten =
        expectThrows(
            SubjectFailure.class, () -> Trajectory.run(returning(List.of(v(1, 2))), late()));
    assertEquals(forgotten.getMessage(), "step 3 returned 1 parameters; there are 2");
  }
}
