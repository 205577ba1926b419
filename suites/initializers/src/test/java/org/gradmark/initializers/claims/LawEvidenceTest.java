package org.gradmark.initializers.claims;

import static org.testng.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.statistics.Law;
import org.testng.annotations.Test;

public class LawEvidenceTest {

  private static final double CLOSE = 1e-12;

  /** Every second draw of U[-1, 1] is moved up by 1/2. */
  @Test
  public void bothLawsAndBothMomentsAreThere() {
    double[] draws = {0.5, -0.5, 1.0, 0.0};
    Map<String, Object> evidence =
        LawEvidence.add(Outcome.pass(0, 1, "m"), "k", draws, Law.uniform(-1, 1)).evidence();
    assertEquals(evidence.get("draws"), 4);
    assertEquals((double) evidence.get("mean"), 0.25, CLOSE);
    assertEquals((double) evidence.get("mean_due"), 0, CLOSE);
    assertEquals((double) evidence.get("mean_error"), Math.sqrt(1 / 3.0 / 4), CLOSE);
    assertEquals((double) evidence.get("variance"), 1.5 / 4, CLOSE);
    assertEquals((double) evidence.get("variance_due"), 1 / 3.0, CLOSE);
    // E x⁴ = 1/5, so that Var x² = 1/5 - 1/9 = 4/45.
    assertEquals((double) evidence.get("variance_error"), Math.sqrt(4 / 45.0 / 4), CLOSE);
    List<?> at = (List<?>) evidence.get("at");
    List<?> paper = (List<?>) evidence.get("paper_cdf");
    List<?> measured = (List<?>) evidence.get("measured_cdf");
    int last = at.size() - 1;
    assertEquals(List.of(at.get(0), at.get(last)), List.of(-0.5, 1.0));
    assertEquals(List.of(paper.get(0), paper.get(last)), List.of(0.25, 1.0));
    assertEquals(List.of(measured.get(0), measured.get(last)), List.of(0.125, 0.875));
    assertEquals(draws[0], 0.5, "the draws are left in their order");
  }
}
