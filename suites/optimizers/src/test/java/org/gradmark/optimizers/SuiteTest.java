package org.gradmark.optimizers;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.gradmark.core.backend.ExactBackend;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.problem.Scenario;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.reference.Reference;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleOptimizer;
import org.gradmark.core.run.Registry;
import org.gradmark.core.system.OptimizerSystem;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What every registered system must have. */
public class SuiteTest {

  private static final ReferenceData DATA = ReferenceData.bundled();
  private static final String KEBAB = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
  private static final String SNAKE = "[a-z][a-z0-9]*(_[a-z0-9]+)*";

  @DataProvider
  public static Object[][] systems() {
    return OptimizerSuite.SYSTEMS.stream().map(s -> new Object[] {s}).toArray(Object[][]::new);
  }

  @Test
  public void allSystemsAreFoundOnTheClassPath() {
    try (Registry registry = Registry.find()) {
      assertEquals(registry.systems(), OptimizerSuite.SYSTEMS);
    }
  }

  @Test
  public void idsAreUnique() {
    Set<String> ids = new HashSet<>();
    OptimizerSuite.SYSTEMS.forEach(s -> assertTrue(ids.add(s.id()), s.id() + " is there twice"));
    Set<String> rows = new HashSet<>();
    OptimizerSuite.SYSTEMS.forEach(
        s -> s.rows().forEach(row -> assertTrue(rows.add(row), row + " is claimed twice")));
  }

  @Test(dataProvider = "systems")
  public void aSystemSaysWhatItIsAndWhereItIsFrom(OptimizerSystem system) {
    assertTrue(system.id().matches(KEBAB), system.id());
    assertFalse(system.title().isBlank());
    assertTrue(system.source().matches("(?s).*\\b(19|20)\\d\\d\\b.*"), system.source());
    assertFalse(system.rows().isEmpty(), "covers no row of the catalogue");
    for (String row : system.rows()) {
      assertTrue(DATA.rows().contains(row), row + " is no row of the catalogue");
    }
  }

  @Test(dataProvider = "systems")
  public void hyperparametersAreInRangeAndNamedOnce(OptimizerSystem system) {
    Set<String> names = new HashSet<>();
    for (Hyperparameter hyperparameter : system.hyperparameters()) {
      assertTrue(hyperparameter.name().matches(SNAKE), hyperparameter.name());
      assertTrue(names.add(hyperparameter.name()), hyperparameter.name() + " is there twice");
      assertEquals(
          hyperparameter.check(hyperparameter.defaultValue()), hyperparameter.defaultValue());
    }
  }

  @Test(dataProvider = "systems")
  public void claimsAreUniqueAndAboutDialectsThatThereAre(OptimizerSystem system) {
    Set<String> dialects = new HashSet<>();
    system.dialects().forEach(d -> dialects.add(d.id()));
    Set<String> ids = new HashSet<>();
    for (Claim<OptimizerSubject> claim : system.claims()) {
      assertTrue(ids.add(claim.id()), claim.id() + " is there twice");
      assertTrue(dialects.containsAll(claim.dialects()), claim.id() + " " + claim.dialects());
      assertFalse(claim.dialects().isEmpty(), claim.id() + " is about no dialect");
      assertTrue(claim.name().matches(KEBAB), claim.name());
    }
  }

  @Test
  public void anIdMeansTheSameInEverySystem() {
    Map<String, String> meanings = new HashMap<>();
    for (OptimizerSystem system : OptimizerSuite.SYSTEMS) {
      for (Claim<OptimizerSubject> claim : system.claims()) {
        String meaning = claim.name() + ", " + claim.level() + ": " + claim.sentence();
        String other = meanings.putIfAbsent(claim.id(), meaning);
        assertEquals(meaning, other == null ? meaning : other, system.id());
      }
    }
  }

  @DataProvider
  public static Object[][] dialects() {
    return OptimizerSuite.SYSTEMS.stream()
        .flatMap(s -> s.dialects().stream().map(d -> new Object[] {s, d}))
        .toArray(Object[][]::new);
  }

