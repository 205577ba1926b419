package org.gradmark.core.claim;

import java.util.Map;

/**
 * The outcome of one cell: subject, claim, backend. Everything a report or a gate needs, complete
 * on its own.
 *
 * @param subject id of the subject, such as {@code dl4j:adam}
 * @param system id of the system it implements
 * @param dialect id of the dialect it declares
 * @param claim id of the claim
 * @param backend arithmetic it ran on
 * @param result pass, deviates, fail, skipped or error
 * @param level how binding the claim is
 * @param sentence the claim, as one sentence
 * @param measured what was measured, NaN where nothing was
 * @param limit what it was compared with, NaN where nothing was
 * @param message one sentence that begins with the claim in brackets
 * @param evidence what supports it, by name
 * @param seconds wall time
 * @param seed seed of everything random in the cell
 */
public record Verdict(
    String subject,
    String system,
    String dialect,
    String claim,
    String backend,
    Result result,
    Level level,
    String sentence,
    double measured,
    double limit,
    String message,
    Map<String, Object> evidence,
    double seconds,
    long seed) {

  /** Identity of the cell, as {@code gradmark run --only} takes it. */
  public String cell() {
    return subject + "#" + claim + "@" + backend;
  }
}
