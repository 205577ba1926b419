package org.gradmark.subjects.process;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gradmark.subjects.process.AdapterFinding.Result;
import org.testng.SkipException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * A program that keeps all rules passes; one that breaks a rule is told that rule, and no other.
 */
public class AdapterCheckTest {

  @AfterMethod
  public void noProcessSurvives() {
    assertEquals(ProcessHandle.current().descendants().toList(), List.of());
  }

  private static List<AdapterFinding> check(List<String> command) {
    return new AdapterCheck(command, Map.of(), Limits.DEFAULT.withAnswer(Duration.ofSeconds(10)))
        .run();
  }

  private static List<AdapterRule> broken(List<AdapterFinding> findings) {
    return findings.stream()
        .filter(finding -> finding.result() == Result.FAIL)
        .map(AdapterFinding::rule)
        .toList();
  }

  private static List<AdapterRule> skipped(List<AdapterFinding> findings) {
    return findings.stream()
        .filter(finding -> finding.result() == Result.SKIPPED)
        .map(AdapterFinding::rule)
        .toList();
  }

  @Test
  public void theJavaHostKeepsAllRules() {
    List<AdapterFinding> findings = check(TestChild.command("honest"));
    assertEquals(broken(findings), List.of(), findings.toString());
    assertEquals(skipped(findings), List.of(AdapterRule.ADDS_LATE), findings.toString());
    assertTrue(AdapterCheck.isGood(findings));
  }

  @Test
  public void whoeverAsksAnythingKeepsAllRules() {
    List<AdapterFinding> findings = check(TestChild.command("asks"));
    assertEquals(broken(findings), List.of(), findings.toString());
  }

  @DataProvider
  public Object[][] templates() {
    List<AdapterRule> fills = List.of(AdapterRule.FILLS, AdapterRule.FILLS_AGAIN);
    List<AdapterRule> others =
        List.of(AdapterRule.FILLS, AdapterRule.FILLS_AGAIN, AdapterRule.ESTIMATES);
    return new Object[][] {
      {"python3", "my_adam.py", others},
      {"node", "my_momentum.mjs", others},
      {"python3", "my_initializer.py", allOptimizersAnd(List.of(AdapterRule.ESTIMATES))},
      {"python3", "my_estimator.py", allOptimizersAnd(fills)},
    };
  }

  /** The rules that are about optimizers, P-10 to P-29, and others. */
  private static List<AdapterRule> allOptimizersAnd(List<AdapterRule> others) {
    return Arrays.stream(AdapterRule.values())
        .filter(rule -> others.contains(rule) || rule.id().matches("P-[12].*"))
        .toList();
  }

  @Test(dataProvider = "templates")
  public void aTemplateKeepsAllRules(String interpreter, String file, List<AdapterRule> skipped) {
    String template = Path.of("examples", file).toString();
    List<AdapterFinding> findings = check(List.of(found(interpreter), template));
    assertEquals(broken(findings), List.of(), findings.toString());
    assertEquals(skipped(findings), skipped, findings.toString());
  }

  @Test
  public void aTemplateIsShort() throws IOException {
    for (Object[] template : templates()) {
      List<String> lines = Files.readAllLines(Path.of("examples", (String) template[1]));
      assertTrue(lines.size() < 100, template[1] + " has " + lines.size() + " lines");
    }
  }

  @DataProvider
  public Object[][] flaws() {
    return FlawedTemplates.all().stream().map(f -> new Object[] {f}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "flaws")
  public void aMistakeBreaksTheRuleThatItIs(FlawedTemplates.Flaw flaw) throws IOException {
    String python = found("python3");
    String text = Files.readString(Path.of("examples", flaw.template()));
    assertTrue(text.contains(flaw.line()), "the template has no " + flaw.line());
    Path wrong = Files.createTempFile("gradmark", ".py");
    try {
      Files.writeString(wrong, text.replace(flaw.line(), flaw.wrong()));
      List<AdapterFinding> findings = check(List.of(python, wrong.toString()));
      assertEquals(broken(findings), List.of(flaw.rule()), findings.toString());
      assertFalse(AdapterCheck.isGood(findings));
      String detail =
          findings.stream().filter(f -> f.rule() == flaw.rule()).findFirst().get().detail();
      assertTrue(detail.contains(flaw.said()), detail);
    } finally {
      Files.delete(wrong);
    }
  }

  @DataProvider
  public Object[][] others() {
    return new Object[][] {
      {"fills at random", AdapterRule.FILLS, "the same seed gave other numbers"},
      {"keeps the second of a pair", AdapterRule.FILLS, "the same seed gave other numbers"},
      {"fills by its process", AdapterRule.FILLS_AGAIN, "started again, it gave other numbers"},
      {"fills another shape", AdapterRule.FILLS, "was not filled, or in another shape"},
      {"dies of an estimate", AdapterRule.ESTIMATES, "the process ended with exit code 9"},
    };
  }

  @Test(dataProvider = "others")
  public void initializersAndEstimatorsAreCheckedToo(String manner, AdapterRule rule, String said) {
    List<AdapterFinding> findings = check(FlawedOthers.command(manner));
    assertEquals(broken(findings), List.of(rule), findings.toString());
    assertTrue(findings.toString().contains(said), findings.toString());
  }

  @Test
  public void aProgramThatCannotBeStartedBreaksTheFirstRule() {
    List<AdapterFinding> findings = check(List.of("./no-such-program"));
    assertEquals(broken(findings), List.of(AdapterRule.GREETS));
    assertTrue(findings.get(0).detail().startsWith("the process cannot be started: "));
    assertEquals(skipped(findings).size(), AdapterRule.values().length - 1);
  }

  @Test
  public void rulesAreNumberedInOrderAndNeedEarlierOnes() {
    String last = "";
    for (AdapterRule rule : AdapterRule.values()) {
      assertTrue(rule.id().compareTo(last) > 0, rule.id());
      last = rule.id();
      rule.needs().forEach(need -> assertTrue(need.compareTo(rule) < 0, rule.id()));
    }
  }

  private static String found(String interpreter) {
    try {
      Process process = new ProcessBuilder(interpreter, "--version").start();
      if (process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0) {
        return interpreter;
      }
    } catch (IOException e) {
      // There is none: said below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new SkipException("there is no " + interpreter + " on the path");
  }
}
