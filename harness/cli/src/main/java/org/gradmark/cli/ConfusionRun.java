package org.gradmark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradmark.core.identify.Confusion;
import org.gradmark.core.identify.Identifier;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Selection;
import org.gradmark.reports.ConfusionReport;
import picocli.CommandLine.Model.CommandSpec;

/** Asks of every dialect and impostor what it is taken for. */
record ConfusionRun(CommandSpec spec, List<String> systems, Path directory) {

  private static final String HOW =
      "Every dialect and every impostor of the suite was put before `gradmark identify` as if it were"
          + " a library, in float32 with random rounding; the candidates ran in plain float32 or"
          + " float64. `gradmark identify --confusion` makes this document.";

  int call() {
    PrintWriter err = spec.commandLine().getErr();
    try (Registry registry = Registry.find()) {
      Identifier identifier =
          new Identifier(registry.systems(), Laboratory.on(ReferenceData.bundled()));
      List<Identifier.Question> questions =
          identifier.questions().stream()
              .filter(question -> Selection.matches(systems, question.system()))
              .toList();
      if (questions.isEmpty()) {
        throw new UsageException(
            "nothing matches --system " + systems + "; 'gradmark list' shows the systems");
      }
      Progress progress = new Progress(err, Console.isProgressShown(), questions.size());
      List<Confusion> all =
          questions.parallelStream()
              .map(
                  question -> {
                    Confusion one = question.ask("rounding");
                    synchronized (progress) {
                      progress.step(one.kind() != Confusion.Kind.WRONG);
                    }
                    return one;
                  })
              .toList();
      progress.finish();
      Path file = directory.resolve("identify.md");
      write(file, ConfusionReport.render("What dialects and impostors are taken for", HOW, all));
      spec.commandLine().getOut().println(ConfusionReport.summary(all));
      spec.commandLine().getOut().println(file);
      spec.commandLine().getOut().flush();
      boolean right = all.stream().noneMatch(one -> one.kind() == Confusion.Kind.WRONG);
      return right ? ExitCode.GOOD : ExitCode.CONFORMANCE;
    }
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
