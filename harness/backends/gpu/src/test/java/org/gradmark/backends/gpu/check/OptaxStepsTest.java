package org.gradmark.backends.gpu.check;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.testng.SkipException;
import org.testng.annotations.Test;

/** The script that times Optax, on the processor: what it writes is what the report reads. */
public class OptaxStepsTest {

  private static List<JsonNode> lines(String python) throws Exception {
    Path output = Files.createTempFile("optax", ".jsonl");
    Process process =
        new ProcessBuilder(python, "optax_steps.py", "--try", "1e3")
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertTrue(process.waitFor(300, TimeUnit.SECONDS), "the script ends");
      assertEquals(process.exitValue(), 0);
      List<JsonNode> lines = new ArrayList<>();
      for (String line : Files.readAllLines(output)) {
        lines.add(new ObjectMapper().readTree(line));
      }
      return lines;
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  private static boolean has(String python, String modules) throws Exception {
    Process process =
        new ProcessBuilder(python, "-c", "import " + modules)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @Test
  public void whatItWritesIsReported() throws Exception {
    String python = System.getenv("GRADMARK_PYTHON");
    if (python == null || !has(python, "jax, optax")) {
      throw new SkipException("no Python with Optax: name one in GRADMARK_PYTHON");
    }
    List<JsonNode> lines = lines(python);
    assertEquals(lines.size(), 10, lines.toString());
    for (JsonNode line : lines) {
      assertEquals(line.path("seconds").size(), 7, line.toString());
      assertTrue(line.path("seconds").get(0).asDouble() > 0, line.toString());
    }
    // Adam moves seven numbers of an element, of four bytes each.
    assertEquals(lines.get(0).path("bytes").asInt(), 28_000);
    assertEquals(lines.get(5).path("bytes").asInt(), 14_000);
    String page = CheckReport.text(lines);
    assertTrue(page.contains("| 1000 | optax:adamw "), page);
    assertTrue(page.contains("(host) | bfloat16 | "), page);
  }
}
