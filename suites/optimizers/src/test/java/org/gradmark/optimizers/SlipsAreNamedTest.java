package org.gradmark.optimizers;

import static org.testng.Assert.assertFalse;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.Reference;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.slip.RuleSlips;
import org.gradmark.core.system.OptimizerSystem;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * A slip that nobody has foreseen is named when it leaves the references: one of every second
 * dialect. {@code -Dgradmark.slips=12} tries twelve of every dialect.
 */
public class SlipsAreNamedTest {

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());

  /** So many of a dialect's thousands are tried, spread over all. */
  private static final int TRIED = Integer.getInteger("gradmark.slips", 1);

  private static final int STRIDE = System.getProperty("gradmark.slips") == null ? 2 : 1;

  @DataProvider(parallel = true)
  public static Iterator<Object[]> slips() {
    List<Object[]> cases = new ArrayList<>();
    for (OptimizerSystem system : OptimizerSuite.SYSTEMS) {
      for (Dialect<Rule> dialect : system.dialects()) {
        List<Reference> references = LABORATORY.data().trajectories(system.id(), dialect.id());
        references.stream()
            .filter(one -> !one.scenario().hasSchedule() && !one.scenario().isClosedLoop())
            .findFirst()
            .ifPresent(one -> cases.addAll(slips(system, dialect, one)));
      }
    }
    return IntStream.range(0, cases.size())
        .filter(i -> i % STRIDE == 0)
        .mapToObj(cases::get)
        .iterator();
  }

  private static List<Object[]> slips(
      OptimizerSystem system, Dialect<Rule> dialect, Reference seen) {
    List<Map.Entry<Rule, String>> all =
        List.copyOf(
            RuleSlips.of(
                    dialect.rule(),
                    dialect.rule().hyperparameters(system.hyperparameters()),
                    seen.scenario(),
                    seen.hyperparameters(),
                    1)
                .entrySet());
    List<Object[]> cases = new ArrayList<>();
    for (int i = 0; i < TRIED; i++) {
      Map.Entry<Rule, String> slip = all.get((2 * i + 1) * all.size() / (2 * TRIED));
      String id = system.id() + "/" + dialect.id();
      cases.add(
          new Object[] {
            new RuleSubject("slip:" + id, system.id(), dialect.id(), slip.getKey()),
            slip.getValue(),
            system.claims().stream().filter(c -> c.id().equals("TRAJ-01")).findFirst().orElseThrow()
          });
    }
    return cases;
  }

  @Test(dataProvider = "slips")
  public void isNamed(OptimizerSubject subject, String slip, Claim<OptimizerSubject> claim) {
    Outcome outcome;
    try {
      outcome = claim.check().check(new Trial<>(subject, "f64", LABORATORY, 1));
    } catch (UnsupportedOperationException e) {
      return; // nobody can compute that
    }
    // Who stands still at once, or is nowhere, does what many formulas do.
    boolean goes = !outcome.message().matches(".* it moved by (0|-?Infinity|NaN), .*");
    if (!outcome.result().isGood() && goes) {
      assertFalse(
          outcome.message().contains("no known dialect or mistake"),
          slip + ": " + outcome.message());
    }
  }
}
