package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gradmark.core.claim.Carryover;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Runner;
import org.gradmark.core.run.Selection;
import org.gradmark.subjects.process.Limits;
import org.testng.SkipException;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * The examples with what people keep in a module: it is told by name, in one finding, and the same
 * way by the cell alone. The examples themselves are not accused, nor started more than needed.
 */
public class CarryoverTest {

  private static final Path EXAMPLES =
      Path.of(System.getProperty("basedir", "."), "..", "subjects", "process", "examples");

  private static final Laboratory LABORATORY = Laboratory.on(ReferenceData.bundled());

  private Path folder;

  @BeforeClass
  public void python() throws IOException, InterruptedException {
    try {
      new ProcessBuilder("python3", "--version").start().waitFor();
    } catch (IOException e) {
      throw new SkipException("there is no python3: " + e.getMessage());
    }
    folder = Files.createTempDirectory("gradmark-carryover");
  }

  /** An example, with some of its lines changed. Every start adds a line to a file. */
  private String program(String example, String... changes) throws IOException {
    String text = Files.readString(EXAMPLES.resolve(example));
    for (int i = 0; i < changes.length; i += 2) {
      assertTrue(text.contains(changes[i]), example + " has no " + changes[i]);
      text = text.replace(changes[i], changes[i + 1]);
    }
    Path starts = Files.createTempFile(folder, "starts", "");
    text = text.replace("\ndef main():\n", "\ndef main():\n    open(%s, 'a').write('.')\n");
    Path file = Files.createTempFile(folder, "subject", ".py");
    Files.writeString(file, text.replace("%s", "\"" + starts + "\""));
    return "python3 '" + file + "' '" + starts + "'";
  }

  private static int starts(String program) throws IOException {
    String[] words = program.split("'");
    return (int) Files.size(Path.of(words[words.length - 1]));
  }

  private static List<Verdict> run(String program, int threads, String... cells) {
    Selection selection = new Selection(List.of(cells), List.of(), List.of(), List.of(), List.of());
    try (Registry registry = Program.registry(List.of(program), Limits.DEFAULT, false)) {
      Plan plan = Plan.of(registry.systems(), registry.foreign(), selection);
      List<Verdict> verdicts = new ArrayList<>();
      new Runner(LABORATORY, threads, Duration.ofSeconds(300)).run(plan, verdicts::add);
      verdicts.sort(Comparator.comparing(Verdict::cell));
      return verdicts;
    }
  }

  private static String told(List<Verdict> verdicts) {
    return verdicts.stream()
        .map(v -> v.cell() + " " + v.result() + " " + v.measured() + v.message() + v.evidence())
        .collect(Collectors.joining("\n"));
  }

  /** Some quick claims of every kind: alone and many in a process, one session and several. */
  private static final String[] ADAM = {
    "*ADAM-01@*", "*STEP-01@*", "*STEP-05@*", "*STEP-08@*", "*STEP-10@*", "*TRAJ-02@*", "*EDGE-01@*"
  };

  @DataProvider
  public static Object[][] rightExamples() {
    return new Object[][] {
      {"my_adam.py", ADAM},
      {"my_initializer.py", new String[] {"*SEED-0*", "*FAN-*", "*MOM-*"}},
      {"my_estimator.py", new String[0]},
    };
  }

  /** Two workers take two processes, and what asks another process that is never used takes one. */
  @Test(dataProvider = "rightExamples")
  public void whoKeepsNothingIsNotAccusedAndNotStartedAgain(String example, String[] cells)
      throws IOException {
    String program = program(example);
    List<Verdict> one = run(program, 1, cells);
    assertTrue(one.stream().allMatch(v -> v.result().isGood()), told(one));
    assertEquals(starts(program), 2);
    assertEquals(told(run(program, 2, cells)), told(one));
    assertTrue(starts(program) <= 2 + 4, "starts: " + starts(program));
  }

  @DataProvider
  public static Object[][] leftovers() {
    return new Object[][] {
      {
        "a counter of all steps",
        "mine:adam#STEP-05@float64",
        // A parameter that is late takes over the counter within its own optimization, too.
        List.of("STEP-08"),
        ADAM,
        List.of(
            "my_adam.py",
            "class MyAdam:",
            "STEPS = [0]\n\n\nclass MyAdam:",
            "        for p, gradient in zip",
            "        STEPS[0] += 1\n        for p, gradient in zip",
            "p[\"t\"] += 1",
            "p[\"t\"] = STEPS[0]")
      },
      {
        "moments by the size of the tensor",
        "mine:adam#STEP-05@float64",
        // Tensors of one size meet in one optimization, too.
        List.of("STEP-08", "STEP-10"),
        ADAM,
        List.of(
            "my_adam.py",
            "class MyAdam:",
            "MOMENTS = {}\n\n\nclass MyAdam:",
            "zeros = [0.0] * len(values)",
            "m, v = MOMENTS.setdefault(len(values), ([0.0] * len(values), [0.0] * len(values)))",
            "\"m\": list(zeros), \"v\": list(zeros)",
            "\"m\": m, \"v\": v")
      },
      {
        "the first rate by the size of the tensor",
        "mine:adam#STEP-05@float64",
        List.of(),
        ADAM,
        List.of(
            "my_adam.py",
            "class MyAdam:",
            "RATES = {}\n\n\nclass MyAdam:",
            "p[\"t\"] += 1",
            "p[\"t\"] += 1\n            rate = RATES.setdefault(len(gradient), self.learning_rate)",
            "-= self.learning_rate *",
            "-= rate *")
      },
      {
        "a generator that is seeded once",
        "mine:he-normal#SEED-01@float64",
        List.of(),
        new String[] {"*SEED-0*", "*FAN-*"},
        List.of(
            "my_initializer.py",
            "def fan_in(kernel)",
            "GENERATOR = []\n\n\ndef fan_in(kernel)",
            "    generator = random.Random(int(request[\"seed\"]))",
            "    GENERATOR or GENERATOR.append(random.Random(int(request[\"seed\"])))\n"
                + "    generator = GENERATOR[0]")
      },
      {
        "the first probes by their shape",
        "mine:hutchinson-trace#AGAIN-01@float64",
        List.of(),
        new String[] {"*AGAIN-01@*", "*TRACE-01@*", "*REF-01@*"},
        List.of(
            "my_estimator.py",
            "def my_trace(",
            "SEEN = {}\n\n\ndef my_trace(",
            "    products = ask",
            "    probes = SEEN.setdefault((len(probes), len(x)), probes)\n    products = ask")
      },
    };
  }

  @Test(dataProvider = "leftovers")
  public void whatIsKeptInAModuleIsOneFinding(
      String what, String cell, List<String> others, String[] cells, List<String> changes)
      throws IOException {
    List<String> lines = changes.subList(1, changes.size());
    String program = program(changes.get(0), lines.toArray(String[]::new));
    List<Verdict> bad = run(program, 2, cells).stream().filter(v -> !v.result().isGood()).toList();
    TreeSet<String> without = new TreeSet<>();
    bad.stream().filter(v -> !Carryover.isIn(v)).forEach(v -> without.add(v.claim()));
    assertEquals(List.copyOf(without), others, what + "\n" + told(bad));
    assertTrue(bad.stream().anyMatch(v -> v.cell().equals(cell)), what + "\n" + told(bad));
    // The command that the finding prints.
    List<Verdict> alone = run(program, 1, cell);
    assertEquals(alone.get(0).result(), Result.FAIL, told(alone));
    assertTrue(Carryover.isIn(alone.get(0)), told(alone));
    assertEquals(told(run(program, 2, cell)), told(alone));
  }
}
