package org.gradmark.core.gate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;

/** What of a message is stable: the cause, not the numbers that a machine may round otherwise. */
final class Messages {

  // Not the digits of a name, such as beta2 or float32.
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\\[])[-+−]?\\d");

  /** The same, but for the number of a step: when a failure begins is no measured value. */
  private static final Pattern MEASURED =
      Pattern.compile("(?<!step )(?<![\\w.\\[])[-+−]?(\\d|NaN|Infinity)");

  private static final String BRACKETED = "^\\[[^\\]]*\\]\\s*";

  /** What is shorter fits almost every failure. */
  static final int SHORTEST = 8;

  private static final int LONGEST = 160;

  /** How a cause begins that is a formula. */
  private static final String FORMULA = "its formula has ";

  private static final String UNEXPLAINED = "no known dialect or mistake explains it";

  private Messages() {}

  /**
   * The message on one line, without the claim in brackets; of an error, without who was asked for
   * what, which says nothing about what went wrong.
   */
  static String finding(Verdict verdict) {
    String text =
        verdict.message().replaceAll("[\\s\\p{Cntrl}]+", " ").replaceFirst(BRACKETED, "").strip();
    if (verdict.result() != Result.ERROR) {
      return text;
    }
    String subject = verdict.subject() + ": ";
    String told = text.startsWith(subject) ? text.substring(subject.length()) : text;
    return told.replaceFirst("^asked (for|to) [^,]*, ", "").strip();
  }

  /**
   * How the message begins, as a file of expectations keeps it: the cause, up to its colon; where
   * there is none, all before the first number. What nothing explains is kept with what is off, and
   * with the step at which it begins, up to the first number that was measured. Of an error all,
   * exit codes included: one crash is not another.
   */
  static String prefix(Verdict verdict) {
    String finding = finding(verdict);
    if (verdict.result() == Result.ERROR) {
      String stable = finding.replaceFirst("0x[0-9a-fA-F]{4}.*", "");
      return stable.substring(0, Math.min(LONGEST, stable.length())).strip();
    }
    int colon = colon(finding);
    String cause = colon > 0 ? finding.substring(0, colon) : finding;
    if (cause.startsWith(UNEXPLAINED)) {
      // Where no cause is named, what is off, and when, is all that tells one mistake from another.
      Matcher measured = MEASURED.matcher(finding);
      return (measured.find() ? finding.substring(0, measured.start()) : finding).strip();
    }
    if (cause.startsWith(FORMULA)) {
      return cause; // Its numbers are the formula's: they tell one mistake from another.
    }
    Matcher number = NUMBER.matcher(cause);
    String stable = number.find() ? cause.substring(0, number.start()) : cause;
    // A message that begins with its number has no stable part: then it is kept whole.
    return stable.strip().length() < SHORTEST ? finding : stable.strip();
  }

  /** Where the cause ends: the first colon that is in no bracket; -1 if there is none. */
  private static int colon(String text) {
    int depth = 0;
    for (int i = 0; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (depth == 0 && c == ':' && text.charAt(i + 1) == ' ') {
        return i;
      }
    }
    return -1;
  }
}
