package org.gradmark.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradmark.core.identify.Confusion;
import org.gradmark.core.identify.Identifier;
import org.gradmark.core.run.Environment;
import org.gradmark.core.run.LineFile;

/**
 * What {@link ConfusionRun} has been told, as JSON lines: first the version of Gradmark, then one
 * answer per line, so that a run that is cut short loses at most the questions it was at.
 */
final class ConfusionFile implements AutoCloseable {

  /** The first line. */
  private record Header(String type, String gradmark) {
    static final Header CURRENT = new Header("confusion", Environment.version());
  }

  /** Every other line; the components are those of {@link Confusion}. */
  private record Answer(
      String backend, String system, String candidate, boolean dialect, List<String> named) {}

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path path;
  private final LineFile file;
  private final Map<String, Confusion> earlier;

  private ConfusionFile(Path path, LineFile file, Map<String, Confusion> earlier) {
    this.path = path;
    this.file = file;
    this.earlier = earlier;
  }

  /**
   * Opens it.
   *
   * @param resume whether answers that are in it are kept; else it begins anew
   * @throws UsageException if it is of another version, or no such file
   * @throws UncheckedIOException if it cannot be read or written
   */
  static ConfusionFile open(Path path, boolean resume) {
    if (resume && Files.exists(path)) {
      Map<String, Confusion> earlier = read(path);
      return new ConfusionFile(path, LineFile.resume(path), earlier);
    }
    LineFile file = LineFile.create(path);
    file.append(line(Header.CURRENT));
    return new ConfusionFile(path, file, Map.of());
  }

  private static Map<String, Confusion> read(Path path) {
    List<String> lines;
    try {
      lines = Files.readAllLines(path);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read: " + e.getMessage(), e);
    }
    if (lines.isEmpty() || !lines.get(0).equals(line(Header.CURRENT))) {
      throw new UsageException(
          path + " does not begin with " + line(Header.CURRENT) + "; run without --resume");
    }
    Map<String, Confusion> earlier = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      try {
        Answer one = MAPPER.readValue(lines.get(i), Answer.class);
        earlier.put(
            key(one.backend(), one.candidate()),
            new Confusion(one.system(), one.candidate(), one.dialect(), one.named()));
      } catch (JsonProcessingException e) {
        if (i < lines.size() - 1) {
          throw new UsageException(
              "%s, line %d is broken (%s); take it out, or run without --resume"
                  .formatted(path, i + 1, e.getOriginalMessage()));
        } // a last line that is broken off is asked again
      }
    }
    return earlier;
  }

  private static String key(String backend, String candidate) {
    return backend + " " + candidate;
  }

  private static String line(Object object) {
    try {
      return MAPPER.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(object + " cannot be written as JSON", e);
    }
  }

  Path path() {
    return path;
  }

  /** What an earlier run was told. */
  Optional<Confusion> answer(Identifier.Question question, String backend) {
    return Optional.ofNullable(earlier.get(key(backend, question.candidate())));
  }

  /** Keeps one more answer. Thread-safe. */
  void append(String backend, Confusion one) {
    file.append(
        line(new Answer(backend, one.system(), one.candidate(), one.dialect(), one.named())));
  }

  @Override
  public void close() {
    file.close();
  }
}
