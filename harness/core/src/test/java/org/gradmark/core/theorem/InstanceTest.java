package org.gradmark.core.theorem;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.problem.FiniteSum;
import org.gradmark.core.problem.Problem;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class InstanceTest {

  private static final Problem PLANE = Problem.named("quadratic[1,10]");

  private static Instance.Draft draft() {
    return Instance.on(PLANE).from(1, 1).steps(3).measuring("f(x_t) - f*", Course::gap);
  }

  private static Instance made(Instance.Draft draft) {
    return draft.atMost(t -> 1.0 / t);
  }

  @Test
  public void changingTheDraftLeavesTheInstanceAsItWas() {
    Hyperparameter rate = Hyperparameter.LEARNING_RATE;
    Instance.Draft draft = draft().named("first").with(rate, 0.5);
    Instance first = made(draft);
    Instance second =
        made(
            draft.named("second").with(rate, 0.25).from(2, 2).steps(5).schedule(t -> t).atTheEnd());
    assertEquals(first.name(), "first");
    assertEquals(first.steps(), 3);
    assertEquals(first.firstChecked(), 1);
    assertFalse(first.hasSchedule());
    assertEquals(first.hyperparameters().get(rate.name()), 0.5);
    assertEquals(first.branches().get(0).scenario().parameters().get(0).initial().get(0), 1.0);
    assertEquals(second.toString(), "second");
    assertEquals(second.hyperparameters().get(rate.name()), 0.25);
    assertTrue(second.hasSchedule());
    assertThrows(
        UnsupportedOperationException.class, () -> first.hyperparameters().put(rate.name(), 1.0));
    assertThrows(UnsupportedOperationException.class, () -> first.branches().clear());
  }

  @Test
  public void theEndIsTheLastStepWheneverItWasSaid() {
    assertEquals(made(draft().atTheEnd().steps(7)).firstChecked(), 7);
    assertEquals(made(draft().steps(7).atTheEnd()).firstChecked(), 7);
  }

  @DataProvider
  public Object[][] unfinished() {
    Consumer<Instance.Draft> nothing = draft -> {};
    Consumer<Instance.Draft> measured = draft -> draft.measuring("gap", Course::gap);
    return new Object[][] {
      {nothing, "no start; give one with from"},
      {measured.andThen(draft -> draft.from(1, 1)), "0 steps; give at least one with steps"},
      {
        measured.andThen(draft -> draft.from(1, 1).steps(-2)),
        "-2 steps; give at least one with steps"
      },
      {
        nothing.andThen(draft -> draft.from(1, 1).steps(1)),
        "does not say what is bounded; give it with measuring"
      },
      {
        measured.andThen(draft -> draft.from(1, 1, 1).steps(1)),
        "dimension 3, but its problem quadratic"
      },
    };
  }

  @Test(dataProvider = "unfinished")
  public void whatIsMissingIsNamed(Consumer<Instance.Draft> said, String complaint) {
    Instance.Draft draft = Instance.on(PLANE).named("mine");
    said.accept(draft);
    String message = expectThrows(IllegalStateException.class, () -> made(draft)).getMessage();
    assertTrue(message.startsWith("instance mine "), message);
    assertTrue(message.contains(complaint), message);
  }

  @Test
  public void anInstanceNeedsABound() {
    Measure none = null;
    IllegalStateException refused =
        expectThrows(IllegalStateException.class, () -> draft().atMost(none));
    assertTrue(refused.getMessage().contains("has no bound"), refused.getMessage());
  }

  private static FiniteSum sum(int components) {
    List<Problem> all = new ArrayList<>();
    for (int i = 0; i < components; i++) {
      all.add(Problem.named("quadratic[%d]".formatted(1 + i)));
    }
    double mean = (components + 1) / 2.0;
    return new FiniteSum("sum", all, mean, mean, new Values(Shape.of(1), 0), 0);
  }

  private static Instance drawing(int components, int steps) {
    FiniteSum sum = sum(components);
    return Instance.on(sum)
        .from(1)
        .steps(steps)
        .drawing(sum)
        .measuring("gap", Course::gap)
        .atMost(t -> 1);
  }

  @Test
  public void everySequenceOfDrawsIsABranch() {
    Instance instance = drawing(3, 4);
    assertEquals(instance.branches().size(), 81);
    Set<List<Double>> seen = new HashSet<>();
    double sum = 0;
    for (Branch branch : instance.branches()) {
      sum += branch.probability();
      List<Double> slopes = new ArrayList<>();
      branch.scenario().stages().forEach(stage -> slopes.add(slope(stage.oracle())));
      assertEquals(slopes.size(), 4);
      assertTrue(Set.of(1.0, 2.0, 3.0).containsAll(slopes), slopes.toString());
      seen.add(slopes);
    }
    assertEquals(seen.size(), 81);
    assertEquals(sum, 1, 1e-12);
  }

  private static double slope(Oracle oracle) {
    return ((Problem) oracle).gradient(List.of(new Values(Shape.of(1), 1))).get(0).get(0);
  }

  @Test
  public void tooManySequencesAreRefused() {
    assertEquals(drawing(2, 12).branches().size(), 4096);
    String message =
        expectThrows(IllegalArgumentException.class, () -> drawing(2, 13)).getMessage();
    assertTrue(message.contains("sum: 2^13 sequences of draws are too many"), message);
  }
}
