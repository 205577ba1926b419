package org.gradmark.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Cell;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Runner;
import org.gradmark.core.run.Selection;
import org.gradmark.subjects.process.Limits;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Python's libraries live, as far as the Python that the environment variable {@value #PYTHON}
 * names has them: what is right passes, and what is not is told, claim by claim. Theorems,
 * initializers, long runs and long lists of tensors take minutes there and are left out, and each
 * claim is put to a subject on one of its backends, in turn, unless {@code
 * -Dgradmark.everything=true} asks for all.
 */
public class PythonLibrariesTest {

  private static final String PYTHON = "GRADMARK_PYTHON";
  private static final boolean EVERYTHING = Boolean.getBoolean("gradmark.everything");

  /** 2,112 steps, and 131 tensors. */
  private static final Set<String> LONG = Set.of("TRAJ-04", "STEP-10");

  /** Where Maven runs the tests of this module: two folders below the root. */
  private static final Path ADAPTERS =
      Path.of("..", "subjects", "process", "adapters").toAbsolutePath().normalize();

  /**
   * Library, adapter, and what is known not to pass. The number is no tolerance: fewer verdicts (of
   * Optax there are 690) would be a run that has lost whole systems.
   */
  @DataProvider
  public Object[][] libraries() {
    return new Object[][] {
      {"optax", "optax_subjects.py --eager", 500, PythonFindings.OPTAX},
      {"torch", "torch_subjects.py", 750, PythonFindings.TORCH},
      {"keras", "keras_subjects.py", 250, PythonFindings.KERAS},
      {"pytorch_optimizer", "pytorch_optimizer_subjects.py", 250, PythonFindings.PYTORCH_OPTIMIZER},
    };
  }

  /** Everything but the listed claims passes or cannot be asked; the listed ones fail as listed. */
  @Test(dataProvider = "libraries")
  public void isWhatItIsKnownToBe(
      String library, String program, int least, Map<String, String> known) throws Exception {
    Map<String, Verdict> verdicts = run(python(library) + " " + ADAPTERS.resolve(program));
    Map<String, String> unexpected = new TreeMap<>();
    verdicts.forEach(
        (cell, verdict) -> {
          String message = known.get(cell);
          boolean listed = message != null && verdict.message().contains(message);
          if (verdict.result().isGood() ? message != null : !listed) {
            unexpected.put(cell, verdict.result().label() + ": " + verdict.message());
          }
        });
    assertEquals(String.join("\n", lines(unexpected)), "");
    assertTrue(verdicts.size() >= least, verdicts.size() + " verdicts");
  }

  private static List<String> lines(Map<String, String> unexpected) {
    return unexpected.entrySet().stream().map(e -> e.getKey() + ": " + e.getValue()).toList();
  }

  /** The Python to use; the test is skipped if there is none, or if it lacks the library. */
  private static String python(String library) throws Exception {
    String python = System.getenv(PYTHON);
    if (python == null || python.isBlank()) {
      throw new SkipException(
          PYTHON + " is not set; let it name a Python that has " + library + " to test it live");
    }
    String look = "import importlib.util, sys; sys.exit(importlib.util.find_spec('%s') is None)";
    Process process =
        new ProcessBuilder(python, "-c", String.format(look, library)).inheritIO().start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(python + " does not answer");
    }
    if (process.exitValue() != 0) {
      throw new SkipException(python + " has no " + library + "; install it there to test it live");
    }
    return python;
  }

  private static Map<String, Verdict> run(String command) {
    List<String> any = List.of();
    Map<String, Verdict> verdicts = new TreeMap<>();
    try (Registry registry = Program.registry(List.of(command), Limits.DEFAULT, false)) {
      Plan all =
          Plan.of(registry.systems(), registry.foreign(), new Selection(any, any, any, any, any));
      Plan plan = EVERYTHING ? all : new Plan(inTurn(all.cells()));
      int threads = Runtime.getRuntime().availableProcessors();
      new Runner(Laboratory.on(ReferenceData.bundled()), threads, Duration.ofSeconds(300))
          .run(plan, v -> verdicts.put(v.cell(), v));
    }
    return verdicts;
  }

  /** Of the cells that differ in the backend only one, the first and the second by turns. */
  private static List<Cell<?>> inTurn(List<Cell<?>> all) {
    Map<String, List<Cell<?>>> alike =
        all.stream()
            .filter(PythonLibrariesTest::isQuick)
            .collect(
                Collectors.groupingBy(
                    cell -> cell.subject().id() + "#" + cell.claim().id(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<Cell<?>> chosen = new ArrayList<>();
    alike.values().forEach(cells -> chosen.add(cells.get(chosen.size() % cells.size())));
    return chosen;
  }

  private static boolean isQuick(Cell<?> cell) {
    return cell.claim().kind() != Kind.THEOREM
        && cell.claim().kind() != Kind.STATISTICAL
        && !LONG.contains(cell.claim().id())
        && !(cell.subject() instanceof InitializerSubject);
  }
}
