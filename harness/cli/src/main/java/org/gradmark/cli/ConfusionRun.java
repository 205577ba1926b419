package org.gradmark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradmark.core.identify.Confusion;
import org.gradmark.core.identify.Identifier;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Selection;
import org.gradmark.reports.ConfusionReport;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Asks of every dialect and impostor what it is taken for.
 *
 * @param every of the impostors of initializers only each that many
 * @param resume whether answers of an earlier run are kept
 */
record ConfusionRun(
    CommandSpec spec, List<String> systems, int every, boolean resume, Path directory) {

  private static final String HOW =
      "Dialects and impostors of the suite were put before `gradmark identify` as if they were"
          + " libraries, in float32 with random rounding; the candidates ran in plain float32 or"
          + " float64. Initializers are told by the laws of what they fill, from a thousand seeds"
          + " each; a right candidate is turned away with a probability of at most 1e-6. ";

  int call() {
    try (Registry registry = Registry.find()) {
      Identifier identifier =
          new Identifier(registry.systems(), Laboratory.on(ReferenceData.bundled()));
      List<Identifier.Question> questions =
          identifier.questions(every).stream()
              .filter(question -> Selection.matches(systems, question.system()))
              .toList();
      if (questions.isEmpty()) {
        throw new UsageException(
            "nothing matches --system " + systems + "; 'gradmark list' shows the systems");
      }
      List<Confusion> all;
      List<Confusion> again;
      try (ConfusionFile file = ConfusionFile.open(directory.resolve("identify.jsonl"), resume)) {
        all = ask(questions, "rounding", file);
        List<Identifier.Question> open =
            IntStream.range(0, all.size())
                .filter(i -> all.get(i).kind() == Confusion.Kind.AMONG)
                .mapToObj(questions::get)
                .filter(question -> !question.byLaws())
                .toList();
        // What no rounding of float32 hides, double precision tells apart.
        again = ask(open, "f64", file);
      }
      Path page = directory.resolve("identify.md");
      String title = "What dialects and impostors are taken for";
      write(page, ConfusionReport.render(title, HOW + command(), all, again));
      PrintWriter out = spec.commandLine().getOut();
      out.println(ConfusionReport.summary(all, again));
      out.println(page);
      out.flush();
      boolean right =
          Stream.concat(all.stream(), again.stream())
              .noneMatch(one -> one.kind() == Confusion.Kind.WRONG);
      return right ? ExitCode.GOOD : ExitCode.CONFORMANCE;
    }
  }

  private List<Confusion> ask(
      List<Identifier.Question> questions, String backend, ConfusionFile file) {
    long known = questions.stream().filter(one -> file.answer(one, backend).isPresent()).count();
    PrintWriter err = spec.commandLine().getErr();
    Progress progress =
        new Progress(err, Console.isProgressShown(), questions.size() - (int) known);
    Thread last = new Thread(() -> interrupted(err, file));
    Runtime.getRuntime().addShutdownHook(last);
    // In order, so that what is known of one system serves the next question.
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    List<Confusion> all = new ArrayList<>();
    try {
      List<Callable<Confusion>> asked = new ArrayList<>();
      for (Identifier.Question one : questions) {
        asked.add(
            () -> file.answer(one, backend).orElseGet(() -> ask(one, backend, file, progress)));
      }
      for (Future<Confusion> one : pool.invokeAll(asked)) {
        all.add(one.get());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted; --resume asks the rest", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("not to be: no question throws anything checked", e);
    } finally {
      pool.shutdownNow();
      Runtime.getRuntime().removeShutdownHook(last);
    }
    progress.finish();
    return all;
  }

  private static Confusion ask(
      Identifier.Question question, String backend, ConfusionFile file, Progress progress) {
    Confusion one = question.ask(backend);
    file.append(backend, one);
    synchronized (progress) {
      if (one.kind() == Confusion.Kind.WRONG) {
        progress.say(one.candidate() + " is taken for " + one.named());
      }
      progress.step(one.kind() != Confusion.Kind.WRONG);
    }
    return one;
  }

  private static void interrupted(PrintWriter err, ConfusionFile file) {
    err.printf("%ngradmark: interrupted; the answers so far are in %s%n", file.path());
    err.printf(
        "  ./gradmark identify --confusion --resume   (with the same options) asks the rest%n");
    err.flush();
  }

  private String command() {
    StringBuilder command = new StringBuilder("gradmark identify --confusion");
    systems.forEach(system -> command.append(" --system ").append(system));
    String asked = "All were asked.";
    if (every > 1) {
      command.append(" --every ").append(every);
      asked = "All were asked, but of the impostors of initializers one in " + every + ".";
    }
    return asked + " `" + command + "` makes this document.";
  }

  private void write(Path file, String text) {
    try {
      Files.createDirectories(directory);
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
