package org.gradmark.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.contract.SubjectProvider;
import org.gradmark.core.run.Registry;
import org.gradmark.subjects.process.Limits;
import org.gradmark.subjects.process.ProcessSubjectProvider;

/** Programs of the user's that speak the protocol of subjects. */
final class Program {

  /** Name of their providers; whose subjects they bring is known when they have been asked. */
  static final String NAME = "program";

  private Program() {}

  /** A registry whose only foreign subjects are the program's. */
  static Registry registry(String command) {
    return registry(List.of(command), Limits.DEFAULT, false);
  }

  /**
   * A registry with the subjects of these programs, each of which is allowed so much.
   *
   * @param all whether with everything on the class path, too
   * @throws UsageException if a program cannot be asked, or two of them offer the same subject
   */
  static Registry registry(List<String> commands, Limits limits, boolean all) {
    Registry found = Registry.find();
    List<SubjectProvider> providers = new ArrayList<>();
    try {
      commands.forEach(command -> providers.add(started(command, limits)));
      List<SubjectProvider> others = all ? found.providers() : List.of();
      providers.addAll(others);
      checkOwners(commands, providers, found.providers());
      checkOnce(commands, providers);
    } catch (UsageException e) {
      providers.forEach(SubjectProvider::close);
      throw e;
    }
    return new Registry(found.systems(), List.copyOf(providers));
  }

  private static SubjectProvider started(String command, Limits limits) {
    ProcessSubjectProvider provider =
        new ProcessSubjectProvider(NAME, words(command), Map.of(), limits);
    if (provider.subjects().isEmpty()) {
      provider.close();
      throw new UsageException(
          provider.absence() + "; try: gradmark check-adapter \"" + command + "\"");
    }
    return provider;
  }

  /** A verdict on {@code dl4j:adam} must be one on Deeplearning4j's. */
  private static void checkOwners(
      List<String> commands, List<SubjectProvider> programs, List<SubjectProvider> libraries) {
    for (int i = 0; i < commands.size(); i++) {
      for (Subject subject : programs.get(i).subjects()) {
        String owner = subject.id().substring(0, subject.id().indexOf(':'));
        if (libraries.stream().anyMatch(library -> library.name().equals(owner))) {
          throw new UsageException(
              String.format(
                  "\"%s\" calls its subject %s, but %s: is a library on the class path; use your"
                      + " own name",
                  commands.get(i), subject.id(), owner));
        }
      }
    }
  }

  private static void checkOnce(List<String> commands, List<SubjectProvider> providers) {
    Map<String, String> offered = new HashMap<>();
    for (int i = 0; i < commands.size(); i++) {
      for (Subject subject : providers.get(i).subjects()) {
        String other = offered.put(subject.id(), commands.get(i));
        if (other != null) {
          throw new UsageException(
              String.format(
                  "%s is offered by \"%s\" and by \"%s\"; leave one of them out",
                  subject.id(), other, commands.get(i)));
        }
      }
    }
  }

  /** A command as its user writes it, taken apart by the shell. */
  static List<String> words(String command) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    // The shell splits the command as its user is used to; "exec" leaves no shell behind to be
    // killed.
    return windows ? List.of("cmd", "/c", command) : List.of("/bin/sh", "-c", "exec " + command);
  }
}
