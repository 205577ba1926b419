package org.gradmark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.identify.Identification;
import org.gradmark.core.identify.Identification.Answer;
import org.gradmark.core.identify.Identifier;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.NamedClass;
import org.gradmark.core.run.Selection;
import org.gradmark.reports.IdentificationText;
import org.gradmark.subjects.process.Limits;
import org.gradmark.subjects.process.ProcessSubject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradmark identify}: names an implementation from its behaviour alone. */
@Command(
    name = "identify",
    mixinStandardHelpOptions = true,
    description = {
      "Names an implementation from its behaviour alone: the system, dialect, known mistake or"
          + " hyperparameter that explains everything it does, how sure that is, and where the next"
          + " best explanations first differ.",
      "",
      "What it declares tells only which hyperparameters and inputs it can be given, and breaks"
          + " ties. \"None of these\" is an answer.",
      "",
      "One backend or dtype is looked at, and named; --backend asks for another. Wrong"
          + " hyperparameters are found to three digits: of optimizers several at once, and the ones"
          + " used where nothing is set; of schedules, averages, clippings and other estimators one,"
          + " as a constant or a factor, of what is set; of initializers none. Then, but for"
          + " initializers, changes at one place of the nearest formulas are tried."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every subject is what it declares",
      "1:at least one is something else, or nothing that is known",
      "3:the command line cannot be understood, or means no subject",
      "4:a file cannot be written"
    },
    footer = {
      "",
      "Examples:",
      "  gradmark identify \"python3 my_adam.py\"",
      "  gradmark identify dl4j:nadam",
      "  gradmark identify org.example.MySubjects --class-path target/classes:lib/mine.jar",
      "  gradmark identify 'impostor:adam/paper!multiplied'"
    })
final class IdentifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "SUBJECT",
      description =
          "A program that speaks JSON lines; the id of a subject (* stands for any text); or a"
              + " class that is a SubjectProvider or a Subject, see --class-path.")
  private String argument;

  @Option(
      names = "--class-path",
      paramLabel = "PATH",
      description =
          "Jars and folders of classes in which a class is looked for, beside Gradmark's own;"
              + " separated as your system separates them (: or ;).")
  private String classPath;

  @Option(
      names = "--subject",
      paramLabel = "ID",
      description =
          "Of the subjects of a program or class only this one; * stands for any text; may be"
              + " repeated.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "Which of its backends or dtypes. Default: the first with double precision.")
  private String backend;

  @Option(names = "--json", description = "One JSON object per subject and line.")
  private boolean json;

  @Option(
      names = "--confusion",
      description =
          "Instead of a subject, ask of every dialect and impostor what it is taken for; the matrix"
              + " is written to identify.md, the answers as they come to identify.jsonl.")
  private boolean confusion;

  @Option(
      names = "--check-adapter",
      description =
          "Instead of naming what the program offers, check that it keeps the rules of the"
              + " protocol; the same as 'gradmark check-adapter'.")
  private boolean checkAdapter;

  @Option(
      names = "--system",
      paramLabel = "ID",
      description = "With --confusion: only those of this system.")
  private List<String> systems = new ArrayList<>();

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "With --confusion: of the impostors of initializers, whose laws take long, ask only every"
              + " Nth. Default: ${DEFAULT-VALUE}, all.")
  private int every;

  @Option(
      names = "--resume",
      description =
          "With --confusion: keep what an earlier run of the same command wrote to identify.jsonl"
              + " in --output, and ask only the rest.")
  private boolean resume;

  @Mixin private OutputOption output;

  @Override
  public Integer call() throws JsonProcessingException {
    if (confusion == (argument != null)) {
      throw new UsageException("identify takes a SUBJECT, or --confusion; give one of the two");
    }
    if (classPath != null && (argument == null || !NamedClass.isName(argument))) {
      throw new UsageException(
          "--class-path needs the full name of a class, such as org.example.MySubjects");
    }
    if (checkAdapter) {
      if (confusion) {
        throw new UsageException("--check-adapter needs a program, --confusion takes none");
      }
      return CheckAdapterCommand.check(argument, Limits.DEFAULT, spec.commandLine().getOut());
    }
    if (confusion) {
      if (every < 1) {
        throw new UsageException("--every " + every + ": give a whole number from 1 on");
      }
      return new ConfusionRun(spec, systems, every, resume, output.directory()).call();
    }
    if (resume || every != 1 || !systems.isEmpty()) {
      throw new UsageException("--system, --every and --resume go with --confusion");
    }
    try (Suspects suspects = Suspects.of(argument, classPath)) {
      List<Subject> chosen =
          suspects.subjects().stream().filter(s -> Selection.matches(only, s.id())).toList();
      if (chosen.isEmpty()) {
        throw new UsageException("--subject " + only + ": there are " + suspects.subjects());
      }
      Progress progress =
          new Progress(spec.commandLine().getErr(), Console.isProgressShown(), chosen.size());
      Identifier identifier =
          new Identifier(
              suspects.registry().systems(),
              Laboratory.on(ReferenceData.bundled()),
              progress::busy);
      List<Identification> found = new ArrayList<>();
      for (Subject subject : chosen) {
        Optional<Identification> one = identify(identifier, subject);
        one.ifPresent(found::add);
        progress.step(one.map(id -> id.answer() == Answer.AS_DECLARED).orElse(true));
      }
      progress.finish();
      return print(found, suspects);
    }
  }

  private Optional<Identification> identify(Identifier identifier, Subject subject) {
    if (backend != null && !subject.backends().contains(backend)) {
      throw new UsageException(
          subject.id() + " does not run on \"" + backend + "\"; it runs on " + subject.backends());
    }
    String on = backend != null ? backend : Identifier.backend(subject);
    Map<String, Double> defaults =
        subject instanceof ProcessSubject process ? process.defaults() : Map.of();
    return identifier.identify(subject, on, defaults);
  }

  private int print(List<Identification> found, Suspects suspects) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (found.isEmpty()) {
      throw new UsageException(
          "nothing can be said of " + suspects.subjects() + ": no contract that identify knows");
    }
    for (Identification one : found) {
      if (json) {
        out.println(new ObjectMapper().writeValueAsString(one));
      } else {
        out.print(IdentificationText.render(one, Console.output()));
      }
    }
    out.flush();
    boolean good = found.stream().allMatch(one -> one.answer() == Answer.AS_DECLARED);
    return good ? ExitCode.GOOD : ExitCode.CONFORMANCE;
  }
}
