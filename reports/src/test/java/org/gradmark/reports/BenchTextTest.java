package org.gradmark.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import org.gradmark.bench.Bench;
import org.gradmark.bench.Measurement;
import org.gradmark.bench.Omission;
import org.gradmark.bench.Wall;
import org.gradmark.bench.Work;
import org.testng.annotations.Test;

public class BenchTextTest {

  private static Measurement of(Work work, String subject, double seconds, double bytes) {
    return new Measurement(
        work,
        subject,
        "adam",
        "paper",
        "float32",
        "float32",
        "1e6",
        "[1000,1000]",
        1,
        1_000_000,
        2,
        "jmh",
        List.of(List.of(seconds)),
        List.of(1234.0),
        bytes,
        new Wall(20e9, 30e9, 35e9),
        0.5,
        "1");
  }

  private static String text(List<Measurement> measurements, List<Omission> omissions) {
    Bench bench = new Bench("0.1.0", Samples.MACHINE, measurements, omissions);
    return BenchText.render(bench, Terminal.LOG, 75, "out/bench.jsonl");
  }

  private static String row(String text, String subject) {
    return text.lines()
        .filter(line -> line.startsWith(subject))
        .map(line -> line.replaceAll(" +", " "))
        .findFirst()
        .orElse("");
  }

  @Test
  public void stepsAgainstTheWall() {
    String text =
        text(
            List.of(
                of(Work.PROBE, "probe:copy", 1e-3, 8e6),
                of(Work.STEP, "slow:adam", 2e-3, 28e6),
                of(Work.STEP, "fast:adam", 1e-3, 28e6)),
            List.of());
    assertTrue(text.contains("wall 40.0 GB/s (copy 20.0, triad 30.0, update 35.0)"), text);
    assertEquals(row(text, "fast:adam"), "fast:adam@float32 1.00 1.00 28.0 70 % 1,234");
    assertEquals(row(text, "slow:adam"), "slow:adam@float32 2.00 2.00 14.0 35 % 1,234");
    assertTrue(text.indexOf("fast:adam") < text.indexOf("slow:adam"), "the fastest comes first");
    assertEquals(row(text, "probe:copy"), "", "a probe is no subject");
    assertTrue(text.contains("3 benchmarks in 1 min 15 s, 0 left out"), text);
  }

  @Test
  public void estimatesPerSecondAndVarianceTimesTime() {
    String text = text(List.of(of(Work.ESTIMATE, "a:b", 1e-3, Double.NaN)), List.of());
    assertTrue(text.contains("ns/estimate"), text);
    assertEquals(row(text, "a:b"), "a:b@float32 1.00 1.00 1e9 0.0005 1,234");
  }

  @Test
  public void whatWasLeftOutIsTold() {
    Omission omission = new Omission("step a:b@f32 1e9 x1", "a:b", "it needs 9 MiB", false);
    Omission defect = new Omission("step c:d@f32 1e3 x1", "c:d", "it is another step", true);
    String text = text(List.of(), List.of(omission, defect));
    assertTrue(text.contains("-     it needs 9 MiB"), text);
    assertTrue(text.contains("FAIL  it is another step"), text);
    assertTrue(text.contains("step c:d@f32 1e3 x1"), text);
  }
}
