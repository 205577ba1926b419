package org.gradmark.core.gate;

import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;

/** Verdicts for tests of the gate. */
final class Verdicts {

  private Verdicts() {}

  static Verdict of(String subject, String claim, String backend, Result result, String message) {
    return new Verdict(
        subject,
        "adam",
        "paper",
        claim,
        backend,
        result,
        Level.MUST,
        "A claim.",
        1,
        1,
        "[" + claim + " name] " + message,
        Map.of(),
        0.1,
        7);
  }

  static Verdict pass(String subject, String claim) {
    return of(subject, claim, "float64", Result.PASS, "holds");
  }

  static Verdict fail(String subject, String claim, String message) {
    return of(subject, claim, "float64", Result.FAIL, message);
  }

  static Run run(Verdict... verdicts) {
    return new Run("1", Map.of(), verdicts.length, List.of(verdicts), List.of());
  }
}
