package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Runner;
import org.gradmark.core.run.Selection;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What is known of the initializers of Deeplearning4j 1.0.0-M2.1; nothing correct is accused. */
public class Dl4jInitializerFindingsTest {

  /** Its singular value decomposition can hang for ever on some matrices: a minute each time. */
  private static final String HANGS = "dl4j:distribution/orthogonal";

  private final Map<String, Verdict> verdicts = new TreeMap<>();

  @BeforeClass
  public void run() {
    List<String> nothing = List.of();
    Selection selection =
        new Selection(nothing, nothing, List.of("dl4j:*"), nothing, List.of("float64"));
    try (Registry registry = Registry.find()) {
      List<Subject> initializers =
          registry.foreign().stream()
              .filter(subject -> subject instanceof InitializerSubject)
              .filter(subject -> !subject.id().equals(HANGS))
              .toList();
      Plan plan = Plan.of(registry.systems(), initializers, selection);
      new Runner(Laboratory.on(ReferenceData.bundled()), 2, Duration.ofSeconds(120))
          .run(plan, v -> verdicts.put(v.cell(), v));
    }
  }

  @DataProvider
  public Object[][] findings() {
    return new Object[][] {
      {"dl4j:lecun-uniform#LAW-02@float64", "fail", "a weight is outside the support"},
      {"dl4j:xavier-legacy#FAN-01@float64", "fail", "[20,8,3,5] it is 7.388 times what is due"},
      {"dl4j:relu/depthwise-2d#FAN-01@float64", "fail", "the groups are left out of the fans"},
      {"dl4j:relu/embedding#FAN-01@float64", "fail", "it is 90.74 times what is due"},
      {"dl4j:relu/lstm#FAN-01@float64", "deviates", "fan-in and fan-out are exchanged"},
      {"dl4j:xavier/lstm#FAN-01@float64", "fail", "it is 0.5560 times what is due"},
      {"dl4j:xavier/depthwise-2d#FAN-01@float64", "fail", "it is 0.1079 times what is due"},
      {"dl4j:xavier/embedding#FAN-01@float64", "fail", "it is 4.537 times what is due"},
      {"dl4j:uniform#TYPE-01@float64", "fail", "draws had occurred before"},
      {"dl4j:distribution/truncated-normal#TYPE-01@float64", "fail", "draws had occurred before"},
      {"dl4j:identity/scale#IDENT-01@float64", "fail", "is 0.009999999776482582, due is 0.01"},
      {"dl4j:xavier#FAN-01@float64", "pass", ""},
      {"dl4j:relu#FAN-01@float64", "pass", ""},
    };
  }

  @Test(dataProvider = "findings")
  public void isTold(String cell, String result, String message) {
    Verdict verdict = verdicts.get(cell);
    assertEquals(verdict.result().label(), result, verdict.message());
    assertTrue(verdict.message().contains(message), verdict.message());
  }

  /** Variance in units of what is due. */
  @DataProvider
  public Object[][] scales() {
    return new Object[][] {
      {"dl4j:lecun-uniform#MOM-01@float64", 3},
      {"dl4j:var-scaling-uniform-fan-in#MOM-01@float64", 3},
      {"dl4j:var-scaling-uniform-fan-out#MOM-01@float64", 3},
      {"dl4j:var-scaling-uniform-fan-avg#MOM-01@float64", 3},
      {"dl4j:var-scaling-normal-fan-in#MOM-01@float64", 0.76},
      {"dl4j:var-scaling-normal-fan-out#MOM-01@float64", 0.76},
      {"dl4j:var-scaling-normal-fan-avg#MOM-01@float64", 0.76},
      {"dl4j:xavier-legacy#MOM-01@float64", 0.5},
    };
  }

  @Test(dataProvider = "scales")
  public void varianceIsToldToThreePercent(String cell, double times) {
    Verdict verdict = verdicts.get(cell);
    assertEquals(verdict.result().label(), "fail", verdict.message());
    Matcher told = Pattern.compile("it is ([0-9.]+) times what is due").matcher(verdict.message());
    assertTrue(told.find(), verdict.message());
    assertEquals(Double.parseDouble(told.group(1)), times, 0.03 * times, verdict.message());
  }

  @Test
  public void nothingCorrectIsAccused() {
    List<String> innocent =
        List.of(
            "dl4j:zero",
            "dl4j:ones",
            "dl4j:constant",
            "dl4j:distribution/constant",
            "dl4j:identity",
            "dl4j:xavier",
            "dl4j:xavier-fan-in",
            "dl4j:normal",
            "dl4j:lecun-normal",
            "dl4j:relu",
            "dl4j:distribution/normal");
    List<String> accused = new ArrayList<>();
    for (Verdict verdict : verdicts.values()) {
      if (innocent.contains(verdict.subject()) && !verdict.result().isGood()) {
        accused.add(verdict.cell() + ": " + verdict.message());
      }
    }
    assertEquals(accused, List.of());
    assertTrue(verdicts.size() > 250, verdicts.size() + " verdicts");
  }
}
