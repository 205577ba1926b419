package org.gradmark.estimators;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.Signature;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.run.Registry;
import org.gradmark.core.system.EstimatorSystem;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What every registered system must have. */
public class SuiteTest {

  private static final ReferenceData DATA = ReferenceData.bundled();
  private static final String KEBAB = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
  private static final String SNAKE = "[a-z][a-z0-9]*(_[a-z0-9]+)*";

  @DataProvider
  public static Object[][] systems() {
    return EstimatorSuite.SYSTEMS.stream().map(s -> new Object[] {s}).toArray(Object[][]::new);
  }

  @Test
  public void allSystemsAreFoundOnTheClassPath() {
    try (Registry registry = Registry.find()) {
      assertEquals(registry.systems(), EstimatorSuite.SYSTEMS);
    }
  }

  @Test
  public void idsAreUnique() {
    Set<String> ids = new HashSet<>();
    Set<String> rows = new HashSet<>();
    Set<String> claims = new HashSet<>();
    for (EstimatorSystem system : EstimatorSuite.SYSTEMS) {
      assertTrue(ids.add(system.id()), system.id() + " is there twice");
      system.rows().forEach(row -> assertTrue(rows.add(row), row + " is claimed twice"));
      for (Claim<EstimatorSubject> claim : system.claims()) {
        // What libraries say, that steps are counted for long, that one hyperparameter makes a
        // difference, that many samples are averaged, that many calls change nothing, and that an
        // answer is a function of its question are one claim about many systems.
        boolean shared =
            Set.of("REF-01", "COUNT-01", "SET-01", "SAMPLES-01", "AGAIN-01", "CALLS-01")
                .contains(claim.id());
        boolean fresh = claims.add(claim.id()) || shared;
        assertTrue(fresh, claim.id() + " is there twice");
      }
    }
  }

  @Test(dataProvider = "systems")
  public void aSystemSaysWhatItIsAndWhereItIsFrom(EstimatorSystem system) {
    assertTrue(system.id().matches(KEBAB), system.id());
    assertFalse(system.title().isBlank());
    assertTrue(system.source().matches("(?s).*\\b(19|20)\\d\\d\\b.*"), system.source());
    assertFalse(system.rows().isEmpty(), "covers no row of the catalogue");
    for (String row : system.rows()) {
      assertTrue(DATA.rows().contains(row), row + " is no row of the catalogue");
    }
  }

  @Test(dataProvider = "systems")
  public void hyperparametersAreInRangeAndNamedOnce(EstimatorSystem system) {
    Set<String> names = new HashSet<>();
    for (Hyperparameter hyperparameter : system.hyperparameters()) {
      assertTrue(hyperparameter.name().matches(SNAKE), hyperparameter.name());
      assertTrue(names.add(hyperparameter.name()), hyperparameter.name() + " is there twice");
    }
  }

  @Test(dataProvider = "systems")
  public void claimsAreAboutDialectsThatThereAre(EstimatorSystem system) {
    Set<String> dialects = new HashSet<>();
    system.dialects().forEach(d -> dialects.add(d.id()));
    for (Claim<EstimatorSubject> claim : system.claims()) {
      assertTrue(dialects.containsAll(claim.dialects()), claim.id() + " " + claim.dialects());
      assertTrue(claim.name().matches(KEBAB), claim.name());
    }
  }

  @Test(dataProvider = "systems")
  public void aMistakeIsNamedOnce(EstimatorSystem system) {
    for (Dialect<EstimatorRule> dialect : system.dialects()) {
      Set<String> names = new HashSet<>();
      for (EstimatorMistake mistake : system.mistakes(dialect.id())) {
        assertTrue(mistake.id().matches(KEBAB), mistake.id());
        assertTrue(names.add(mistake.id()), mistake.id() + " is there twice");
      }
    }
  }

  /** Shapes and names are read off the settings; what is told by hand must fit them. */
  @Test(dataProvider = "systems")
  public void whatASubjectIsHandedIsKnown(EstimatorSystem system) {
    Signature signature = system.signature();
    Set<String> names = new HashSet<>();
    Set<String> read = new HashSet<>();
    Stream.of(signature.inputs(), signature.draws())
        .flatMap(List::stream)
        .forEach(
            port -> {
              assertTrue(names.add(port.name()), port.name() + " is there twice");
              if (port.read()) {
                read.add(port.name());
              }
            });
    assertFalse(read.isEmpty(), system + " reads nothing: " + signature);
    assertTrue(signature.answer().startsWith("["), system + " answers " + signature.answer());
    assertTrue(names.containsAll(system.meanings().keySet()), system.meanings() + " of " + names);
  }

  @DataProvider
  public static Object[][] dialects() {
    return EstimatorSuite.SYSTEMS.stream()
        .flatMap(s -> s.dialects().stream().map(d -> new Object[] {s, d}))
        .toArray(Object[][]::new);
  }

  @Test(dataProvider = "dialects")
  public void everyDialectIsPinnedDownByAnEquation(
      EstimatorSystem system, Dialect<EstimatorRule> dialect) {
    assertTrue(dialect.id().matches(KEBAB), dialect.id());
    assertFalse(dialect.title().isBlank());
    assertTrue(
        system.claims().stream().anyMatch(c -> c.dialects().contains(dialect.id()) && c.tight()),
        system + "/" + dialect + " has no equation");
  }
}
