package org.gradmark.optimizers.claims;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.rule.Mistake;
import org.gradmark.core.system.OptimizerSystem;
import org.gradmark.optimizers.adam.Adam;
import org.testng.annotations.Test;

public class EdgeVectorsTest {

  private static final OptimizerSystem ADAM = Adam.SYSTEM;

  private static final Mistake ROOT_OF_A_NEGATIVE =
      Mistake.rule("root", "", s -> s.x().minus(s.gradient().square().negate().sqrt()));

  /** What is NaN anyway is not blamed on a value that another element has. */
  @Test
  public void whatIsNeverFiniteIsNotBlamedOnTheEdge() {
    OptimizerSubject subject = ADAM.rejection("paper", ROOT_OF_A_NEGATIVE, "any").impostor();
    Trial<OptimizerSubject> trial =
        new Trial<>(subject, "f64", Laboratory.on(ReferenceData.bundled()), 1);
    for (Claim<OptimizerSubject> claim : EdgeVectors.claims(ADAM)) {
      Outcome outcome = claim.check().check(trial);
      assertEquals(outcome.result(), Result.FAIL, claim.id());
      assertTrue(
          outcome.message().startsWith("without any edge value it is not finite either"),
          outcome.message());
    }
  }
}
