package org.gradmark.testng;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.RunFile;

/** The evidence of a verdict as files. */
final class Exhibits {

  /** One file. */
  record Exhibit(String name, String type, String extension, byte[] content) {}

  private Exhibits() {}

  /** The verdict as the run file has it, and those lists of one length as tables. */
  static List<Exhibit> of(Verdict verdict) {
    List<Exhibit> exhibits = new ArrayList<>();
    exhibits.add(exhibit("verdict", "application/json", ".json", RunFile.toJson(verdict) + "\n"));
    Map<Integer, Map<String, List<?>>> tables = new LinkedHashMap<>();
    verdict
        .evidence()
        .forEach(
            (name, value) -> {
              if (value instanceof List<?> list && list.size() > 1) {
                tables.computeIfAbsent(list.size(), size -> new LinkedHashMap<>()).put(name, list);
              }
            });
    for (Map<String, List<?>> table : tables.values()) {
      exhibits.add(exhibit(String.join(", ", table.keySet()), "text/csv", ".csv", csv(table)));
    }
    return exhibits;
  }

  /** A name for an id that is the same on every machine and in every run. */
  static String hash(String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String csv(Map<String, List<?>> table) {
    StringBuilder csv = new StringBuilder();
    csv.append(row(new ArrayList<>(table.keySet())));
    int rows = table.values().iterator().next().size();
    for (int i = 0; i < rows; i++) {
      int at = i;
      csv.append(row(table.values().stream().map(column -> (Object) column.get(at)).toList()));
    }
    return csv.toString();
  }

  private static String row(List<?> cells) {
    return cells.stream()
            .map(String::valueOf)
            .map(Exhibits::quoted)
            .collect(Collectors.joining(","))
        + "\n";
  }

  private static String quoted(String cell) {
    return cell.matches("[^\",\\r\\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  private static Exhibit exhibit(String name, String type, String extension, String content) {
    return new Exhibit(name, type, extension, content.getBytes(StandardCharsets.UTF_8));
  }
}