  @Test(dataProvider = "dialects")
  public void aDialectIsNamedInKebabCase(OptimizerSystem system, Dialect<Rule> dialect) {
    assertTrue(dialect.id().matches(KEBAB), dialect.id());
    assertFalse(dialect.title().isBlank());
  }

  @Test(dataProvider = "dialects")
  public void aRuleUsesWhatItsSystemDeclares(OptimizerSystem system, Dialect<Rule> dialect) {
    Set<String> declared = new TreeSet<>();
    system.hyperparameters().forEach(h -> declared.add(h.name()));
    Set<String> used = dialect.rule().hyperparameters();
    assertTrue(declared.containsAll(used), used + " are used, " + declared + " are declared");
  }

  @DataProvider
  public static Object[][] elementWiseDialects() {
    return OptimizerSuite.SYSTEMS.stream()
        .filter(s -> s.claims().stream().anyMatch(c -> c.id().equals("TRAJ-01")))
        .flatMap(s -> s.dialects().stream().map(d -> new Object[] {s, d}))
        .toArray(Object[][]::new);
  }

  /** What libraries share is held to their trajectories; other methods to their theorems. */
  @Test(dataProvider = "dialects")
  public void everyDialectIsPinnedDown(OptimizerSystem system, Dialect<Rule> dialect) {
    assertTrue(
        system.claims().stream()
            .filter(c -> c.dialects().contains(dialect.id()))
            .anyMatch(c -> c.id().equals("TRAJ-01") || c.tight()),
        system + "/" + dialect + " has neither trajectories nor a tight claim");
  }

  @Test(dataProvider = "elementWiseDialects")
  public void everyFormHasReferencesOfOthers(OptimizerSystem system, Dialect<Rule> dialect) {
    List<Reference> references = DATA.trajectories(system.id(), dialect.id());
    assertHas(references, s -> !s.hasSchedule() && !s.isClosedLoop(), "open-loop");
    assertHas(references, Scenario::hasSchedule, "rate-changes");
    assertHas(references, Scenario::isClosedLoop, "closed-loop");
    for (Reference reference : references) {
      assertTrue(reference.library().matches("(torch|optax|keras) \\d.*"), reference.library());
      assertEquals(
          new TreeSet<>(reference.hyperparameters().keySet()),
          dialect.rule().hyperparameters(),
          reference.file());
    }
  }

  private static void assertHas(List<Reference> references, Predicate<Scenario> form, String name) {
    assertTrue(references.stream().anyMatch(r -> form.test(r.scenario())), "no " + name);
  }

  /** Trajectories are compared in every form, for every dialect, by a claim each. */
  @Test(dataProvider = "elementWiseDialects")
  public void everyDialectIsHeldToItsTrajectories(OptimizerSystem system, Dialect<Rule> dialect) {
    for (String id : List.of("TRAJ-01", "TRAJ-02", "TRAJ-03")) {
      assertTrue(
          system.claims().stream()
              .anyMatch(c -> c.id().equals(id) && c.dialects().contains(dialect.id())),
          id);
    }
  }

  /** Forms of a rule are the rule: in 50 digits they go the same way, whatever the rate does. */
  @Test(dataProvider = "elementWiseDialects")
  public void formsOfARuleAreTheRule(OptimizerSystem system, Dialect<Rule> dialect) {
    for (Reference reference : DATA.trajectories(system.id(), dialect.id())) {
      Trajectory rule = exact(dialect.rule(), reference);
      for (Rule form : dialect.rule().forms()) {
        Trajectory other = exact(form, reference);
        assertEquals(other.steps(), rule.steps(), system + "/" + dialect + " " + reference.file());
      }
    }
  }

  private static Trajectory exact(Rule rule, Reference reference) {
    return Trajectory.run(
        new RuleOptimizer(rule, new ExactBackend(), reference.hyperparameters()),
        reference.scenario());
  }
}
