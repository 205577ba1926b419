package org.gradmark.bench;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.testng.annotations.Test;

/** What is written is read back; what is broken is named. */
public final class BenchFileTest {

  @Test
  public void roundTrip() throws IOException {
    Path file = Files.createTempDirectory("bench").resolve("deep").resolve("bench.jsonl");
    Bench bench =
        new Bench(
            "1.0",
            Map.of("cores", 2),
            List.of(
                Measurements.step("dl4j:adam", List.of(List.of(0.1, 1.0 / 3), List.of(5e-324))),
                Measurements.withoutBytes("torch:adam")),
            List.of(new Omission("step dl4j:nadam@float32 1e3 x2", "dl4j:nadam", "why", true)));
    BenchFile.write(file, bench);
    assertEquals(BenchFile.read(file), bench);
    BenchFile.write(file, bench);
    assertEquals(Files.list(file.getParent()).count(), 1L, "nothing but the file is left");
  }

  @Test
  public void anotherFileIsRefused() throws IOException {
    Path file = Files.createTempFile("bench", ".jsonl");
    Files.writeString(file, "{\"type\":\"run\",\"schema\":\"gradmark/run/1\"}\n");
    assertTrue(message(file).contains("gradmark/run/1"), message(file));
    Files.writeString(file, "");
    assertTrue(message(file).contains("is empty"), message(file));
  }

  @Test
  public void aBrokenLineIsNamed() throws IOException {
    Path file = Files.createTempFile("bench", ".jsonl");
    BenchFile.write(
        file, new Bench("1", Map.of(), List.of(Measurements.withoutBytes("a:b")), List.of()));
    String whole = Files.readString(file);
    Files.writeString(file, whole.replaceFirst("\"seconds\":\\[\\[1.0E-6]]", "\"seconds\":[[]]"));
    assertTrue(message(file).contains("line 2"), message(file));
    assertTrue(message(file).contains("a fork without any time"), message(file));
    Files.writeString(file, whole.substring(0, whole.length() - 9));
    assertTrue(message(file).contains("line 2 is no JSON object"), message(file));
  }

  private static String message(Path file) {
    return expectThrows(IllegalArgumentException.class, () -> BenchFile.read(file)).getMessage();
  }
}
