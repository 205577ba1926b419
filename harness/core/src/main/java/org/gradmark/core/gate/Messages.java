package org.gradmark.core.gate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradmark.core.claim.Causes;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;

/** What of a message is stable: the cause, not the numbers that a machine may round otherwise. */
final class Messages {

  // Not the digits of a name, such as beta2 or float32.
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\\[])[-+−]?\\d");

  private static final String VALUE = "[-+−]?(?:\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?|NaN|Infinity)";

  /** The first number that was measured: steps, elements and a table's inputs are none. */
  private static final Pattern MEASURED = Pattern.compile("(?<= (?:by|is) )(" + VALUE + ")(?!\\w)");

  /** A message as a file keeps it that ends with a measured number. */
  private static final Pattern ABOUT = Pattern.compile("(.* )about (" + VALUE + ")");

  /** How many digits of a measured number are kept: enough to be searched for. */
  private static final MathContext DIGITS = new MathContext(3);

  /**
   * How far a measured number may be from the one that is kept. The coarsest arithmetic on any
   * backend is bfloat16, whose unit is 0.4 percent: room for several roundings.
   */
  private static final double NEAR = 0.05;

  private static final String BRACKETED = "^\\[[^\\]]*\\]\\s*";

  /** What is shorter fits almost every failure. */
  static final int SHORTEST = 8;

  private static final int LONGEST = 160;

  /** How a cause begins that is a formula. */
  private static final String FORMULA = "its formula has ";

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
   * there is none, all before the first number. What nothing explains is kept with what is off, the
   * step at which it begins, and the first number that was measured, to three digits. Of an error
   * all, exit codes included: one crash is not another.
   */
  static String prefix(Verdict verdict) {
    String finding = finding(verdict);
    if (verdict.result() == Result.ERROR) {
      String stable = finding.replaceFirst("0x[0-9a-fA-F]{4}.*", "");
      return stable.substring(0, Math.min(LONGEST, stable.length())).strip();
    }
    int colon = colon(finding);
    String cause = colon > 0 ? finding.substring(0, colon) : finding;
    if (cause.startsWith(Causes.UNEXPLAINED)) {
      // Where no cause is named, what is off, when, and how far, tells one mistake from another.
      return unexplained(finding);
    }
    if (cause.startsWith(FORMULA)) {
      return cause; // Its numbers are the formula's: they tell one mistake from another.
    }
    Matcher number = NUMBER.matcher(cause);
    String stable = number.find() ? cause.substring(0, number.start()) : cause;
    // A message that begins with its number has no stable part: then it is kept whole.
    return stable.strip().length() < SHORTEST ? finding : stable.strip();
  }

  private static String unexplained(String finding) {
    Matcher measured = MEASURED.matcher(finding);
    if (measured.find()) {
      return finding.substring(0, measured.start()) + "about " + rounded(measured.group());
    }
    Matcher number = NUMBER.matcher(finding);
    return (number.find() ? finding.substring(0, number.start()) : finding).strip();
  }

  private static String rounded(String number) {
    double value = value(number);
    return Double.isFinite(value)
        ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString()
        : number;
  }

  private static double value(String number) {
    return Double.parseDouble(number.replace('−', '-'));
  }

  /**
   * Whether a verdict says what a file of expectations keeps: its message begins so; where what is
   * kept ends with {@code about} and a number, the verdict has a number near it in that place.
   */
  static boolean foresees(String kept, Verdict verdict) {
    String finding = finding(verdict);
    Matcher about = ABOUT.matcher(kept);
    if (!about.matches()) {
      return finding.startsWith(kept);
    }
    String before = about.group(1);
    Matcher measured = MEASURED.matcher(finding);
    return finding.startsWith(before)
        && measured.find(before.length())
        && measured.start() == before.length()
        && near(value(about.group(2)), value(measured.group()));
  }

  /** Whether two kept messages are the same but for the measured number at the end. */
  static boolean differInNumber(String a, String b) {
    Matcher one = ABOUT.matcher(a);
    Matcher other = ABOUT.matcher(b);
    return one.matches() && other.matches() && one.group(1).equals(other.group(1));
  }

  private static boolean near(double a, double b) {
    return Double.compare(a, b) == 0
        || Math.abs(a - b) <= NEAR * Math.min(Math.abs(a), Math.abs(b));
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
