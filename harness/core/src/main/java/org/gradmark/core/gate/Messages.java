package org.gradmark.core.gate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradmark.core.claim.Verdict;

/** What of a message is stable: the cause, not the numbers that a machine may round otherwise. */
final class Messages {

  // Not the digits of a name, such as beta2 or float32.
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\\[])[-+−]?\\d");

  private static final String BRACKETED = "^\\[[^\\]]*\\]\\s*";

  private Messages() {}

  /** The message without the claim in brackets, on one line. */
  static String finding(Verdict verdict) {
    return verdict
        .message()
        .replaceAll("[\\s\\p{Cntrl}]+", " ")
        .replaceFirst(BRACKETED, "")
        .strip();
  }

  /**
   * How the message begins, as a file of expectations keeps it: the cause, up to its colon; where
   * there is none, all before the first number.
   */
  static String prefix(Verdict verdict) {
    String finding = finding(verdict);
    int colon = finding.indexOf(": ");
    String cause = colon > 0 ? finding.substring(0, colon) : finding;
    Matcher number = NUMBER.matcher(cause);
    String stable = number.find() ? cause.substring(0, number.start()) : cause;
    // A message that begins with its number has no stable part: then it is kept whole.
    return stable.isBlank() ? finding : stable.strip();
  }
}
