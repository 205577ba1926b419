package org.gradmark.reports;

/** What a page beside the main one begins and ends with. */
final class HtmlPage {

  private HtmlPage() {}

  /**
   * Head, title and the way back to all verdicts.
   *
   * @param name what the page is about, in one word
   * @param headline what is said in large letters
   * @param sentences what stands under it
   */
  static StringBuilder begin(String name, String headline, String... sentences) {
    StringBuilder page = new StringBuilder(1 << 16);
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>Gradmark: ")
        .append(Html.escape(name))
        .append("</title>\n<style>\n")
        .append(HtmlReport.style())
        .append("</style>\n</head>\n<body>\n<main>\n<header>\n<p class=\"brand\">Gradmark ")
        .append(Html.element("span", "name", name))
        .append("</p>\n<h1>")
        .append(Html.escape(headline))
        .append("</h1>\n");
    for (String sentence : sentences) {
      page.append(Html.element("p", "quiet", sentence)).append('\n');
    }
    return page.append("<p class=\"quiet\"><a href=\"index.html\">All verdicts</a></p>\n")
        .append("</header>\n");
  }

  /** The page with its end. */
  static String end(StringBuilder page) {
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  /** A row of a table; numbers stand right. */
  static void row(StringBuilder page, Object... cells) {
    page.append("<tr>");
    for (Object cell : cells) {
      boolean number = cell instanceof Double;
      page.append(number ? "<td class=\"n\">" : "<td>")
          .append(Html.escape(number ? brief((Double) cell) : String.valueOf(cell)))
          .append("</td>");
    }
    page.append("</tr>\n");
  }

  /** A number for people; nothing where there is none. */
  static String brief(double number) {
    return Double.isNaN(number) ? "" : Wording.brief(number);
  }
}
