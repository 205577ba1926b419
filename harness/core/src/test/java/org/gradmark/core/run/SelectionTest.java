package org.gradmark.core.run;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.gradmark.core.claim.Outcome;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Patterns. */
public class SelectionTest {

  @DataProvider
  public static Object[][] patterns() {
    return new Object[][] {
      {"dl4j:adam", "dl4j:adam", true},
      {"dl4j:adam", "dl4j:adamw", false},
      {"adam", "dl4j:adam", false},
      {"dl4j:*", "dl4j:adam", true},
      {"dl4j:*", "dl4j:", true},
      {"*adam", "dl4j:adam", true},
      {"*adam", "dl4j:adamw", false},
      {"*:adam*", "dl4j:adamw/network", true},
      {"d*j*m", "dl4j:adam", true},
      {"*", "", true},
      {"**", "anything", true},
      {"", "", true},
      {"", "a", false},
      {"STEP-0*", "STEP-10", false},
      {".*", "adam", false},
      {"a.am", "adam", false},
      {"a+b(c)[d]{e}^$|?", "a+b(c)[d]{e}^$|?", true},
      {"quadratic[1,10]*", "quadratic[1,10]#X", true},
      {"ada?", "adam", false},
      {"\\Qadam\\E", "adam", false},
      {"\\E*\\Q", "\\Eadam\\Q", true},
      {"Adam", "adam", false},
    };
  }

  @Test(dataProvider = "patterns")
  public void onlyTheStarIsSpecial(String pattern, String text, boolean matches) {
    assertEquals(Selection.matches(List.of(pattern), text), matches);
  }

  @Test
  public void onePatternOfAListIsEnoughAndNoneMeansAll() {
    assertTrue(Selection.matches(List.of("x", "adam"), "adam"));
    assertFalse(Selection.matches(List.of("x", "y"), "adam"));
    assertTrue(Selection.matches(List.of(), "adam"));
  }

  @Test
  public void everyListCounts() {
    Cell<?> cell = Fakes.cell(trial -> Outcome.skipped("never run"));
    List<String> no = List.of("no");
    List<String> all = List.of();
    assertTrue(Selection.ALL.admits(cell));
    assertTrue(
        new Selection(
                List.of("fake:adam#FAKE-01@float64"),
                List.of("adam"),
                List.of("fake:*"),
                List.of("FAKE-*"),
                List.of("*64"))
            .admits(cell));
    assertFalse(new Selection(no, all, all, all, all).admits(cell));
    assertFalse(new Selection(all, no, all, all, all).admits(cell));
    assertFalse(new Selection(all, all, no, all, all).admits(cell));
    assertFalse(new Selection(all, all, all, no, all).admits(cell));
    assertFalse(new Selection(all, all, all, all, no).admits(cell));
  }
}
