package org.gradmark.initializers.claims;

import java.util.Locale;
import org.gradmark.core.claim.Outcome;

/** The most surprising of several p-values, and what to say about it. For one thread. */
public final class Findings {

  private final int tests;
  private double least = Double.POSITIVE_INFINITY;
  private String what = "";
  private int seen;

  /** Findings of as many tests as there may be: together they err with {@link Statement#ALPHA}. */
  public Findings(int tests) {
    this.tests = tests;
  }

  /** Takes in a test. */
  public void add(double pValue, String sentence) {
    if (++seen > tests) {
      throw new IllegalStateException(seen + " tests, but " + tests + " were announced");
    }
    if (!(pValue >= least)) {
      least = Double.isNaN(pValue) ? 0 : pValue;
      what = sentence;
    }
  }

  /** Whether all are within the error rate. */
  public boolean good() {
    return least >= Statement.ALPHA / tests;
  }

  /** The outcome of a subject that follows another dialect. */
  Outcome deviates(String complaint) {
    return evidence(Outcome.deviates(measured(), limit(), complaint + ": " + what));
  }

  /** The outcome: how many decimal places the smallest p-value has, of how many there may be. */
  public Outcome outcome(String agreement, String complaint) {
    return evidence(
        good()
            ? Outcome.pass(measured(), limit(), agreement + "; the furthest: " + what)
            : Outcome.fail(measured(), limit(), complaint + ": " + what));
  }

  private double limit() {
    return -Math.log10(Statement.ALPHA / tests);
  }

  private double measured() {
    return Math.min(400, -Math.log10(least));
  }

  private Outcome evidence(Outcome outcome) {
    return outcome
        .with("alpha", Statement.ALPHA)
        .with("tests", tests)
        .with("p_value", least)
        .with("furthest", what);
  }

  /** A number for a message. */
  public static String brief(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
