package org.gradmark.testng;

import io.qameta.allure.model.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses in a claim's source. */
final class Sources {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "arXiv:(?<arxiv>\\d{4}\\.\\d{4,5}|[a-z-]+/\\d{7})"
              + "|(?:doi:|https?://doi\\.org/)(?<doi>10\\.\\d{4,9}/[^\\s,;)]*[^\\s,;).])"
              + "|(?<url>https?://[^\\s,;)]*[^\\s,;).])");

  private Sources() {}

  /** A link for each arXiv number, DOI and web address. */
  static List<Link> links(String source) {
    List<Link> links = new ArrayList<>();
    Matcher address = ADDRESS.matcher(source);
    while (address.find()) {
      String url =
          address.group("arxiv") != null
              ? "https://arxiv.org/abs/" + address.group("arxiv")
              : address.group("doi") != null
                  ? "https://doi.org/" + address.group("doi")
                  : address.group("url");
      links.add(new Link().setName(address.group()).setUrl(url).setType("source"));
    }
    return links;
  }
}
