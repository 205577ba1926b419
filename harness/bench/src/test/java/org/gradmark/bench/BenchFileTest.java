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

  @Test
  public void ofASettingThatTwoFilesHaveTheFirstCounts() {
    Omission why = new Omission("step c:d@float32 small x2", "c:d", "too large", false);
    Measurement first = Measurements.step("a:b", List.of(List.of(1e-6)));
    Measurement again = Measurements.step("a:b", List.of(List.of(2e-6)));
    Measurement other = Measurements.onList("a:b", "1e4");
    Map<String, Object> machine = Map.of("cpu", "x", "cores", 2);
    Bench both =
        new Bench("1", machine, List.of(first), List.of())
            .and(new Bench("1", machine, List.of(again, other), List.of(why)));
    assertEquals(both.measurements(), List.of(first, other));
    assertEquals(both.omissions(), List.of(why));
    Bench elsewhere = new Bench("1", Map.of("cpu", "x", "cores", 4), List.of(), List.of());
    assertTrue(
        expectThrows(IllegalArgumentException.class, () -> both.and(elsewhere))
            .getMessage()
            .contains("cores of one machine is 2, of the other 4"));
  }

  private static String message(Path file) {
    return expectThrows(IllegalArgumentException.class, () -> BenchFile.read(file)).getMessage();
  }
}
