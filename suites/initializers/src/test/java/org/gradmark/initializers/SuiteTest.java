package org.gradmark.initializers;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.initializer.InitializerRule;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.run.Registry;
import org.gradmark.core.system.InitializerSystem;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What every registered system must have. */
public class SuiteTest {

  private static final ReferenceData DATA = ReferenceData.bundled();
  private static final String KEBAB = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
  private static final String SNAKE = "[a-z][a-z0-9]*(_[a-z0-9]+)*";

  @DataProvider
  public static Object[][] systems() {
    return InitializerSuite.SYSTEMS.stream().map(s -> new Object[] {s}).toArray(Object[][]::new);
  }

  @Test
  public void allSystemsAreFoundOnTheClassPath() {
    try (Registry registry = Registry.find()) {
      assertEquals(registry.systems(), InitializerSuite.SYSTEMS);
    }
  }

  @Test
  public void idsAreUnique() {
    Set<String> ids = new HashSet<>();
    InitializerSuite.SYSTEMS.forEach(s -> assertTrue(ids.add(s.id()), s.id() + " is there twice"));
    Set<String> rows = new HashSet<>();
    InitializerSuite.SYSTEMS.forEach(
        s -> s.rows().forEach(row -> assertTrue(rows.add(row), row + " is claimed twice")));
  }

  @Test(dataProvider = "systems")
  public void aSystemSaysWhatItIsAndWhereItIsFrom(InitializerSystem system) {
    assertTrue(system.id().matches(KEBAB), system.id());
    assertFalse(system.title().isBlank());
    assertTrue(system.source().matches("(?s).*\\b(19|20)\\d\\d\\b.*"), system.source());
    assertFalse(system.rows().isEmpty(), "covers no row of the catalogue");
    for (String row : system.rows()) {
      assertTrue(DATA.rows().contains(row), row + " is no row of the catalogue");
    }
  }

  @Test(dataProvider = "systems")
  public void hyperparametersAreInRangeAndNamedOnce(InitializerSystem system) {
    Set<String> names = new HashSet<>();
    for (Hyperparameter hyperparameter : system.hyperparameters()) {
      assertTrue(hyperparameter.name().matches(SNAKE), hyperparameter.name());
      assertTrue(names.add(hyperparameter.name()), hyperparameter.name() + " is there twice");
      assertEquals(
          hyperparameter.check(hyperparameter.defaultValue()), hyperparameter.defaultValue());
    }
  }

  @Test(dataProvider = "systems")
  public void claimsAreUniqueAndAboutDialectsThatThereAre(InitializerSystem system) {
    Set<String> dialects = new HashSet<>();
    system.dialects().forEach(d -> dialects.add(d.id()));
    Set<String> ids = new HashSet<>();
    for (Claim<InitializerSubject> claim : system.claims()) {
      assertTrue(ids.add(claim.id()), claim.id() + " is there twice");
      assertTrue(dialects.containsAll(claim.dialects()), claim.id() + " " + claim.dialects());
      assertFalse(claim.dialects().isEmpty(), claim.id() + " is about no dialect");
      assertTrue(claim.name().matches(KEBAB), claim.name());
    }
  }

  @Test
  public void anIdMeansTheSameInEverySystem() {
    Map<String, String> meanings = new HashMap<>();
    for (InitializerSystem system : InitializerSuite.SYSTEMS) {
      for (Claim<InitializerSubject> claim : system.claims()) {
        String meaning = claim.name() + ", " + claim.level() + ": " + claim.sentence();
        String other = meanings.putIfAbsent(claim.id(), meaning);
        assertEquals(meaning, other == null ? meaning : other, system.id());
      }
    }
  }

  @DataProvider
  public static Object[][] dialects() {
    return InitializerSuite.SYSTEMS.stream()
        .flatMap(s -> s.dialects().stream().map(d -> new Object[] {s, d}))
        .toArray(Object[][]::new);
  }

  @Test(dataProvider = "dialects")
  public void aDialectIsNamedInKebabCase(
      InitializerSystem system, Dialect<InitializerRule> dialect) {
    assertTrue(dialect.id().matches(KEBAB), dialect.id());
    assertFalse(dialect.title().isBlank());
  }

  @Test(dataProvider = "dialects")
  public void aRuleUsesWhatItsSystemDeclares(
      InitializerSystem system, Dialect<InitializerRule> dialect) {
    Set<String> declared = new TreeSet<>();
    system.hyperparameters().forEach(h -> declared.add(h.name()));
    Set<String> used = dialect.rule().hyperparameters();
    assertTrue(declared.containsAll(used), used + " are used, " + declared + " are declared");
  }

  /** Weights with a law are held to it; others to a claim of their own. */
  @Test(dataProvider = "dialects")
  public void everyDialectIsPinnedDown(InitializerSystem system, Dialect<InitializerRule> dialect) {
    boolean lawful = system.law(dialect.id()).isPresent();
    List<String> ids =
        system.claims().stream()
            .filter(c -> c.dialects().contains(dialect.id()))
            .map(Claim::id)
            .toList();
    assertTrue(ids.contains("SHAPE-01"), ids.toString());
    assertTrue(
        lawful
            ? ids.contains("LAW-01") && ids.contains("FAN-01")
            : ids.stream().anyMatch(SuiteTest::isOwn),
        system + "/" + dialect + " has only " + ids);
  }

  private static boolean isOwn(String claim) {
    return !claim.startsWith("SHAPE") && !claim.startsWith("SEED");
  }
}
