package org.gradmark.core.theorem;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import org.gradmark.core.problem.Problem;
import org.testng.annotations.Test;

public class SampledInstanceTest {

  private static final Problem LINE = Problem.named("quadratic[1]");

  private static SampledInstance.Draft draft() {
    return SampledInstance.on(LINE)
        .named("mine")
        .from(1)
        .steps(2)
        .measuring("f(x_n) - f*", Course::gap);
  }

  @Test
  public void changingTheDraftLeavesTheInstanceAsItWas() {
    SampledInstance.Draft draft = draft().facing(draws -> t -> LINE);
    SampledInstance first = draft.atMost(1, 0, 2, 0.5);
    SampledInstance second = draft.named("second").schedule(t -> 1.0 / t).equalTo(0.5, 0, 1, 0.1);
    assertEquals(first.name(), "mine");
    assertEquals(first.bound(), 1.0);
    assertFalse(first.hasSchedule());
    assertEquals(second.name(), "second");
    assertTrue(second.hasSchedule());
  }

  @Test
  public void whatIsMissingIsNamed() {
    String faceless =
        expectThrows(IllegalStateException.class, () -> draft().atMost(1, 0, 2, 0.5)).getMessage();
    assertEquals(faceless, "instance mine draws nothing; say what is faced with facing(...)");
    String standing =
        expectThrows(
                IllegalStateException.class,
                () -> draft().facing(draws -> t -> LINE).steps(0).atLeast(1, 0, 2, 0.5))
            .getMessage();
    assertTrue(standing.contains("instance mine takes 0 steps"), standing);
  }
}
