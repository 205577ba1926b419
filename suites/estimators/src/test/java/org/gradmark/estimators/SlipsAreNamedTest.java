package org.gradmark.estimators;

import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.estimator.EstimatorRuleSubject;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.slip.EstimatorSlips;
import org.gradmark.core.system.EstimatorSystem;
import org.testng.annotations.Test;

/**
 * A slip that nobody has foreseen is named by the first claim that sees it. {@code
 * -Dgradmark.slips=12} tries more of them.
 */
public class SlipsAreNamedTest {

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());

  /** So many of a system's hundreds are tried, spread over all. */
  private static final int TRIED = Integer.getInteger("gradmark.slips", 1);

  private record Case(EstimatorSystem system, String dialect, EstimatorRule wrong, String slip) {

    /** What the first claim says that fails; empty if none does. */
    String message() {
      EstimatorRuleSubject subject =
          new EstimatorRuleSubject("slip:" + system.id(), system.id(), dialect, wrong);
      return system.claims().stream()
          .filter(claim -> claim.dialects().contains(dialect))
          .map(claim -> SlipsAreNamedTest.message(claim, subject))
          .filter(Objects::nonNull)
          .findFirst()
          .orElse("");
    }
  }

  private static List<Case> slips() {
    List<Case> cases = new ArrayList<>();
    for (EstimatorSystem system : EstimatorSuite.SYSTEMS) {
      String dialect = system.dialects().get(0).id();
      Setting setting = system.settings(dialect).get(0);
      Inquiry inquiry = setting.inquiry(system.hyperparameters(), setting.law().example(0));
      List<Map.Entry<EstimatorRule, String>> all =
          List.copyOf(
              EstimatorSlips.of(system.dialects().get(0).rule(), inquiry).rules().entrySet());
      for (int i = 0; i < TRIED && !all.isEmpty(); i++) {
        Map.Entry<EstimatorRule, String> slip = all.get((2 * i + 1) * all.size() / (2 * TRIED));
        cases.add(new Case(system, dialect, slip.getKey(), slip.getValue()));
      }
    }
    return cases;
  }

  /** Some show in questions that nothing short explains: one in twenty may go without a name. */
  @Test
  public void nearlyAllAreNamed() {
    List<Case> cases = slips();
    List<String> unnamed =
        cases.parallelStream()
            .filter(one -> one.message().startsWith("no known"))
            .map(one -> one.system + ": " + one.slip)
            .toList();
    assertTrue(20 * unnamed.size() <= cases.size(), unnamed.toString());
  }

  private static String message(Claim<EstimatorSubject> claim, EstimatorSubject subject) {
    try {
      Outcome outcome = claim.check().check(new Trial<>(subject, "f64", LABORATORY, 1));
      return outcome.result().isGood() ? null : outcome.message();
    } catch (IllegalArgumentException | UnsupportedOperationException | SubjectFailure e) {
      return null; // nobody can compute that
    }
  }
}
