package org.gradmark.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gradmark.bench.Candidates;
import org.gradmark.bench.Effort;
import org.gradmark.bench.ParameterList;
import picocli.CommandLine.Option;

/** What is measured, and how long. */
final class BenchOptions {

  private static final Set<String> DTYPES = Set.of("float32", "float64");

  @Option(
      names = "--subject",
      paramLabel = "ID",
      description = "Only this subject: dl4j:adam, 'gradmark:*'. May be repeated.")
  private List<String> subjects = new ArrayList<>();

  @Option(
      names = "--system",
      paramLabel = "ID",
      split = ",",
      description =
          "Only subjects of these systems; '*' for all, which takes an hour and more. Default, where"
              + " no --subject is given: adam,adamw, or those of --class.")
  private List<String> systems = new ArrayList<>();

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "Only this backend: fused-cpu; float32 for other libraries.")
  private List<String> backends = new ArrayList<>();

  @Option(
      names = "--size",
      paramLabel = "N",
      split = ",",
      description =
          "Elements of one matrix, whole numbers from 1 to 1e9. Default, where no --list is given:"
              + " 1e3,1e5,1e7.")
  private List<String> sizes = new ArrayList<>();

  @Option(
      names = "--list",
      paramLabel = "NAME",
      split = ",",
      description =
          "Lists of parameters: gpt2 (148 tensors, 124 million elements), small (10,000 tensors of"
              + " 64 elements).")
  private List<String> lists = new ArrayList<>();

  @Option(
      names = "--dtype",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "float32",
      description = "float32, float64. Default: ${DEFAULT-VALUE}.")
  private List<String> dtypes;

  @Option(
      names = "--threads",
      paramLabel = "N",
      split = ",",
      description = "Threads that a step may use. Default: one per core.")
  private List<Integer> threads = List.of(Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "Processes for each benchmark. Default: 3, with --quick 1.")
  private int forks;

  @Option(
      names = "--quick",
      description = "One short process for each benchmark: enough to see that it works.")
  private boolean quick;

  /**
   * Who takes part.
   *
   * @param usual systems where none was asked for; if there are none, adam and adamw
   */
  Candidates candidates(List<String> usual) {
    for (String dtype : dtypes) {
      if (!DTYPES.contains(dtype)) {
        throw new UsageException("--dtype \"" + dtype + "\" is none of float32, float64");
      }
    }
    List<String> wanted = systems;
    if (systems.isEmpty() && subjects.isEmpty()) {
      wanted = usual.isEmpty() ? List.of("adam", "adamw") : usual;
    }
    return new Candidates(wanted, subjects, backends, dtypes);
  }

  /** On what. */
  List<ParameterList> lists() {
    List<String> names = new ArrayList<>(sizes);
    names.addAll(lists);
    if (names.isEmpty()) {
      names.addAll(List.of("1e3", "1e5", "1e7"));
    }
    try {
      return names.stream().distinct().map(ParameterList::named).toList();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage() + "; or --list gpt2, --list small");
    }
  }

  /** With how many threads. */
  List<Integer> threads() {
    int cores = Runtime.getRuntime().availableProcessors();
    for (int count : threads) {
      if (count < 1 || count > cores) {
        throw new UsageException(
            "--threads must be from 1 to the number of cores, " + cores + "; it is " + count);
      }
    }
    return threads;
  }

  /** How long. */
  Effort effort() {
    Effort effort = quick ? Effort.QUICK : Effort.NORMAL;
    if (forks < 0 || forks > 1000) {
      throw new UsageException("--forks must be from 1 to 1000, it is " + forks);
    }
    return forks == 0 ? effort : effort.withForks(forks);
  }
}
