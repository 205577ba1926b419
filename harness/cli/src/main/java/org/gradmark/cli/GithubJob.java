package org.gradmark.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** What a job of GitHub's says of itself in its environment. */
final class GithubJob {

  private GithubJob() {}

  /** Whether this process is part of one: then it reads annotations from standard output. */
  static boolean isHere() {
    return "true".equals(System.getenv("GITHUB_ACTIONS"));
  }

  /** Adds to the job's summary, where there is one. */
  static void summarize(Supplier<String> markdown) {
    String file = System.getenv("GITHUB_STEP_SUMMARY");
    if (file == null || file.isBlank()) {
      return;
    }
    try {
      Files.writeString(
          Path.of(file),
          markdown.get(),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the job summary to " + file, e);
    }
  }
}
