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
    new SpeedTable(lines).write(text);
    return text.toString();
  }

  private static void environment(StringBuilder text, List<JsonNode> lines) {
    for (JsonNode line : lines) {
      if (line.path("type").asText().equals("run")) {
        JsonNode environment = line.path("environment");
        String device = environment.path("device").asText("none");
        text.append("Device: ").append(device).append("  \n");
        text.append(
            "Host: %s, %s, Java %s%n%n"
                .formatted(
                    environment.path("cpu").asText("unknown processor"),
                    environment.path("os").asText(),
                    environment.path("java").asText()));
        if (device.contains(" (CPU, ")) {
          text.append(
              "No graphics card: the times below are those of a stand-in, of no record.\n\n");
        }
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
}
