package org.gradmark.testng;

import org.gradmark.core.claim.Verdict;

/** What a test says when it does not pass. */
final class Messages {

  private Messages() {}

  /**
   * The verdict's message, which begins with the claim in brackets, so that reports can group by
   * it; below it what one needs to look further.
   */
  static String of(ConformanceCell cell, Verdict verdict) {
    String prefix = cell.claim().prefix();
    String message = verdict.message();
    StringBuilder text = new StringBuilder();
    text.append(message.startsWith(prefix) ? message : prefix + " " + message);
    text.append("\n  ").append(verdict.level()).append("     ").append(verdict.sentence());
    text.append("\n  verdict  ").append(verdict.result().label());
    if (!Double.isNaN(verdict.measured())) {
      text.append("\n  measured ").append(verdict.measured());
    }
    if (!Double.isNaN(verdict.limit())) {
      text.append("\n  limit    ").append(verdict.limit());
    }
    text.append("\n  cell     ").append(cell.id());
    text.append("\n  seed     ").append(verdict.seed());
    return text.toString();
  }
}
