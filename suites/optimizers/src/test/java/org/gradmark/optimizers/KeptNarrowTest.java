package org.gradmark.optimizers;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.system.OptimizerSystem;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Claims keep their teeth where parameters and state are kept in 16 bits: tolerances are wider, but
 * an impostor is still beyond them. In bfloat16, whose neighbours are 1/128 apart, trajectories let
 * one mistake in fifteen go; the formulas of the papers do not.
 */
public class KeptNarrowTest {

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());

  /** For each format systems and claims, by the beginning of their ids, that reject everything. */
  private static final Map<String, List<String>> CLAIMS =
      Map.of(
          "f32-f16", List.of("momentum TRAJ-01", "rmsprop TRAJ-01", "rmsprop RMSPROP"),
          "f32-bf16", List.of("rmsprop RMSPROP", "adadelta ADADELTA"));

  /** Every sixteenth impostor; with {@code -Dgradmark.everything=true} all, in some minutes. */
  private static final int STRIDE = Boolean.getBoolean("gradmark.everything") ? 1 : 16;

  @DataProvider(parallel = true)
  public static Object[][] claims() {
    List<Object[]> cases = new ArrayList<>();
    for (OptimizerSystem system : OptimizerSuite.SYSTEMS) {
      for (Claim<OptimizerSubject> claim : system.claims()) {
        for (String backend : CLAIMS.keySet()) {
          String name = system.id() + " " + claim.id();
          if (CLAIMS.get(backend).stream().anyMatch(name::startsWith)) {
            cases.add(new Object[] {system, claim, backend});
          }
        }
      }
    }
    assertTrue(cases.size() >= 6, cases.size() + " claims");
    return cases.toArray(Object[][]::new);
  }

  @Test(dataProvider = "claims")
  public void impostorsAreRejectedAndNobodyElse(
      OptimizerSystem system, Claim<OptimizerSubject> claim, String backend) {
    for (OptimizerSubject subject : system.builtIns()) {
      if (claim.dialects().contains(subject.dialect())) {
        Outcome outcome = claim.check().check(new Trial<>(subject, backend, LABORATORY, 1));
        assertEquals(outcome.result(), Result.PASS, subject.id() + ": " + outcome.message());
      }
    }
    for (int i = 0; i < claim.rejections().size(); i += STRIDE) {
      Rejection<OptimizerSubject> rejection = claim.rejections().get(i);
      Outcome outcome =
          claim.check().check(new Trial<>(rejection.impostor(), backend, LABORATORY, 1));
      boolean told = outcome.result() == Result.FAIL || outcome.result() == Result.DEVIATES;
      assertTrue(told, claim.prefix() + " on " + rejection.impostor().id() + "@" + backend);
    }
  }

  @Test
  public void onlyWhatTheFormatBreaksIsSkipped() {
    // A gradient whose square overflows in float32 takes the velocity beyond 65504 at once.
    for (OptimizerSystem system : OptimizerSuite.SYSTEMS) {
      if (system.id().equals("momentum")) {
        Claim<OptimizerSubject> huge =
            system.claims().stream()
                .filter(c -> c.id().equals("EDGE-03"))
                .findFirst()
                .orElseThrow();
        OptimizerSubject own = system.builtIns().get(0);
        Outcome half = huge.check().check(new Trial<>(own, "f32-f16", LABORATORY, 1));
        assertEquals(half.result(), Result.SKIPPED);
        assertTrue(half.message().contains("in float32 kept in float16 the rule itself"));
        Outcome brain = huge.check().check(new Trial<>(own, "f32-bf16", LABORATORY, 1));
        assertEquals(brain.result(), Result.PASS, brain.message());
      }
    }
  }
}
