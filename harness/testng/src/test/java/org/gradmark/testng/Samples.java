package org.gradmark.testng;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.contract.Subject;

/** Cells with a verdict made by hand. */
final class Samples {

  private Samples() {}

  static Claim<Subject> claim(String id, String name, Level level) {
    return new Claim<>(
        id,
        name,
        level,
        Kind.CLOSED_FORM,
        "The first step is as long as the learning rate.",
        "Kingma, Ba: Adam (arXiv:1412.6980), Algorithm 1",
        false,
        Set.of("paper"),
        trial -> Outcome.pass(0, 1, "never asked"),
        List.of(new Rejection<>(null, "never asked")));
  }

  static ConformanceCell cell(String claim, Result result) {
    return cell(claim, result, "it took a step of 6.008, not 0.19");
  }

  static ConformanceCell cell(String claimId, Result result, String message) {
    Level level = claimId.startsWith("EDGE") ? Level.SHOULD : Level.MUST;
    Claim<Subject> claim = claim(claimId, "first-step", level);
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("expected", List.of(0.19, 0.28));
    evidence.put("found", List.of("6.008, about", 8.7));
    Verdict verdict =
        new Verdict(
            "dl4j:nadam",
            "nadam",
            "paper",
            claimId,
            "float64",
            result,
            level,
            claim.sentence(),
            31.6,
            1,
            claim.prefix() + " " + message,
            evidence,
            0.5,
            42);
    return ConformanceCell.of(verdict.cell(), claim, () -> verdict);
  }
}
