package org.gradmark.cli;

import java.util.List;
import java.util.Locale;
import org.gradmark.core.run.Registry;
import org.gradmark.subjects.process.ProcessSubjectProvider;

/** A program of the user's that speaks the protocol of subjects. */
final class Program {

  private Program() {}

  /** A registry whose only foreign subjects are the program's. */
  static Registry registry(String command) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    // The shell splits the command as its user is used to; "exec" leaves no shell behind to be
    // killed.
    List<String> words =
        windows ? List.of("cmd", "/c", command) : List.of("/bin/sh", "-c", "exec " + command);
    ProcessSubjectProvider provider = new ProcessSubjectProvider("program", words);
    if (provider.subjects().isEmpty()) {
      provider.close();
      throw new UsageException(provider.absence() + "; try the command in a terminal");
    }
    return new Registry(Registry.find().systems(), List.of(provider));
  }
}
