package org.gradmark.bench;

import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotNull;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;

import java.util.Map;
import org.gradmark.bench.Candidates.Candidate;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.laboratory.Tolerances;
import org.testng.annotations.Test;

/** Who may be timed, and who is not even asked. */
public class AdmissionTest {

  private static final ParameterList LIST = ParameterList.named("12");
  private static final BenchmarkFailure TOO_LARGE = new BenchmarkFailure(false, "too large");

  private static Candidate candidate(OptimizerSubject subject) {
    return new Candidate(subject, null, "f32", Map.of());
  }

  @Test
  public void whatDoesNotFitIsNotRehearsed() {
    // The rehearsal would need its system, which is not there.
    Candidate wrong = candidate(LoopSubject.withRate(0.5 * LoopSubject.RATE));
    Admission.Outcome refused = Admission.refused(wrong, LIST, 1, TOO_LARGE);
    assertTrue(refused.offered());
    assertSame(refused.objection(), TOO_LARGE);
    assertFalse(refused.isAdmitted());
    Admission.Outcome tried = new Admission(new Rehearsal(new Tolerances())).of(wrong, LIST, 1);
    assertNotNull(tried.objection());
    assertTrue(tried.objection().isDefect(), tried.objection().getMessage());
  }

  @Test
  public void whoOffersNothingIsNotToldOf() {
    assertFalse(
        Admission.refused(candidate(LoopSubject.withoutStepper()), LIST, 1, TOO_LARGE).offered());
  }
}
