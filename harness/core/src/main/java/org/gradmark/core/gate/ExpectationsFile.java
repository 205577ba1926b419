package org.gradmark.core.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gradmark.core.claim.Result;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The file of known failures: YAML, one entry per subject and cause, sorted, so that two versions
 * differ only in what changed.
 *
 * <pre>
 * - subject: dl4j:nadam
 *   verdict: fail
 *   message: The second moment is not bias-corrected
 *   reason: reported upstream
 *   link: https://…
 *   cells:
 *     NADAM-01: float32 float64
 *     TRAJ-01: float32 float64
 * </pre>
 */
public final class ExpectationsFile {

  private static final String HEAD =
      """
      # Known failures, by subject and cause. The gate shuts on what is not listed here, on what is listed and
      # passes, and on what fails with another message. `gradmark gate --update` writes the file again; it keeps
      # reason and link of an entry whose message is still the same.
      """;

  private static final List<String> FIELDS =
      List.of("subject", "verdict", "message", "reason", "link", "cells");

  private static final int LARGEST = 16 << 20;

  private final Path file;

  private ExpectationsFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if it is no file of expectations; the message names the line
   *     and the cure
   */
  public static Expectations read(Path file) {
    return new ExpectationsFile(file).read();
  }

  /**
   * Writes a file in one piece: whoever reads it meanwhile sees the old one or the new one.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void write(Path file, Expectations expectations) {
    Path directory = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(directory);
      Path whole = Files.createTempFile(directory, "expectations", ".tmp");
      Files.writeString(whole, render(expectations));
      Files.move(whole, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the expectations to " + file, e);
    }
  }

  /** The text of a file. */
  static String render(Expectations expectations) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Expectation entry : expectations.entries()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("subject", entry.subject());
      fields.put("verdict", entry.result().label());
      fields.put("message", entry.message());
      fields.put("reason", entry.reason());
      if (!entry.link().isEmpty()) {
        fields.put("link", entry.link());
      }
      Map<String, Object> cells = new LinkedHashMap<>();
      entry.cells().forEach((claim, on) -> cells.put(claim, String.join(" ", on)));
      fields.put("cells", cells);
      entries.add(fields);
    }
    DumpSettings settings =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(2)
            .setWidth(10_000)
            .setUseUnicodeEncoding(true)
            .build();
    return HEAD + (entries.isEmpty() ? "[]\n" : new Dump(settings).dumpToString(entries));
  }

  private Expectations read() {
    Node root = root();
    if (root == null) {
      return Expectations.NONE;
    }
    if (!(root instanceof SequenceNode list)) {
      throw wrong(root, "is no list of entries, each beginning with \"- subject:\"");
    }
    List<Expectation> entries = new ArrayList<>();
    Map<String, Integer> listed = new TreeMap<>();
    for (Node node : list.getValue()) {
      Expectation entry = entry(node);
      for (String cell : entry.ids()) {
        Integer before = listed.put(cell, entry.line());
        if (before != null) {
          throw wrong(
              node, cell + " is listed in line " + before + " already; take one of the two out");
        }
      }
      entries.add(entry);
    }
    return new Expectations(entries);
  }

  private Node root() {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IllegalArgumentException(
            file + " has more than 16 MiB: it is no file of expectations");
      }
      LoadSettings settings =
          LoadSettings.builder().setLabel(file.toString()).setMaxAliasesForCollections(0).build();
      return new Compose(settings).composeString(Files.readString(file)).orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read the expectations "
              + file
              + "; check the path, or make the file with gradmark gate --update",
          e);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(
          file + " is no YAML: " + e.getMessage().replaceAll("\\s+", " ").strip(), e);
    }
  }

  private Expectation entry(Node node) {
    Map<String, Node> fields = map(node);
    for (Map.Entry<String, Node> field : fields.entrySet()) {
      if (!FIELDS.contains(field.getKey())) {
        throw wrong(
            field.getValue(),
            "has an unknown field \"%s\"; there are %s".formatted(field.getKey(), FIELDS));
      }
    }
    SortedMap<String, SortedSet<String>> cells = new TreeMap<>();
    map(required(node, fields, "cells"))
        .forEach(
            (claim, on) ->
                cells.put(claim, new TreeSet<>(Arrays.asList(text(on).strip().split("[ ,]+")))));
    if (cells.isEmpty()) {
      throw wrong(node, "lists no cells; give claims with their backends, or take the entry out");
    }
    String message = text(required(node, fields, "message"));
    if (message.strip().length() < Messages.SHORTEST) {
      throw wrong(
          node,
          "has the message \"%s\", with which too many failures begin; give at least %d characters"
              .formatted(message, Messages.SHORTEST));
    }
    return new Expectation(
        text(required(node, fields, "subject")),
        result(required(node, fields, "verdict")),
        message,
        fields.containsKey("reason") ? text(fields.get("reason")) : "",
        fields.containsKey("link") ? text(fields.get("link")) : "",
        cells,
        line(node));
  }

  private Result result(Node node) {
    String label = text(node).toUpperCase(Locale.ROOT);
    for (Result result : Result.values()) {
      if (!result.isGood() && result.name().equals(label)) {
        return result;
      }
    }
    throw wrong(node, "has the verdict \"" + text(node) + "\"; known are fail, deviates and error");
  }

  private Node required(Node entry, Map<String, Node> fields, String name) {
    if (!fields.containsKey(name)) {
      throw wrong(entry, "has no field \"" + name + "\"; an entry needs " + FIELDS);
    }
    return fields.get(name);
  }

  private Map<String, Node> map(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(node, "should be fields with values, such as \"subject: dl4j:nadam\"");
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (fields.put(text(tuple.getKeyNode()), tuple.getValueNode()) != null) {
        throw wrong(tuple.getKeyNode(), "has \"" + text(tuple.getKeyNode()) + "\" twice");
      }
    }
    return fields;
  }

  private String text(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(node, "should be a text");
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  private IllegalArgumentException wrong(Node node, String what) {
    return new IllegalArgumentException(file + ", line " + line(node) + ": " + what);
  }
}
