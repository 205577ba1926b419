package org.gradmark.estimators.claims;

import static org.testng.Assert.assertEquals;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.estimators.EstimatorSuite;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every schedule and every average is asked for many steps, or is excused by name. */
public class ManyStepsTest {

  /** What does not count steps, as system or system/dialect: why. */
  private static final Map<String, String> DO_NOT_COUNT =
      Map.of(
          "constant-rate", "all steps have one rate",
          "reduce-on-plateau", "bad metrics are counted, not steps",
          "exponential-average/zero", "all steps have one weight",
          "exponential-average/first", "all steps have one weight",
          "exponential-average/start", "all steps have one weight");

  private static final Set<String> OF_SCHEDULES =
      Set.of(
          "counter-wraps-at-128",
          "counter-stops-at-127",
          "counter-wraps-at-256",
          "counter-stops-at-255");
  private static final Set<String> OF_AVERAGES =
      Set.of("counter-wraps-at-128", "counter-stops-at-127");

  private static boolean counts(EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    return Stream.of(system.id(), system.id() + "/" + dialect.id())
        .noneMatch(DO_NOT_COUNT::containsKey);
  }

  @DataProvider
  public static Iterator<Object[]> dialects() {
    List<Object[]> cases = new ArrayList<>();
    for (EstimatorSystem system : EstimatorSuite.SYSTEMS) {
      if (Set.of("schedule", "weight-average").contains(system.kind())) {
        system.dialects().forEach(dialect -> cases.add(new Object[] {system, dialect}));
      }
    }
    return cases.iterator();
  }

  @Test(dataProvider = "dialects")
  public void everyWrongCounterShows(EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    Set<String> found = new TreeSet<>();
    system.claims().stream()
        .filter(claim -> claim.id().equals("COUNT-01"))
        .flatMap(claim -> claim.rejections().stream())
        .map(rejection -> rejection.impostor())
        .filter(impostor -> impostor.dialect().equals(dialect.id()))
        .map(impostor -> impostor.id().substring(impostor.id().indexOf('!') + 1))
        .filter(id -> id.startsWith("counter"))
        .forEach(found::add);
    Set<String> all = system.kind().equals("schedule") ? OF_SCHEDULES : OF_AVERAGES;
    assertEquals(
        found,
        counts(system, dialect) ? all : Set.of(),
        system.id()
            + "/"
            + dialect.id()
            + ": wrong counters that COUNT-01 rejects. Lasting finds no setting in which all show:"
            + " let it try other lengths, or say in DO_NOT_COUNT why there is none");
  }
}
