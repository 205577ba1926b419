package org.gradmark.core.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A small folder of reference data, made for one test. */
final class DataFolder implements AutoCloseable {

  static final String CASE = "cases/tiny.json";
  static final String TRAJECTORY = "trajectories/sgd/paper/tiny-torch.json";

  static final String CASE_TEXT =
      """
      {"schema": "gradmark/case/1", "name": "tiny", "form": "open-loop",
       "parameters": [{"name": "w", "shape": [2], "since": 1, "initial": [1.5, -0.0]},
                      {"name": "b", "shape": [], "since": 2, "initial": [3]}],
       "steps": [{"schedule": 1, "gradients": {"w": [1, "NaN"]}},
                 {"schedule": 0.5, "gradients": {"w": [2, "-Infinity"], "b": [4]}}]}
      """;

  static final String TRAJECTORY_TEXT =
      """
      {"schema": "gradmark/trajectory/1", "system": "sgd", "dialect": "paper", "case": "tiny",
       "dtype": "float64", "hyperparameters": {"learning_rate": 0.5},
       "provenance": {"library": "torch", "version": "2.15.0", "call": "SGD(lr=0.5)"},
       "trajectory": [{"w": [1.0, "NaN"]}, {"w": [0.5, "NaN"], "b": [2]}]}
      """;

  static final String EDGE_TEXT =
      """
      {"schema": "gradmark/edge/1", "title": "Two odd elements.", "initial": [1, 2, 3],
       "gradients": {"float64": [["Infinity", 0, 1]]},
       "outcomes": {"sgd": {"paper": "not_finite"}}}
      """;

  static final String CATALOGUE_TEXT =
      """
      {"schema": "gradmark/catalogue/1", "rows": [{"row": "B001.1"}, {"row": "A001.2"}]}
      """;

  private final Path root;

  DataFolder() {
    try {
      root = Files.createTempDirectory("gradmark-data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(CASE, CASE_TEXT);
    write(TRAJECTORY, TRAJECTORY_TEXT);
    write("edge/odd.json", EDGE_TEXT);
    write("catalogue.json", CATALOGUE_TEXT);
    seal(CASE, TRAJECTORY, "edge/odd.json", "catalogue.json");
  }

  ReferenceData data() {
    return ReferenceData.in(root);
  }

  Path path(String file) {
    return root.resolve(file);
  }

  void write(String file, String text) {
    try {
      Files.createDirectories(path(file).getParent());
      Files.writeString(path(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes SHA256SUMS for exactly these files. */
  void seal(String... files) {
    StringBuilder sums = new StringBuilder();
    for (String file : files) {
      sums.append(sha256(path(file))).append("  ").append(file).append('\n');
    }
    write("SHA256SUMS", sums.toString());
  }

  private static String sha256(Path file) {
    try {
      byte[] text = Files.readString(file).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(root)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
