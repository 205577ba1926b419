package org.gradmark.core.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;

/** Verdicts made by hand. */
final class Samples {

  private Samples() {}

  static Verdict verdict(String subject, int claim, double measured, Map<String, Object> evidence) {
    return new Verdict(
        subject,
        "adam",
        "paper",
        "ADAM-%02d".formatted(claim),
        "float64",
        Result.FAIL,
        Level.MUST,
        "The first step is as long as the learning rate.",
        measured,
        1,
        "[ADAM-03 first-step] the first step is 6.008, not 0.19",
        evidence,
        0.25,
        -7L);
  }

  static Verdict verdict(int claim) {
    return verdict("dl4j:adam", claim, 0.1, Map.of("cause", "it is wrong"));
  }

  /** One value of every kind that a subject's words and numbers may hold. */
  static Map<String, Object> nasty() {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("quotes \" \\ / \n\t\u0000\u001b[31m", "β \uD83D\uDE00 \u2028 </script>");
    evidence.put("half a pair", "\uD83D");
    evidence.put("array", new double[] {0.1, -0.0, 2e-323, Double.MIN_VALUE, 1e22, 5e-324});
    evidence.put("not finite", List.of(Double.NaN, Double.POSITIVE_INFINITY, Float.NaN));
    evidence.put("integers", List.of(1, 2L, Long.MAX_VALUE, (short) 3));
    evidence.put("float", 0.1f);
    evidence.put("many digits", new java.math.BigDecimal("0.10000000000000000000000000000000001"));
    evidence.put("nested", Map.of("deep", List.of(List.of(true), Map.of("x", 1.5))));
    return evidence;
  }
}
