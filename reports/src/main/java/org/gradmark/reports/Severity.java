package org.gradmark.reports;

import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;

/** How bad a verdict is, the worst last; reports tell the worst news first. */
enum Severity {
  PASS,
  SKIPPED,
  /** A SHOULD claim that does not hold, whatever the reason. */
  ADVICE,
  DEVIATES,
  ERROR,
  FAIL;

  static Severity of(Verdict verdict) {
    Result result = verdict.result();
    return verdict.level() == Level.SHOULD && !result.isGood() ? ADVICE : valueOf(result.name());
  }

  boolean isGood() {
    return this == PASS || this == SKIPPED;
  }
}
