package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Cell;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Runner;
import org.gradmark.core.run.Selection;
import org.gradmark.subjects.process.AdapterCheck;
import org.gradmark.subjects.process.AdapterFinding;
import org.gradmark.subjects.process.AdapterRule;
import org.gradmark.subjects.process.Limits;
import org.gradmark.subjects.process.ProcessSubjectProvider;
import org.testng.annotations.Test;

/**
 * Whatever a system may ask for passes through the protocol: Gradmark's own implementations get the
 * same verdicts with the same evidence from another process, bit for bit.
 *
 * <p>One cell in {@value #DEFAULT_STRIDE} is tried; all of them with
 *
 * <pre>mvn -pl harness/cli -am test -Dtest=OverTheWireTest -Dgradmark.wire.stride=1</pre>
 */
public class OverTheWireTest {

  static final int DEFAULT_STRIDE = 29;

  private static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-cp",
        System.getProperty("java.class.path"),
        WiredSubjects.class.getName());
  }

  private static List<Verdict> verdicts(Registry registry, List<Subject> subjects, int stride) {
    Selection all = new Selection(List.of(), List.of(), List.of(), List.of(), List.of());
    List<Cell<?>> cells = Plan.of(registry.systems(), subjects, all).cells();
    List<Cell<?>> chosen = new ArrayList<>();
    for (int i = 0; i < cells.size(); i += stride) {
      chosen.add(cells.get(i));
    }
    List<Verdict> verdicts = new ArrayList<>();
    Laboratory laboratory = Laboratory.on(ReferenceData.bundled());
    new Runner(laboratory, 1, Duration.ofMinutes(5)).run(new Plan(chosen), verdicts::add);
    verdicts.sort(Comparator.comparing(Verdict::cell));
    return verdicts;
  }

  private static String told(Verdict verdict) {
    return verdict.cell()
        + " "
        + verdict.result()
        + " "
        + verdict.measured()
        + " "
        + verdict.limit()
        + " "
        + verdict.message()
        + " "
        // SEED-01 asks twice as many.
        + verdict.evidence().toString().replace("processes=2", "processes=1");
  }

  @Test
  public void verdictsDoNotDependOnTheBoundary() {
    int stride = Integer.getInteger("gradmark.wire.stride", DEFAULT_STRIDE);
    try (Registry registry = Registry.find();
        ProcessSubjectProvider provider =
            new ProcessSubjectProvider("wired", command(), Map.of(), Limits.DEFAULT)) {
      List<Verdict> near = verdicts(registry, WiredSubjects.all(), stride);
      assertEquals(provider.subjects().size(), WiredSubjects.all().size(), provider.absence());
      List<Verdict> far = verdicts(registry, provider.subjects(), stride);
      assertEquals(far.size(), near.size());
      Set<Result> results = EnumSet.noneOf(Result.class);
      Set<String> systems = new HashSet<>();
      for (int i = 0; i < near.size(); i++) {
        assertEquals(told(far.get(i)), told(near.get(i)));
        results.add(near.get(i).result());
        systems.add(near.get(i).system());
      }
      assertTrue(results.contains(Result.PASS), results.toString());
      assertFalse(results.contains(Result.ERROR), results.toString());
      assertTrue(systems.size() > 40, "systems of the sample: " + systems);
    }
  }

  @Test
  public void theHostOfEverythingKeepsTheProtocol() {
    List<AdapterFinding> findings = new AdapterCheck(command(), Map.of(), Limits.DEFAULT).run();
    assertTrue(AdapterCheck.isGood(findings), findings.toString());
    for (AdapterFinding finding : findings) {
      // A rule has no defaults of its own: the system declares them.
      AdapterFinding.Result due =
          finding.rule() == AdapterRule.DEFAULTS
              ? AdapterFinding.Result.SKIPPED
              : AdapterFinding.Result.PASS;
      assertEquals(finding.result(), due, finding.toString());
    }
  }
}
