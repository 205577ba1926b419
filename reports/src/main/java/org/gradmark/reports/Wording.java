package org.gradmark.reports;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradmark.core.claim.Carryover;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.gate.Complaint;

/** Names, numbers and sentences as reports write them. */
final class Wording {

  private static final Pattern PREFIX =
      Pattern.compile("^\\[([A-Z]+-\\d\\d\\d?(?:-TIGHT)?)(?: ([^\\]]*))?\\]\\s*");

  private static final Pattern BLANK = Pattern.compile("[\\s\u2028\u2029]+");

  private Wording() {}

  /** What was found, without the claim in brackets, on one line, as a sentence. */
  static String finding(Verdict verdict) {
    String text = PREFIX.matcher(oneLine(verdict.message())).replaceFirst("").strip();
    return text.isEmpty() ? "no message" : text;
  }

  /** The text with a capital first letter, unless it begins with a name such as beta2 or an id. */
  static String sentence(String text) {
    return text.matches("[a-z]+([ ,]|: ).*")
        ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
        : text;
  }

  /** The claim's id and, where the message tells it, its name: {@code ADAM-03 first-step}. */
  static String claim(Verdict verdict) {
    String name = claimName(verdict);
    return name.isEmpty() ? verdict.claim() : verdict.claim() + " " + name;
  }

  /** The claim's name, or an empty string. */
  static String claimName(Verdict verdict) {
    Matcher prefix = PREFIX.matcher(oneLine(verdict.message()));
    boolean own = prefix.find() && prefix.group(1).equals(verdict.claim());
    return own && prefix.group(2) != null ? prefix.group(2) : "";
  }

  /**
   * The text on one line. Characters that could paint a terminal, turn the direction of a line or
   * end a document are shown as their code.
   */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int c : BLANK.matcher(text).replaceAll(" ").codePoints().toArray()) {
      boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
      boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
      if (Character.isISOControl(c) || half || turns || c == 0xFFFE || c == 0xFFFF) {
        line.append("\\u%04x".formatted(c));
      } else {
        line.appendCodePoint(c);
      }
    }
    return line.toString().strip();
  }

  /**
   * The command that decides a cell again, quoted for a shell. What went wrong after other
   * questions only is decided after them: among all cells of its subject, in one process. Of what a
   * gate sees of an entry about no cell, it is the one that rewrites the entries.
   */
  static String reproduction(Verdict verdict) {
    if (verdict.sentence().equals(Complaint.Kind.STALE_ENTRY.label())) {
      return "./gradmark gate --update";
    }
    return verdict.evidence().containsKey(Carryover.ALONE)
        ? "./gradmark run --subject " + quoted(verdict.subject()) + " --threads 1"
        : "./gradmark run --only " + quoted(verdict.cell());
  }

  private static String quoted(String id) {
    return "'" + oneLine(id).replace("'", "'\\''") + "'";
  }

  /** A count with its thousands set apart. */
  static String count(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A count of things: {@code 1 cell}, {@code 2 cells}. */
  static String count(int count, String thing) {
    return count(count) + " " + thing + (count == 1 ? "" : "s");
  }

  /** All digits of a number, the same on every JDK. */
  static String exact(double number) {
    return NumberOutput.toString(number, true);
  }

  /** About four digits of a number, for people. */
  static String brief(double number) {
    if (!Double.isFinite(number) || number == 0) {
      return Double.isNaN(number) ? "NaN" : number == 0 ? "0" : number > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(number);
    if (size >= 1e-4 && size < 1e6) {
      return new java.math.BigDecimal(number)
          .round(new java.math.MathContext(size < 1e4 ? 4 : 7))
          .stripTrailingZeros()
          .toPlainString();
    }
    String[] parts = String.format(Locale.ROOT, "%.3e", number).split("e");
    return parts[0].replaceFirst("\\.?0+$", "") + "e" + Integer.parseInt(parts[1]);
  }

  /** A wall time, such as {@code 0.4 s} or {@code 3 min 20 s}. */
  static String time(double seconds) {
    if (seconds < 60) {
      return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? "%d min %d s".formatted(whole / 60, whole % 60)
        : "%d h %d min".formatted(whole / 3600, whole / 60 % 60);
  }
}
