package org.gradmark.backends.gpu.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Makes one page of what {@code check} has measured. */
public final class CheckReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CheckReport() {}

  /**
   * Writes {@code report.md} into a folder with {@code result.jsonl}: the lines of a run file, then
   * those of {@link DeviceBench}, of {@code pytorch.py} too.
   *
   * @throws IOException if a file cannot be read or written
   */
  public static void write(Path folder) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("result.jsonl"))) {
      if (!line.isBlank()) {
        lines.add(JSON.readTree(line));
      }
    }
    Files.writeString(folder.resolve("report.md"), text(lines));
  }

  /** The page. */
  static String text(List<JsonNode> lines) {
    StringBuilder text = new StringBuilder("# Gradmark on a device\n\n");
    environment(text, lines);
    verdicts(text, lines);
    speed(text, lines);
    return text.toString();
  }

  private static void environment(StringBuilder text, List<JsonNode> lines) {
    for (JsonNode line : lines) {
      if (line.path("type").asText().equals("run")) {
        JsonNode environment = line.path("environment");
        text.append("Device: ").append(environment.path("device").asText("none")).append("  \n");
        text.append(
            "Host: %s, %s, Java %s%n%n"
                .formatted(
                    environment.path("cpu").asText("unknown processor"),
                    environment.path("os").asText(),
                    environment.path("java").asText()));
      } else if (line.path("kind").asText().equals("date")) {
        text.append("Date: ").append(line.path("date").asText()).append("\n\n");
      }
    }
  }

  private static void verdicts(StringBuilder text, List<JsonNode> lines) {
    Map<String, Map<String, String>> byCell = new TreeMap<>();
    for (JsonNode line : lines) {
      if (line.path("type").asText().equals("verdict")) {
        String cell = line.path("subject").asText() + "#" + line.path("claim").asText();
        byCell
            .computeIfAbsent(cell, key -> new LinkedHashMap<>())
            .put(line.path("backend").asText(), line.path("verdict").asText());
      }
    }
    long same = 0;
    List<String> others = new ArrayList<>();
    for (Map.Entry<String, Map<String, String>> cell : byCell.entrySet()) {
      String plain = cell.getValue().get("f32");
      String device = cell.getValue().get("fused-gpu");
      if (plain != null && plain.equals(device)) {
        same++;
      } else {
        others.add("- " + cell.getKey() + ": f32 " + plain + ", fused-gpu " + device);
      }
    }
    text.append("## Claims\n\n");
    text.append(
        byCell.isEmpty()
            ? "Not run.\n\n"
            : "%d of %d claims have the same verdict as on `f32`.%n%n"
                .formatted(same, byCell.size()));
    others.forEach(other -> text.append(other).append('\n'));
    text.append(others.isEmpty() ? "" : "\n");
  }

  private static void speed(StringBuilder text, List<JsonNode> lines) {
    Map<Integer, Double> copies = new TreeMap<>();
    List<JsonNode> steps = new ArrayList<>();
    for (JsonNode line : lines) {
      String kind = line.path("kind").asText();
      if (kind.equals("copy") && line.has("seconds")) {
        copies.put(line.path("size").asInt(), line.path("bytes").asLong() / least(line));
      } else if (kind.equals("step")) {
        steps.add(line);
      }
    }
    text.append("## Steps, by the device's clock\n\n");
    if (steps.isEmpty()) {
      text.append("Not measured.\n");
      return;
    }
    text.append(
        "Least of the iterations. Share: of the bandwidth of a copy of as many numbers.\n\n");
    text.append("| elements | who | ns per element | GB/s | share |\n|---:|---|---:|---:|---:|\n");
    for (JsonNode step : steps) {
      int size = step.path("size").asInt();
      String who = step.path("subject").asText();
      if (!step.has("seconds")) {
        String row = "| %d | %s | %s | | |%n";
        text.append(row.formatted(size, who, step.path("reason").asText("no reason told")));
        continue;
      }
      double rate = step.path("bytes").asLong() / least(step);
      Double copy = copies.get(size);
      text.append(
          "| %d | %s | %.4f | %.1f | %s |%n"
              .formatted(
                  size,
                  who,
                  1e9 * least(step) / size,
                  1e-9 * rate,
                  copy == null ? "" : "%.2f".formatted(rate / copy)));
    }
    copies.forEach(
        (size, rate) -> text.append("| %d | copy | | %.1f | 1 |%n".formatted(size, 1e-9 * rate)));
  }

  private static double least(JsonNode line) {
    return StreamSupport.stream(line.path("seconds").spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .min()
        .orElse(Double.NaN);
  }
}
