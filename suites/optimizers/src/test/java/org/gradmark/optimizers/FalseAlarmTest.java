package org.gradmark.optimizers;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.core.theorem.Guarantee;
import org.gradmark.optimizers.claims.TheoremCheck;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * The error rates of statistical claims, measured: on fresh seeds no right subject fails or is left
 * undecided, and no impostor passes. {@code -Dgradmark.seeds=1000} measures with 1,000 seeds a
 * claim and prints a table.
 */
public class FalseAlarmTest {

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());
  private static final int SEEDS = Integer.getInteger("gradmark.seeds", 5);
  private static final String BACKEND = "f64";

  /** Where the fresh seeds begin: far from those that other tests fix. */
  private static final long FIRST_SEED = 1_000_000;

  private record Measured(int runs, int passed, double draws, double seconds) {
    String line(String what) {
      return String.format(
          Locale.ROOT,
          "%-60s %5d runs %5d pass %9.1f draws %8.2f s",
          what,
          runs,
          passed,
          draws,
          seconds);
    }
  }

  @DataProvider(parallel = true)
  public static Object[][] statisticalClaims() {
    List<Object[]> cases = new ArrayList<>();
    for (OptimizerSystem system : OptimizerSuite.SYSTEMS) {
      for (Claim<OptimizerSubject> claim : system.claims()) {
        if (claim.check() instanceof TheoremCheck check
            && check.theorem().guarantee() == Guarantee.STATISTICAL) {
          cases.add(new Object[] {system, claim});
        }
      }
    }
    return cases.toArray(Object[][]::new);
  }

  @Test
  public void thereAreStatisticalClaims() {
    assertTrue(statisticalClaims().length >= 6);
  }

  @Test(dataProvider = "statisticalClaims")
  public void noRightSubjectFails(OptimizerSystem system, Claim<OptimizerSubject> claim) {
    for (OptimizerSubject subject : system.builtIns()) {
      if (claim.dialects().contains(subject.dialect())) {
        Measured measured = measure(claim, subject);
        System.out.println(measured.line(claim.id() + " on " + subject.id()));
        assertEquals(measured.passed(), SEEDS, claim.id() + " on " + subject.id());
      }
    }
  }

  @Test(dataProvider = "statisticalClaims")
  public void noImpostorPasses(OptimizerSystem system, Claim<OptimizerSubject> claim) {
    for (Rejection<OptimizerSubject> rejection : claim.rejections()) {
      Measured measured = measure(claim, rejection.impostor());
      System.out.println(measured.line(claim.id() + " on " + rejection.impostor().id()));
      assertEquals(measured.passed(), 0, claim.id() + " on " + rejection.impostor().id());
    }
  }

  private static Measured measure(Claim<OptimizerSubject> claim, OptimizerSubject subject) {
    long start = System.nanoTime();
    int passed = 0;
    double draws = 0;
    for (int i = 0; i < SEEDS; i++) {
      Outcome outcome =
          claim.check().check(new Trial<>(subject, BACKEND, LABORATORY, FIRST_SEED + i));
      passed += outcome.result() == Result.PASS ? 1 : 0;
      // A run that nothing was drawn for would have proven nothing.
      draws += ((Number) outcome.evidence().get("draws")).doubleValue();
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    return new Measured(SEEDS, passed, draws / SEEDS, seconds);
  }
}
