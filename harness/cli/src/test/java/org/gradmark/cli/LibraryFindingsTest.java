package org.gradmark.cli;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectProvider;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Runner;
import org.gradmark.core.run.Selection;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * What is known of libraries stays known: how many claims every subject fails, and why, as
 * resources say; and nothing correct is accused. A line of a resource is a subject and its verdicts
 * ("clean": something passed and nothing failed), or a cell, its result and a part of its message.
 * A subject that does not do the same twice is "unsteady": its verdicts are not counted.
 *
 * <p>DJL, TensorFlow-Java and LibTorch are there with {@code -Plibraries} only.
 */
public class LibraryFindingsTest {

  @DataProvider
  public Object[][] libraries() {
    return new Object[][] {
      {"tribuo", "tribuo"},
      {"dl4j", "dl4j-schedules"},
      {"djl", "djl"},
      {"libtorch", "libtorch"},
      {"tensorflow", "tensorflow"},
    };
  }

  @Test(dataProvider = "libraries")
  public void nothingChangesSilently(String library, String file) throws IOException {
    List<String> expected = lines(file);
    Map<String, Verdict> verdicts = run(library, file.endsWith("schedules"));
    Map<String, String> told = told(verdicts);
    List<String> differences = new ArrayList<>();
    for (String line : expected) {
      String[] words = line.split(" ", 2);
      if (words[0].contains("#")) {
        Verdict verdict = verdicts.get(words[0]);
        String[] due = words[1].split(" ", 2);
        if (verdict == null
            || !verdict.result().label().equals(due[0])
            || !verdict.message().contains(due[1])) {
          differences.add(line + ", but it is " + verdict);
        }
      } else if (words[1].equals("unsteady")) {
        told.remove(words[0]);
      } else {
        String counts = told.remove(words[0]);
        if (!words[1].equals(counts)) {
          differences.add(line + ", but it is " + counts);
        }
      }
    }
    told.forEach((subject, counts) -> differences.add("no line for: " + subject + " " + counts));
    assertEquals(String.join("\n", differences), "");
  }

  private static List<String> lines(String file) throws IOException {
    String resource = "/org/gradmark/cli/findings/" + file + ".txt";
    try (InputStream in = LibraryFindingsTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("//"))
          .toList();
    }
  }

  private static Map<String, Verdict> run(String library, boolean estimatorsOnly) {
    Map<String, Verdict> verdicts = new TreeMap<>();
    try (Registry registry = Registry.find()) {
      SubjectProvider provider =
          registry.providers().stream()
              .filter(p -> p.name().equals(library))
              .findFirst()
              .orElseThrow(() -> new SkipException(library + " is there with -Plibraries only"));
      List<Subject> subjects =
          provider.subjects().stream()
              .filter(s -> !estimatorsOnly || s instanceof EstimatorSubject)
              .toList();
      assertEquals(provider.absence(), "");
      List<String> any = List.of();
      Plan plan = Plan.of(registry.systems(), subjects, new Selection(any, any, any, any, any));
      new Runner(Laboratory.on(ReferenceData.bundled()), 2, Duration.ofSeconds(300))
          .run(plan, verdict -> verdicts.put(verdict.cell(), verdict));
    }
    return verdicts;
  }

  /** What is not good of every subject, such as "fail 2, error 1"; "clean" if nothing is. */
  private static Map<String, String> told(Map<String, Verdict> verdicts) {
    Map<String, Map<Result, Integer>> counts = new TreeMap<>();
    for (Verdict verdict : verdicts.values()) {
      counts
          .computeIfAbsent(verdict.subject(), s -> new EnumMap<>(Result.class))
          .merge(verdict.result(), 1, Integer::sum);
    }
    Map<String, String> told = new TreeMap<>();
    counts.forEach(
        (subject, results) -> {
          List<String> parts = new ArrayList<>();
          results.forEach(
              (result, count) -> {
                if (!result.isGood()) {
                  parts.add(result.label() + " " + count);
                }
              });
          String clean = results.containsKey(Result.PASS) ? "clean" : "untried";
          told.put(subject, parts.isEmpty() ? clean : String.join(", ", parts));
        });
    return told;
  }
}
