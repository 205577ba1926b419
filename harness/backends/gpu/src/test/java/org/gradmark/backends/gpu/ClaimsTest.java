package org.gradmark.backends.gpu;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Runner;
import org.gradmark.core.run.Selection;
import org.testng.annotations.Test;

/**
 * Every claim about every optimizer on generated kernels. On a machine without a graphics card PoCL
 * runs them.
 */
public class ClaimsTest {

  @Test
  public void everyOptimizerKeepsItsClaims() {
    OnDevice.single();
    List<String> wrong = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    Selection selection =
        new Selection(List.of(), List.of(), List.of(), List.of(), List.of("fused-gpu"));
    try (Registry registry = Registry.find()) {
      Plan plan = Plan.of(registry.systems(), registry.builtIns(), selection);
      Laboratory laboratory = Laboratory.on(ReferenceData.bundled());
      new Runner(laboratory, 2, Duration.ofMinutes(10))
          .run(
              plan,
              verdict -> {
                verdicts.add(verdict);
                if (verdict.result() != Result.PASS) {
                  wrong.add(verdict.toString());
                }
              });
      assertTrue(plan.cells().size() > 1000, plan.cells().size() + " cells");
      assertEquals(verdicts.size(), plan.cells().size());
    }
    assertTrue(wrong.isEmpty(), String.join("\n", wrong));
  }
}
