package org.gradmark.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.Callable;
import org.gradmark.bench.Bench;
import org.gradmark.bench.BenchFile;
import org.gradmark.bench.Benchmarks;
import org.gradmark.bench.Benchmarks.Sampler;
import org.gradmark.bench.Candidates;
import org.gradmark.bench.Candidates.Candidate;
import org.gradmark.bench.Effort;
import org.gradmark.bench.Omission;
import org.gradmark.bench.ParameterList;
import org.gradmark.core.contract.SteppedSubjects;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectProvider;
import org.gradmark.core.run.NamedClass;
import org.gradmark.core.run.Registry;
import org.gradmark.reports.BenchText;
import org.gradmark.subjects.process.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gradmark bench}: what a step costs, and how far that is from the memory's speed. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measures what a step costs: time, memory traffic against the least that the rule needs and against what the machine can move, allocation.",
      "",
      "Every benchmark runs in processes of its own, in turn with the others. Before it is timed, each implementation takes a few steps beside the one that claims are about; one that computes something else is not timed. All numbers go to bench.jsonl, those of JMH to jmh/."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything that fits was measured",
      "1:at least one implementation is not what was verified, or failed",
      "3:the command line cannot be understood, or selects nothing",
      "4:a file cannot be read or written"
    })
final class BenchCommand implements Callable<Integer> {

  /** What a program may take to compile a step of 10,000 tensors, before it times anything. */
  private static final Duration COMPILES = Duration.ofMinutes(5);

  /** JMH's files of a long bench are a few MiB. */
  private static final int MEBIBYTES = 32;

  @Spec private CommandSpec spec;

  @Mixin private OutputOption output;

  @Mixin private BenchOptions options;

  @Option(
      names = "--program",
      paramLabel = "COMMAND",
      description =
          "Measure the subjects of this program, too, in its own process: see \"Timing\" in"
              + " harness/subjects/process/PROTOCOL.md. May be repeated.")
  private List<String> programs = new ArrayList<>();

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description =
          "Measure the optimizers of this class, too: a SubjectProvider or a Subject, whose"
              + " OptimizerSubject.stepper gives what is to be timed.")
  private String ownClass;

  @Option(
      names = "--class-path",
      paramLabel = "PATH",
      description =
          "With --class: jars and folders of classes in which it is looked for, beside Gradmark's"
              + " own; separated as your system separates them (: or ;).")
  private String classPath;

  @Mixin private ProgramLimits limits;

  @Override
  public Integer call() {
    Effort effort = options.effort();
    Duration patience = COMPILES.plusMillis(Math.round(effort.limit() * 1000));
    Limits allowed = limits.limits().withAnswer(patience);
    Optional<NamedClass> named = named();
    Path folder = output.writable(MEBIBYTES);
    long start = System.nanoTime();
    List<ParameterList> lists = options.lists();
    try (Registry registry =
            programs.isEmpty() ? Registry.find() : Program.registry(programs, allowed, true);
        OwnSubjects own = OwnSubjects.of(named)) {
      List<Subject> offered = offered(registry);
      own.checkNames(offered);
      offered.addAll(0, own.subjects());
      Candidates wanted = options.candidates(own.systems());
      List<Candidate> optimizers = wanted.among(offered, registry);
      List<Sampler> samplers = wanted.samplers(registry.builtIns());
      PrintWriter err = spec.commandLine().getErr();
      if (optimizers.isEmpty() && samplers.isEmpty()) {
        own.explain(List.of(), wanted, err);
        throw new UsageException(
            "nothing that these options select can be timed; 'gradmark list' shows what there is");
      }
      BenchProgress progress =
          new BenchProgress(err, Console.isProgressShown(), folder.resolve("bench.jsonl"));
      List<String> jvm = named.map(NamedClass::options).orElse(List.of());
      Bench bench =
          new Benchmarks(lists, options.threads(), effort, folder.resolve("jmh"), jvm)
              .run(optimizers, samplers, progress);
      progress.finish();
      own.explain(OwnSubjects.seenIn(bench), wanted, err);
      return report(bench, (System.nanoTime() - start) * 1e-9, folder.resolve("bench.jsonl"));
    }
  }

  private Optional<NamedClass> named() {
    if (ownClass == null && classPath != null) {
      throw new UsageException(
          "--class-path needs --class: the full name of a class that is there");
    }
    if (ownClass != null && !NamedClass.isName(ownClass)) {
      throw new UsageException(
          "--class needs the full name of a class, such as org.example.MySubjects, not \""
              + ownClass
              + '"');
    }
    return Optional.ofNullable(ownClass).map(name -> new NamedClass(name, classPath));
  }

  private int report(Bench bench, double seconds, Path file) {
    BenchFile.write(file, bench);
    PrintWriter out = spec.commandLine().getOut();
    out.print(BenchText.render(bench, Console.output(), seconds, file.toString()));
    out.flush();
    boolean defect = bench.omissions().stream().anyMatch(Omission::defect);
    if (bench.measurements().isEmpty() && !defect) {
      throw new UsageException("nothing of what these options select could be measured");
    }
    return defect ? ExitCode.CONFORMANCE : ExitCode.GOOD;
  }

  /** Gradmark's own, those of libraries in this process or another, and those of the programs. */
  private List<Subject> offered(Registry registry) {
    List<Subject> offered = new ArrayList<>(registry.builtIns());
    Set<String> here = new HashSet<>();
    for (SteppedSubjects library : ServiceLoader.load(SteppedSubjects.class)) {
      here.add(library.name());
      if (library.absence().isEmpty()) {
        offered.addAll(library.subjects());
      } else {
        spec.commandLine().getErr().println("gradmark: " + library.absence());
      }
    }
    for (SubjectProvider provider : registry.providers()) {
      if (!here.contains(provider.name())) {
        offered.addAll(provider.subjects());
      }
    }
    return offered;
  }
}
