package org.gradmark.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class HtmlReportTest {

  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-zA-Z0-9]+)((?:[^>\"]|\"[^\"]*\")*)>");
  private static final Set<String> VOID = Set.of("meta", "polyline");

  @DataProvider
  public Object[] runs() {
    return new Object[] {
      Samples.realistic(), Samples.nasty(), Samples.run(List.of()), Samples.large()
    };
  }

  @Test(dataProvider = "runs")
  public void tagsAreClosedInOrder(Run run) {
    String page = HtmlReport.render(run, Map.of());
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(page.substring(page.indexOf("<body>")));
    while (tag.find()) {
      if (VOID.contains(tag.group(2))) {
        continue;
      }
      if (tag.group(1).isEmpty()) {
        open.push(tag.group(2));
      } else if (!tag.group(2).equals("html")) {
        assertEquals(tag.group(2), open.pop(), page.substring(Math.max(0, tag.start() - 200)));
      }
    }
    assertTrue(open.isEmpty(), open.toString());
  }

  @Test(dataProvider = "runs")
  public void itNeedsNothingFromOutside(Run run) {
    String page = HtmlReport.render(run, Map.of());
    assertFalse(page.contains("<script"), "a script");
    assertFalse(page.contains("<link"), "a style sheet");
    assertFalse(Pattern.compile("(src|href)=\"(?!#)").matcher(page).find(), "a reference");
    assertFalse(page.contains("url("), "an image");
    assertFalse(page.contains("@import"), "an import");
  }

  @Test(dataProvider = "runs")
  public void linksLeadSomewhere(Run run) {
    String page = HtmlReport.render(run, Map.of());
    Matcher link = Pattern.compile("href=\"#([^\"]*)\"").matcher(page);
    while (link.find()) {
      assertTrue(page.contains("id=\"" + link.group(1) + "\""), link.group());
    }
  }

  @Test
  public void theOrderOfExecutionDoesNotShow() {
    Run run = Samples.realistic();
    List<Verdict> shuffled = new ArrayList<>(run.verdicts());
    Collections.shuffle(shuffled, new Random(1));
    assertEquals(
        HtmlReport.render(Samples.run(shuffled), Map.of()), HtmlReport.render(run, Map.of()));
  }

  @Test
  public void everyCellHasALetterAndAColour() {
    String page = HtmlReport.render(Samples.realistic(), Map.of());
    assertTrue(page.contains("<span class=\"tile fail\">F</span>"));
    assertTrue(page.contains("<span class=\"tile deviates\">D</span>"));
    assertTrue(page.contains("title=\"META-01: float32 fail, float64 fail\""));
  }

  @Test
  public void backendsThatDisagreeHaveALetterEach() {
    String page =
        HtmlReport.render(
            Samples.run(
                List.of(
                    Samples.verdict("a:adam", "ADAM-01 x", "f32", Result.FAIL, "m"),
                    Samples.verdict("a:adam", "ADAM-01 x", "f64", Result.PASS, "m"))),
            Map.of());
    assertTrue(
        page.contains(
            "<span class=\"tile fail\">F</span><span class=\"tile pass\">P</span></span>"),
        page);
  }

  @Test
  public void claimsShowTheirSentenceAndSource() {
    String page =
        HtmlReport.render(Samples.realistic(), Map.of("ADAM-02", "Kingma & Ba, Algorithm 1"));
    assertTrue(page.contains("Kingma &amp; Ba, Algorithm 1"));
    assertTrue(page.contains("A NaN in the gradient reaches the parameter and is not hidden."));
  }

  @Test
  public void evidenceIsATableAndAPlot() {
    String page = HtmlReport.render(Samples.realistic(), Map.of());
    assertTrue(
        page.contains(
            "<td class=\"n\">3</td><td class=\"n\">0.3551</td><td class=\"n\">10.2263</td>"));
    assertEquals(page.split("<polyline", -1).length - 1, 2);
  }

  @Test
  public void aClaimThatSystemsWordDifferentlyShowsEveryWording() {
    Verdict adam = Samples.verdict("a:adam", "TRAJ-01 x", "f", Result.PASS, "m");
    Verdict sgd =
        new Verdict(
            "a:sgd",
            "sgd",
            "paper",
            adam.claim(),
            "f",
            Result.PASS,
            adam.level(),
            "Another sentence.",
            0,
            1,
            adam.message(),
            Map.of(),
            0,
            0);
    String page = HtmlReport.render(Samples.run(List.of(adam, sgd)), Map.of());
    assertTrue(
        page.contains(
            Samples.sentence("TRAJ-01")
                + "</p><p class=\"quiet\">adam</p>"
                + "<p class=\"sentence\">Another sentence.</p><p class=\"quiet\">sgd</p>"),
        page);
  }

  @Test
  public void theLeaderboardIsLinkedWhereThereIsOne() {
    String link = "href=\"leaderboard.html\"";
    assertFalse(HtmlReport.render(Samples.realistic(), Map.of()).contains(link));
    assertTrue(HtmlReport.render(Samples.realistic(), Map.of(), true).contains(link));
  }
}
