package org.gradmark.subjects.process;

/**
 * What came of putting a rule to a program.
 *
 * @param rule the rule
 * @param result whether it is kept
 * @param detail what was seen, or why it could not be tried; empty where the rule is kept
 */
public record AdapterFinding(AdapterRule rule, Result result, String detail) {

  /** Whether a rule is kept. */
  public enum Result {
    PASS,
    FAIL,
    SKIPPED
  }

  static AdapterFinding pass(AdapterRule rule) {
    return new AdapterFinding(rule, Result.PASS, "");
  }

  static AdapterFinding fail(AdapterRule rule, String detail) {
    return new AdapterFinding(rule, Result.FAIL, detail);
  }

  static AdapterFinding skipped(AdapterRule rule, String reason) {
    return new AdapterFinding(rule, Result.SKIPPED, reason);
  }
}
