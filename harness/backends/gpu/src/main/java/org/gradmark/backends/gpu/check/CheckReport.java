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
   * those of {@link DeviceBench}, of {@code pytorch.py} and {@code optax_steps.py} too.
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
    long asked = 0;
    List<String> others = new ArrayList<>();
    for (Map.Entry<String, Map<String, String>> cell : byCell.entrySet()) {
      String plain = cell.getValue().get("f32");
      String device = cell.getValue().get("fused-gpu");
      if (plain == null && device == null) {
        continue;
      }
      asked++;
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
            : "%d of %d claims have the same verdict as on `f32`.%n%n".formatted(same, asked));
    others.forEach(other -> text.append(other).append('\n'));
    text.append(others.isEmpty() ? "" : "\n");
    for (String narrow : List.of("fused-gpu-bf16", "fused-gpu-f16")) {
      narrow(text, narrow, byCell);
    }
  }

  /** What keeps in 16 bits has tolerances of its own, and is too coarse for some claims. */
  private static void narrow(
      StringBuilder text, String backend, Map<String, Map<String, String>> byCell) {
    long passed = 0;
    long skipped = 0;
    List<String> others = new ArrayList<>();
    for (Map.Entry<String, Map<String, String>> cell : byCell.entrySet()) {
      String verdict = cell.getValue().get(backend);
      if ("pass".equals(verdict)) {
        passed++;
      } else if ("skipped".equals(verdict)) {
        skipped++;
      } else if (verdict != null) {
        others.add("- " + cell.getKey() + ": " + verdict + "\n");
      }
    }
    if (passed + skipped + others.size() > 0) {
      text.append(
          "`%s`: %d claims pass, %d are skipped (16 bits are too coarse), %d are neither.%n%n"
              .formatted(backend, passed, skipped, others.size()));
      others.forEach(text::append);
      text.append(others.isEmpty() ? "" : "\n");
    }
  }

  private static void speed(StringBuilder text, List<JsonNode> lines) {
    // By the number of elements, then by their format.
    Map<Integer, Map<String, Double>> copies = new TreeMap<>();
    List<JsonNode> steps = new ArrayList<>();
    for (JsonNode line : lines) {
      String kind = line.path("kind").asText();
      if (kind.equals("copy") && line.has("seconds")) {
        copies
            .computeIfAbsent(line.path("size").asInt(), key -> new TreeMap<>())
            .put(line.path("dtype").asText(), line.path("bytes").asLong() / least(line));
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
        "Least of the iterations. Share: of the bandwidth of a copy of as many numbers of the same"
            + " format on the same device, or of float32 if there was none.\n"
            + "\"host\" marks what is timed by the host's clock.\n\n");
    text.append("| elements | who | format | ns per element | GB/s | share |\n");
    text.append("|---:|---|---|---:|---:|---:|\n");
    for (JsonNode step : steps) {
      int size = step.path("size").asInt();
      String dtype = step.path("dtype").asText();
      String who = step.path("subject").asText() + (step.has("clock") ? " (host)" : "");
      if (!step.has("seconds")) {
        String row = "| %d | %s | %s | %s | | |%n";
        text.append(row.formatted(size, who, dtype, step.path("reason").asText("no reason told")));
        continue;
      }
      double rate = step.path("bytes").asLong() / least(step);
      Map<String, Double> ofSize = copies.getOrDefault(size, Map.of());
      Double copy = ofSize.getOrDefault(dtype, ofSize.get("float32"));
      text.append(
          "| %d | %s | %s | %.4f | %.1f | %s |%n"
              .formatted(
                  size,
                  who,
                  dtype,
                  1e9 * least(step) / size,
                  1e-9 * rate,
                  copy == null ? "" : "%.2f".formatted(rate / copy)));
    }
    copies.forEach(
        (size, rates) ->
            rates.forEach(
                (dtype, rate) ->
                    text.append(
                        "| %d | copy | %s | | %.1f | 1 |%n".formatted(size, dtype, 1e-9 * rate))));
  }

  private static double least(JsonNode line) {
    return StreamSupport.stream(line.path("seconds").spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .min()
        .orElse(Double.NaN);
  }
}
