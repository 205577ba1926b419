package org.gradmark.core.claim;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a check found.
 *
 * @param result pass, deviates, fail or skipped
 * @param measured the number that was compared, in the unit that the claim names (usually: error as
 *     a multiple of its tolerance); NaN where there is none
 * @param limit what {@code measured} must not exceed; NaN where there is none
 * @param message one sentence for a person: the cause of a failure, the reason of a skip, or what
 *     was compared
 * @param evidence whatever supports it, by name: strings, numbers, or lists of them
 */
public record Outcome(
    Result result, double measured, double limit, String message, Map<String, Object> evidence) {

  public Outcome {
    evidence = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
  }

  public static Outcome pass(double measured, double limit, String message) {
    return new Outcome(Result.PASS, measured, limit, message, Map.of());
  }

  public static Outcome fail(double measured, double limit, String message) {
    return new Outcome(Result.FAIL, measured, limit, message, Map.of());
  }

  public static Outcome deviates(double measured, double limit, String message) {
    return new Outcome(Result.DEVIATES, measured, limit, message, Map.of());
  }

  public static Outcome skipped(String reason) {
    return new Outcome(Result.SKIPPED, Double.NaN, Double.NaN, reason, Map.of());
  }

  /** This outcome with one more piece of evidence. */
  public Outcome with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(evidence);
    more.put(name, value);
    return new Outcome(result, measured, limit, message, more);
  }
}
