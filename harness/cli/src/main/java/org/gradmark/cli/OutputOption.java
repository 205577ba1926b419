package org.gradmark.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where reports go. */
final class OutputOption {

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Where run.jsonl and the reports go. Default: reports/target beside the launcher.")
  private Path directory;

  Path directory() {
    return directory != null
        ? directory
        : Path.of(System.getProperty("gradmark.home", "."), "reports", "target");
  }
}
