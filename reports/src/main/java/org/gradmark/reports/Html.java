package org.gradmark.reports;

/** Text that is safe anywhere in an HTML page, and the words of pages. */
final class Html {

  private Html() {}

  /** The text with everything escaped that means something in HTML, attributes included. */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (char c : Wording.oneLine(text).toCharArray()) {
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  /** An anchor's name made of letters, digits and hyphens. */
  static String anchor(String text) {
    return text.replaceAll("[^A-Za-z0-9]+", "-");
  }

  /** {@code <name class="css">text</name>} with the text escaped. */
  static String element(String name, String css, String text) {
    return "<" + name + " class=\"" + css + "\">" + escape(text) + "</" + name + ">";
  }

  /** A badge with a severity's colour and word. */
  static String badge(Severity severity) {
    String word = severity.name().toLowerCase(java.util.Locale.ROOT);
    return element("span", "badge " + word, word);
  }

  /** A bar whose parts are as long as their counts. */
  static String bar(Tally tally) {
    StringBuilder bar = new StringBuilder();
    bar.append("<div class=\"bar\" role=\"img\" aria-label=\"").append(tally).append("\">");
    part(bar, "fail", tally.fail());
    part(bar, "error", tally.error());
    part(bar, "deviates", tally.deviates());
    part(bar, "pass", tally.pass());
    part(bar, "skipped", tally.skipped());
    return bar.append("</div>").toString();
  }

  private static void part(StringBuilder bar, String css, int count) {
    if (count > 0) {
      bar.append("<i class=\"%s\" style=\"flex-grow:%d\"></i>".formatted(css, count));
    }
  }
}
