package org.gradmark.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectProvider;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Selection;
import picocli.CommandLine.Option;

/** Which cells to run; shared by commands. */
final class SelectionOptions {

  @Option(
      names = "--only",
      paramLabel = "CELL",
      split = ",",
      description =
          "Only this cell, as reports print it: dl4j:nadam#TRAJ-01@float64. In all patterns *"
              + " stands for any text. May be repeated, or name several with commas between.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--system",
      paramLabel = "ID",
      split = ",",
      description = "Only subjects of this system: adam.")
  private List<String> systems = new ArrayList<>();

  @Option(
      names = "--subject",
      paramLabel = "ID",
      split = ",",
      description = "Only this subject: dl4j:adam, 'gradmark:*'.")
  private List<String> subjects = new ArrayList<>();

  @Option(
      names = "--claim",
      paramLabel = "ID",
      split = ",",
      description = "Only this claim: ADAM-01, 'STEP-*'.")
  private List<String> claims = new ArrayList<>();

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      split = ",",
      description =
          "Only this backend: f64, f32, exact, rounding, fused-cpu, fused-cpu-f64, nd4j-cpu,"
              + " fused-gpu, fused-gpu-f64, fused-gpu-bf16, fused-gpu-f16;"
              + " float64 or float32 for other libraries.")
  private List<String> backends = new ArrayList<>();

  Selection selection() {
    return new Selection(only, systems, subjects, claims, backends);
  }

  /** The options as they were given; empty if there are none. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    only.forEach(pattern -> text.append(" --only ").append(pattern));
    systems.forEach(pattern -> text.append(" --system ").append(pattern));
    subjects.forEach(pattern -> text.append(" --subject ").append(pattern));
    claims.forEach(pattern -> text.append(" --claim ").append(pattern));
    backends.forEach(pattern -> text.append(" --backend ").append(pattern));
    return text.toString().strip();
  }

  /** Whether some claims or backends of a selected subject are left out. */
  boolean isPartial() {
    return !only.isEmpty() || !claims.isEmpty() || !backends.isEmpty();
  }

  /**
   * Whether a cell may have been selected, by its id alone: the subject of an old entry may be
   * gone.
   *
   * @param ofSystem subjects known to be of a selected system
   */
  boolean admits(String cell, Set<String> ofSystem) {
    int hash = cell.lastIndexOf('#');
    int at = cell.lastIndexOf('@');
    String subject = cell.substring(0, hash);
    return Selection.matches(only, cell)
        && (systems.isEmpty() || ofSystem.contains(subject))
        && Selection.matches(subjects, subject)
        && Selection.matches(claims, cell.substring(hash + 1, at))
        && Selection.matches(backends, cell.substring(at + 1));
  }

  /** Whether subjects of this system are selected. */
  boolean admitsSystem(String system) {
    return Selection.matches(systems, system);
  }

  /** The subjects that may be selected; providers that cannot be meant are not started. */
  List<Subject> subjects(Registry registry) {
    List<Subject> found = new ArrayList<>();
    // First those that may hang: while one is waited for, the others are tried.
    for (SubjectProvider provider : registry.providers()) {
      if (mayMean(provider.name())) {
        found.addAll(provider.subjects());
      }
    }
    if (mayMean("gradmark")) {
      found.addAll(registry.builtIns());
    }
    return found;
  }

  private boolean mayMean(String provider) {
    return provider.equals(Program.NAME) || mayMean(provider, only) && mayMean(provider, subjects);
  }

  private static boolean mayMean(String provider, List<String> patterns) {
    return patterns.isEmpty()
        || patterns.stream()
            .anyMatch(p -> p.startsWith(provider + ":") || !p.contains(":") || p.startsWith("*"));
  }

  /**
   * The plan, if it is not empty; the error says which option selects nothing, and what there is.
   */
  Plan plan(Registry registry, boolean builtIns) {
    List<Subject> all = builtIns ? subjects(registry) : registry.foreign();
    Plan plan = planned(registry, all);
    if (!plan.cells().isEmpty()) {
      return plan;
    }
    check("--system", systems, registry.systems().stream().map(s -> s.id()));
    check(
        "--subject",
        subjects,
        all.isEmpty()
            ? registry.builtIns().stream().map(Subject::id)
            : all.stream().map(Subject::id));
    check(
        "--claim",
        claims,
        registry.systems().stream().flatMap(s -> s.claims().stream()).map(c -> c.id()));
    check(
        "--backend",
        backends,
        Stream.concat(Backends.names().stream(), all.stream().flatMap(s -> s.backends().stream())));
    throw new UsageException(
        "no cell matches these options together; 'gradmark list' shows what there is");
  }

  private Plan planned(Registry registry, List<Subject> subjects) {
    try {
      return Plan.of(registry.systems(), subjects, selection());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private static void check(String option, List<String> patterns, Stream<String> known) {
    TreeSet<String> names = new TreeSet<>(known.toList());
    for (String pattern : patterns) {
      if (names.stream().noneMatch(name -> Selection.matches(List.of(pattern), name))) {
        throw new UsageException(
            "nothing matches "
                + option
                + " \""
                + pattern
                + "\"; "
                + Likely.instead(pattern, names, "gradmark list"));
      }
    }
  }
}
