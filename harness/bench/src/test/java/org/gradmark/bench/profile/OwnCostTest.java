package org.gradmark.bench.profile;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.bench.profile.OwnCost.Place;
import org.testng.annotations.Test;

/** Whose time a sample is: the names are those of the code that it looks for. */
public class OwnCostTest {

  private static final String DECIDE = "org.gradmark.core.run.Cell.decide";
  private static final String STEP = "org.gradmark.core.rule.RuleOptimizer.step";

  private static Place place(String... calls) {
    List<String> all = new ArrayList<>(List.of(calls));
    all.add("java.lang.Thread.run");
    return OwnCost.place("gradmark:adam#TRAJ-01@f64", all);
  }

  @Test
  public void aStepIsTheSubjects() {
    assertEquals(place("java.lang.Math.sqrt", STEP, "a.Check.run", DECIDE), Place.SUBJECT);
  }

  @Test
  public void aStepForTheSakeOfTolerancesIsAReference() {
    String tolerances = "org.gradmark.core.laboratory.Tolerances.envelope";
    assertEquals(place(STEP, tolerances, "a.Check.run", DECIDE), Place.REFERENCE);
  }

  @Test
  public void whatIsAroundIsTheCheck() {
    assertEquals(place("java.util.Arrays.sort", "a.Check.run", DECIDE), Place.CHECK);
  }

  @Test
  public void whatIsNoCellIsTheRest() {
    assertEquals(OwnCost.place("main", List.of("a.Main.main")), Place.REST);
    assertEquals(OwnCost.place("JavaCPP Deallocator", List.of("a.B.c")), Place.BACKEND);
  }

  /** A name that is gone would make every sample a check. */
  @Test
  public void theNamesAreThoseOfTheCode() throws ReflectiveOperationException {
    for (String call :
        List.of(
            DECIDE,
            STEP,
            "org.gradmark.core.rule.RuleSubject.open",
            "org.gradmark.core.initializer.RuleInitializer.initialize",
            "org.gradmark.core.estimator.EstimatorRuleSubject.estimate",
            "org.gradmark.core.laboratory.Tolerances.envelope")) {
      int dot = call.lastIndexOf('.');
      boolean there =
          Arrays.stream(Class.forName(call.substring(0, dot)).getDeclaredMethods())
              .anyMatch(method -> method.getName().equals(call.substring(dot + 1)));
      assertTrue(there, call);
    }
  }
}
