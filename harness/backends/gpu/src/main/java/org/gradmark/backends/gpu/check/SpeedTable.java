package org.gradmark.backends.gpu.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/** What steps cost, and how that compares with copies and with other libraries. */
final class SpeedTable {

  /** The goal for Adam and AdamW on a graphics card, as a share of a copy's bandwidth. */
  private static final double GOAL = 0.85;

  private static final String PYTORCH = "pytorch:adamw ";
  private static final String OPTAX = "optax:adamw ";

  /** Copies and steps, by size, then by format, copies first. */
  private final List<JsonNode> lines = new ArrayList<>();

  SpeedTable(List<JsonNode> all) {
    for (JsonNode line : all) {
      if (isCopy(line) || line.path("kind").asText().equals("step")) {
        lines.add(line);
      }
    }
    lines.sort(
        Comparator.comparingInt(SpeedTable::size)
            .thenComparing(line -> dtype(line).equals("float32") ? 0 : 1)
            .thenComparing(line -> isCopy(line) ? 0 : 1));
  }

  void write(StringBuilder text) {
    text.append("## Steps, by the device's clock\n\n");
    if (lines.stream().allMatch(SpeedTable::isCopy)) {
      text.append("Not measured.\n");
      return;
    }
    goal(text, "gradmark:adam");
    goal(text, "gradmark:adamw");
    against(text, PYTORCH, "PyTorch's fused AdamW");
    against(text, OPTAX, "Optax's AdamW under XLA");
    text.append(
        "\nLeast of seven iterations, and the most as a multiple of it. GB/s: of what a step must"
            + " move at least. Share: of the bandwidth of a copy of as many numbers of the same"
            + " format, or of float32 if there was none. \"host\" marks what is timed by the"
            + " host's clock.\n\n");
    text.append("| elements | who | format | ns per element | most | GB/s | share |\n");
    text.append("|---:|---|---|---:|---:|---:|---:|\n");
    lines.forEach(line -> text.append(row(line)));
  }

  private String row(JsonNode line) {
    String who = isCopy(line) ? "copy" : line.path("subject").asText();
    String start =
        "| %d | %s | %s |"
            .formatted(size(line), who + (line.has("clock") ? " (host)" : ""), dtype(line));
    if (!line.has("seconds")) {
      return start + " " + line.path("reason").asText("no reason told") + " | | | |\n";
    }
    return start
        + " %.4f | %.2f | %.1f | %s |%n"
            .formatted(
                1e9 * least(line) / size(line),
                seconds(line).max().orElse(Double.NaN) / least(line),
                1e-9 * rate(line),
                share(line).map("%.2f"::formatted).orElse(""));
  }

  /** At the largest size of all. */
  private void goal(StringBuilder text, String subject) {
    find(subject)
        .flatMap(this::share)
        .ifPresentOrElse(
            share ->
                text.append(
                    "- %s at %d elements: %.2f of the copy's bandwidth (%.2f is the goal on a graphics card)%n"
                        .formatted(subject, size(lines.get(lines.size() - 1)), share, GOAL)),
            () -> text.append("- ").append(subject).append(": not measured\n"));
  }

  private void against(StringBuilder text, String prefix, String name) {
    Optional<JsonNode> own = find("gradmark:adamw");
    Optional<JsonNode> other = find(prefix);
    if (own.isPresent() && other.isPresent()) {
      double times = least(other.get()) / least(own.get());
      text.append("- %s takes %.2f times as long as gradmark:adamw%n".formatted(name, times));
    } else {
      text.append("- ").append(name).append(": not measured\n");
    }
  }

  /** What was measured in float32 at the largest size of all. */
  private Optional<JsonNode> find(String subject) {
    int largest = size(lines.get(lines.size() - 1));
    return lines.stream()
        .filter(line -> size(line) == largest && dtype(line).equals("float32"))
        .filter(line -> line.has("seconds"))
        .filter(
            line ->
                subject.endsWith(" ")
                    ? line.path("subject").asText().startsWith(subject)
                    : line.path("subject").asText().equals(subject))
        .findFirst();
  }

  private Optional<Double> share(JsonNode line) {
    TreeMap<String, Double> copies = new TreeMap<>();
    for (JsonNode other : lines) {
      if (isCopy(other) && size(other) == size(line) && other.has("seconds")) {
        copies.put(dtype(other), rate(other));
      }
    }
    Double copy = copies.getOrDefault(dtype(line), copies.get("float32"));
    return Optional.ofNullable(copy).map(rate -> rate(line) / rate);
  }

  private static boolean isCopy(JsonNode line) {
    return line.path("kind").asText().equals("copy");
  }

  private static int size(JsonNode line) {
    return line.path("size").asInt();
  }

  private static String dtype(JsonNode line) {
    return line.path("dtype").asText();
  }

  /** Bytes per second. */
  private static double rate(JsonNode line) {
    return line.path("bytes").asLong() / least(line);
  }

  private static double least(JsonNode line) {
    return seconds(line).min().orElse(Double.NaN);
  }

  private static DoubleStream seconds(JsonNode line) {
    return StreamSupport.stream(line.path("seconds").spliterator(), false)
        .mapToDouble(JsonNode::asDouble);
  }
}
