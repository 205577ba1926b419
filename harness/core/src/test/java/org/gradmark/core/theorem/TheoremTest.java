package org.gradmark.core.theorem;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import org.gradmark.core.problem.Problem;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class TheoremTest {

  private static final Problem LINE = Problem.named("quadratic[1]");
  private static final Instance WORST =
      Instance.on(LINE).from(1).steps(1).measuring("gap", Course::gap).atMost(t -> 1);
  private static final SampledInstance SAMPLED =
      SampledInstance.on(LINE)
          .named("drawn")
          .from(1)
          .steps(1)
          .facing(draws -> t -> LINE)
          .measuring("gap", Course::gap)
          .atMost(1, 0, 2, 0.5);

  private static Theorem said() {
    return Theorem.named("X-01", "some-name").says("It holds.").from("derived here");
  }

  @Test
  public void completeTheoremsAreLeftAlone() {
    for (Theorem theorem :
        new Theorem[] {
          said().tight().worst(WORST),
          said().worst(WORST).twoSided(),
          said().upper(0.5).worst(WORST).also(WORST),
          said().sampled(SAMPLED)
        }) {
      assertSame(theorem.checked(), theorem);
    }
    assertEquals(said().tight().floor(), Guarantee.REACHED);
    assertTrue(said().twoSided().isTwoSided());
  }

  @DataProvider
  public Object[][] wrong() {
    return new Object[][] {
      {Theorem.named("X-01", "n").from("s").tight().worst(WORST), "no sentence; say it with says"},
      {Theorem.named("X-01", "n").says("s").tight().worst(WORST), "no source; name it with from"},
      {said().worst(WORST), "promises nothing; call tight()"},
      {said().upper(0.5), "no worst instance; give it with worst"},
      {
        said().upper(0.5).tight().worst(WORST),
        "promises upper(0.5) and then tight(); keep one of them"
      },
      {
        said().sampled(SAMPLED).upper(0.5).also(WORST),
        "promises sampled(drawn) and then upper(0.5); keep one of them. Also, it is sampled and"
      },
      {said().sampled(SAMPLED).worst(WORST), "it is sampled and has other instances"},
    };
  }

  @Test(dataProvider = "wrong")
  public void whatIsWrongIsNamed(Theorem theorem, String complaint) {
    String message =
        expectThrows(IllegalStateException.class, () -> theorem.checked()).getMessage();
    assertTrue(message.startsWith("theorem X-01: it "), message);
    assertTrue(message.contains(complaint), message);
  }
}
