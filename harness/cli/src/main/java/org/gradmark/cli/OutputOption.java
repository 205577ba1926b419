package org.gradmark.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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

  /**
   * The same folder, made if it is not there: for what runs for minutes before it writes.
   *
   * @param mebibytes that must be free
   * @throws UncheckedIOException if nothing can be written there
   */
  Path writable(int mebibytes) {
    Path folder = directory();
    long free;
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "gradmark", ".tmp"));
      free = Files.getFileStore(folder).getUsableSpace() >> 20;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write to %s (%s); choose another folder with --output".formatted(folder, e), e);
    }
    if (free < mebibytes) {
      String full =
          "%s has %d MiB left, %d are needed; make room, or choose another folder with --output"
              .formatted(folder, free, mebibytes);
      throw new UncheckedIOException(full, new IOException(full));
    }
    return folder;
  }

  Path directory() {
    return directory != null
        ? directory
        : beside(Path.of(System.getProperty("gradmark.home", ".")), Path.of("").toAbsolutePath());
  }

  /** The folder beside the launcher, by the short name that it has from here if it is below. */
  static Path beside(Path home, Path here) {
    Path shortest = home.startsWith(here) ? here.relativize(home) : home;
    return shortest.resolve("reports").resolve("target");
  }
}
