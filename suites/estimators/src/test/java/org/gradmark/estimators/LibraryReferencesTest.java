package org.gradmark.estimators;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.system.EstimatorSystem;
import org.testng.annotations.Test;

/**
 * Which dialects an independent library confirms. That it does, on the exact backend, too, is what
 * {@link ClaimsHaveTeethTest} says of REF-01.
 */
public class LibraryReferencesTest {

  private static final ReferenceData DATA = ReferenceData.bundled();

  /** Counted by hand, so that losing some is noticed. */
  private static final int CONFIRMED_DIALECTS = 138;

  private static final int CONFIRMED_SYSTEMS = 75;

  private static Set<String> confirmed() {
    Set<String> confirmed = new TreeSet<>();
    for (EstimatorSystem system : EstimatorSuite.SYSTEMS) {
      for (Dialect<EstimatorRule> dialect : system.dialects()) {
        if (!DATA.estimates(system.id(), dialect.id()).isEmpty()) {
          confirmed.add(system.id() + "/" + dialect.id());
        }
      }
    }
    return confirmed;
  }

  @Test
  public void soManyDialectsAreConfirmed() {
    Set<String> dialects = confirmed();
    Set<String> systems =
        dialects.stream().map(d -> d.substring(0, d.indexOf('/'))).collect(Collectors.toSet());
    assertEquals(
        List.of(systems.size(), dialects.size()),
        List.of(CONFIRMED_SYSTEMS, CONFIRMED_DIALECTS),
        "systems and dialects with stored answers are not as many as CONFIRMED_SYSTEMS and"
            + " CONFIRMED_DIALECTS say. If files under reference-data/data/estimators were lost,"
            + " restore them; if some were added, set the two numbers to what was found. Found: "
            + dialects);
  }

  @Test
  public void everyConfirmedDialectHasTheClaim() {
    for (EstimatorSystem system : EstimatorSuite.SYSTEMS) {
      Set<String> claimed = new TreeSet<>();
      for (Claim<EstimatorSubject> claim : system.claims()) {
        if (claim.id().equals("REF-01")) {
          claim.dialects().forEach(dialect -> claimed.add(system.id() + "/" + dialect));
        }
      }
      Set<String> due =
          confirmed().stream()
              .filter(d -> d.startsWith(system.id() + "/"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(claimed, due);
    }
  }

  @Test
  public void everyStoredFileIsAboutADialectThatThereIs() throws IOException {
    Set<String> confirmed = confirmed();
    try (InputStream sums =
        ReferenceData.class.getResourceAsStream("/gradmark/reference-data/SHA256SUMS")) {
      for (String line : new String(sums.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String file = line.substring(line.indexOf("  ") + 2);
        if (file.startsWith("estimators/")) {
          String about = file.substring("estimators/".length(), file.lastIndexOf('-'));
          assertTrue(confirmed.contains(about), file + " is about no dialect of this suite");
        }
      }
    }
  }
}
