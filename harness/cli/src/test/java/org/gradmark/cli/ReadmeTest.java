package org.gradmark.cli;

import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gradmark.core.run.Registry;
import org.gradmark.core.system.SystemSpec;
import org.testng.annotations.Test;

/** The README's numbers are those of the class path. */
public class ReadmeTest {

  @Test
  public void whatIsCoveredIsCounted() throws IOException {
    String readme = Files.readString(Path.of("..", "..", "README.md"));
    Map<String, List<SystemSpec<?>>> kinds = new LinkedHashMap<>();
    try (Registry registry = Registry.find()) {
      registry
          .systems()
          .forEach(s -> kinds.computeIfAbsent(s.kind(), kind -> new ArrayList<>()).add(s));
    }
    kinds.forEach(
        (kind, systems) -> {
          String row = row(kind, systems);
          assertTrue(readme.contains(row), "the README lacks the row\n" + row);
        });
  }

  private static String row(String kind, List<SystemSpec<?>> systems) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %,d | %,d |",
        kind.equals("clipping") ? kind : kind.replace('-', ' ') + "s",
        systems.size(),
        systems.stream().mapToInt(s -> s.dialects().size()).sum(),
        systems.stream().mapToInt(s -> s.claims().size()).sum(),
        systems.stream()
            .flatMap(s -> s.claims().stream())
            .mapToInt(claim -> claim.rejections().size())
            .sum());
  }
}
