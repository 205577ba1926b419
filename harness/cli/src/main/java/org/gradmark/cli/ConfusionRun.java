package org.gradmark.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
record ConfusionRun(CommandSpec spec, List<String> systems, int every, Path directory) {

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
      List<Confusion> all = ask(questions, "rounding");
      List<Identifier.Question> open = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i).kind() == Confusion.Kind.AMONG) {
          open.add(questions.get(i));
        }
      }
      // What no rounding of float32 hides, double precision tells apart.
      List<Confusion> again = ask(open, "f64");
      Path file = directory.resolve("identify.md");
      String title = "What dialects and impostors are taken for";
      write(file, ConfusionReport.render(title, HOW + command(), all, again));
      spec.commandLine().getOut().println(ConfusionReport.summary(all));
      spec.commandLine().getOut().println(file);
      spec.commandLine().getOut().flush();
      boolean right = all.stream().noneMatch(one -> one.kind() == Confusion.Kind.WRONG);
      return right ? ExitCode.GOOD : ExitCode.CONFORMANCE;
    }
  }

  private List<Confusion> ask(List<Identifier.Question> questions, String backend) {
    Progress progress =
        new Progress(spec.commandLine().getErr(), Console.isProgressShown(), questions.size());
    List<Confusion> all =
        questions.parallelStream()
            .map(
                question -> {
                  Confusion one = question.ask(backend);
                  synchronized (progress) {
                    if (one.kind() == Confusion.Kind.WRONG) {
                      progress.say(one.candidate() + " is taken for " + one.named());
                    }
                    progress.step(one.kind() != Confusion.Kind.WRONG);
                  }
                  return one;
                })
            .toList();
    progress.finish();
    return all;
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
