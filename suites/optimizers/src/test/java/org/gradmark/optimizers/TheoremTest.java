package org.gradmark.optimizers;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.reference.WorstCase;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.theorem.Guarantee;
import org.gradmark.core.theorem.Instance;
import org.gradmark.core.theorem.Theorem;
import org.gradmark.optimizers.claims.TheoremCheck;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What every theorem must have; and its constants, as somebody else computed them. */
public class TheoremTest {

  private static final ReferenceData DATA = ReferenceData.bundled();

  /** What a semidefinite program's solution is good for. */
  private static final double SOLVER = 1e-4;

  /** All theorems, by claim id. */
  static Map<String, TheoremCheck> theorems() {
    Map<String, TheoremCheck> theorems = new LinkedHashMap<>();
    for (OptimizerSystem system : OptimizerSuite.SYSTEMS) {
      for (Claim<OptimizerSubject> claim : system.claims()) {
        if (claim.check() instanceof TheoremCheck check
            && check.part() == TheoremCheck.Part.BOUND) {
          theorems.put(claim.id(), check);
        }
      }
    }
    return theorems;
  }

  @DataProvider
  public static Object[][] checks() {
    return theorems().values().stream().map(c -> new Object[] {c}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "checks")
  public void aTheoremSaysWhatItIsAndWhereItIsFrom(TheoremCheck check) {
    Theorem theorem = check.theorem();
    assertTrue(theorem.sentence().endsWith("."), theorem.sentence());
    assertTrue(
        theorem.source().matches("(?s).*(\\b(19|20)\\d\\d\\b|derived here).*"), theorem.source());
    assertFalse(theorem.exceeding().isEmpty(), theorem + " is broken by doing nothing only");
    if (theorem.guarantee() == Guarantee.TIGHT) {
      assertFalse(theorem.missing().isEmpty(), theorem + " has no mistake that misses the bound");
    }
  }

  @Test(dataProvider = "checks")
  public void anInstanceTakesStepsAndSetsWhatThereIs(TheoremCheck check) {
    Theorem theorem = check.theorem();
    if (theorem.guarantee() == Guarantee.STATISTICAL) {
      assertTrue(theorem.sampled().test().enough() > 0);
      return;
    }
    for (Instance instance : theorem.instances(DATA)) {
      assertTrue(instance.steps() >= 1, instance.name());
      double sum = instance.branches().stream().mapToDouble(b -> b.probability()).sum();
      assertEquals(sum, 1, 1e-12, instance.name());
      for (String name : instance.hyperparameters().keySet()) {
        assertTrue(
            check.system().hyperparameters().stream().anyMatch(h -> h.name().equals(name)),
            theorem + " sets " + name + ", which " + check.system() + " does not have");
      }
    }
  }

  @Test(dataProvider = "checks")
  public void itsConstantIsConfirmed(TheoremCheck check) {
    Theorem theorem = check.theorem();
    for (Theorem.Confirmation confirmation : theorem.confirmations()) {
      WorstCase other = DATA.worstCase(confirmation.data());
      double own = confirmation.formula().applyAsDouble(other.parameters());
      String what = theorem + " says " + own + ", " + other.name() + " " + other.value();
      assertTrue(other.value() <= own * (1 + SOLVER), what);
      if (theorem.guarantee() == Guarantee.TIGHT) {
        assertTrue(other.value() >= own * (1 - SOLVER), what);
      }
    }
  }

  @DataProvider
  public static Object[][] poisons() {
    return new Object[][] {{Double.POSITIVE_INFINITY}, {Double.NEGATIVE_INFINITY}, {Double.NaN}};
  }

  /**
   * A subject has no say in what it is held to: what overflows passes nothing, and skips nothing.
   */
  @Test(dataProvider = "poisons")
  public void whatIsNotFiniteFailsEveryTheorem(double poison) {
    Laboratory laboratory = Laboratory.on(DATA);
    Set<String> survived = new TreeSet<>();
    for (TheoremCheck check : theorems().values()) {
      String dialect = check.theorem().dialects().stream().sorted().findFirst().orElseThrow();
      OptimizerSubject subject = poisoned(check.system(), dialect, poison);
      if (check.check(new Trial<>(subject, "f64", laboratory, 1)).result().isGood()) {
        survived.add(check.theorem().id());
      }
    }
    assertEquals(survived, Set.of());
  }

  private static OptimizerSubject poisoned(OptimizerSystem system, String dialect, double poison) {
    Mistake late =
        Mistake.result(
            "poisoned",
            "from the second step on nothing is finite",
            (s, x) -> s.t().greaterThan(s.t().times(0).plus(1)).where(x.times(0).plus(poison), x));
    return system.rejection(dialect, late, "").impostor();
  }

  /** Written down, so that losing one is noticed. */
  @Test
  public void thereAreManyTheoremsAndMostAreTight() {
    List<TheoremCheck> all = new ArrayList<>(theorems().values());
    long tight = all.stream().filter(c -> c.theorem().guarantee() == Guarantee.TIGHT).count();
    Set<String> confirmed = new TreeSet<>();
    all.forEach(
        c -> c.theorem().confirmations().forEach(confirmation -> confirmed.add(c.theorem().id())));
    String found =
        all.size() + " theorems, " + tight + " tight, " + confirmed.size() + " confirmed";
    assertEquals(found, "229 theorems, 168 tight, 74 confirmed");
  }
}
