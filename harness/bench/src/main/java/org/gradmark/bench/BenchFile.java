package org.gradmark.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The bench file: JSON lines, schema {@code gradmark/bench/1}. The first line describes the
 * execution, every other line is one {@link Measurement}, or one {@link Omission}. Numbers are kept
 * to the last bit; what is not known is the string {@code "NaN"}.
 */
public final class BenchFile {

  /** The version of the format that this class writes and reads. */
  public static final String SCHEMA = "gradmark/bench/1";

  private static final String TYPE = "type";
  private static final String MEASUREMENT = "measurement";
  private static final String OMISSION = "omission";

  // The fast writer prints the shortest decimal that reads back as the same double on every JDK.
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build())
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private BenchFile() {}

  /**
   * Writes a file in one piece: whoever reads meanwhile sees the old one or the new one.
   *
   * @throws UncheckedIOException if it cannot be written; the message says what to do
   */
  public static void write(Path file, Bench bench) {
    StringBuilder lines = new StringBuilder();
    ObjectNode header = MAPPER.createObjectNode().put(TYPE, "bench").put("schema", SCHEMA);
    header.put("gradmark", bench.gradmark());
    header.set("environment", MAPPER.valueToTree(bench.environment()));
    lines.append(header).append('\n');
    for (Measurement measurement : bench.measurements()) {
      lines.append(line(MEASUREMENT, measurement)).append('\n');
    }
    for (Omission omission : bench.omissions()) {
      lines.append(line(OMISSION, omission)).append('\n');
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      // No temporary file of the system's: those are their owner's alone.
      Path whole =
          folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
      Files.writeString(whole, lines, StandardCharsets.UTF_8);
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + " cannot be written (" + e + "); choose another folder with --output", e);
    }
  }

  private static String line(String type, Record content) {
    try {
      ObjectNode node = MAPPER.createObjectNode().put(TYPE, type).put("schema", SCHEMA);
      node.setAll((ObjectNode) MAPPER.valueToTree(content));
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write as JSON: " + content, e);
    }
  }

  /**
   * Reads a file. Lines of unknown type are passed over.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is no bench file, of another version of the format, or
   *     broken; the message names file, line and cure
   */
  public static Bench read(Path file) {
    List<String> lines = lines(file);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          file + " is empty: nothing was measured; run gradmark bench again");
    }
    ObjectNode header = object(file, 1, lines.get(0));
    if (!"bench".equals(header.path(TYPE).textValue())) {
      throw new IllegalArgumentException(
          file + " does not begin with a line of type bench; give a file of gradmark bench");
    }
    List<Measurement> measurements = new ArrayList<>();
    List<Omission> omissions = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      ObjectNode line = object(file, i + 1, lines.get(i));
      if (MEASUREMENT.equals(line.path(TYPE).textValue())) {
        measurements.add(content(file, i + 1, line, Measurement.class));
      } else if (OMISSION.equals(line.path(TYPE).textValue())) {
        omissions.add(content(file, i + 1, line, Omission.class));
      }
    }
    return new Bench(
        header.path("gradmark").asText(),
        MAPPER.convertValue(
            header.path("environment"), new TypeReference<Map<String, Object>>() {}),
        measurements,
        omissions);
  }

  private static ObjectNode object(Path file, int number, String line) {
    ObjectNode object;
    try {
      object = MAPPER.readValue(line, ObjectNode.class);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          file + ", line " + number + " is no JSON object; take it out, or measure again", e);
    }
    if (object == null || !SCHEMA.equals(object.path("schema").asText())) {
      throw new IllegalArgumentException(
          "%s, line %d has schema %s, this Gradmark reads %s: use the version that wrote it"
              .formatted(
                  file, number, object == null ? "none" : object.path("schema").asText(), SCHEMA));
    }
    return object;
  }

  private static <T> T content(Path file, int number, ObjectNode line, Class<T> type) {
    try {
      return MAPPER.treeToValue(line, type);
    } catch (JsonProcessingException e) {
      Throwable cause = e.getCause() != null ? e.getCause() : e;
      throw new IllegalArgumentException(
          "%s, line %d is no %s (%s); take it out, or measure again"
              .formatted(
                  file,
                  number,
                  type.getSimpleName().toLowerCase(Locale.ROOT),
                  cause.getMessage().lines().findFirst().orElse("")),
          e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + " cannot be read (" + e + "): check the path, or run gradmark bench first", e);
    }
  }
}
