package org.gradmark.bench.compare;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gradmark.bench.Bench;
import org.gradmark.bench.Measurement;
import org.gradmark.bench.Work;
import org.gradmark.core.statistics.Draws;
import org.testng.annotations.Test;

/** Bench files of two times. */
public class StoredComparisonTest {

  private static final Map<String, Object> HERE = Map.of("cpu", "one", "cores", 2, "heap_mib", 5);

  private static Measurement of(String subject, int forks, double microseconds, double bytes) {
    Draws draws = Draws.of(subject.hashCode() + (long) (1000 * microseconds));
    List<List<Double>> seconds = new ArrayList<>();
    List<Double> allocated = new ArrayList<>();
    for (int i = 0; i < forks; i++) {
      double typical = 1e-6 * microseconds * Math.exp(0.004 * draws.normal());
      seconds.add(List.of(typical * 1.4, typical, typical * 0.999));
      allocated.add(bytes);
    }
    return of(subject, seconds, allocated);
  }

  private static Measurement of(
      String subject, List<List<Double>> seconds, List<Double> allocated) {
    return new Measurement(
        Work.STEP,
        subject,
        "adam",
        "paper",
        "float32",
        "float32",
        "1e3",
        "[1000]",
        1,
        1000,
        1,
        "jmh",
        seconds,
        allocated,
        28_000,
        null,
        Double.NaN,
        "");
  }

  private static Bench bench(Map<String, Object> environment, Measurement... measurements) {
    return new Bench("1", environment, List.of(measurements), List.of());
  }

  @Test
  public void aSlowdownAndAByteAreFound() {
    Bench old = bench(HERE, of("x:a", 9, 40, 0), of("x:b", 9, 40, 16), of("x:c", 9, 40, 16));
    Bench now = bench(HERE, of("x:a", 9, 42, 0), of("x:b", 9, 40.1, 17), of("x:c", 9, 36, 16));
    List<Finding> findings = new StoredComparison(old, now).findings(Criteria.defaults());
    assertEquals(
        findings.stream().map(Finding::change).toList(),
        List.of(Change.WORSE, Change.SAME, Change.BETTER, Change.SAME, Change.WORSE, Change.SAME));
    assertEquals(findings.get(0).ratio(), 1.05, 0.01);
    assertTrue(findings.get(0).p() <= Criteria.defaults().alphaOnce());
  }

  @Test
  public void aBuildIsNotProtectedByItsOwnScatter() {
    List<List<Double>> seconds = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      seconds.add(List.of(40e-6 * (i % 2 == 0 ? 1.06 : 3) * (1 + 1e-4 * i)));
    }
    Bench old = bench(HERE, of("x:a", 14, 40, 0));
    Bench now = bench(HERE, of("x:a", seconds, List.of(0.0, 0.0)));
    Finding finding = new StoredComparison(old, now).findings(Criteria.defaults()).get(0);
    assertEquals(finding.change(), Change.WORSE);
    assertTrue(finding.ratio() < finding.floor(), "by the estimate alone it would be overlooked");
    assertTrue(
        ComparisonText.describe(finding).contains("above the limit of 103.0 %, even the lower end"),
        ComparisonText.describe(finding));
    Finding back = new StoredComparison(now, old).findings(Criteria.defaults()).get(0);
    assertEquals(back.change(), Change.BETTER);
  }

  @Test
  public void tooFewForksAreRefusedWithTheNumberThatWouldDo() {
    Bench old = bench(HERE, of("x:a", 3, 40, 0));
    IllegalArgumentException refusal =
        expectThrows(
            IllegalArgumentException.class,
            () -> new StoredComparison(old, old).findings(Criteria.defaults()));
    assertTrue(refusal.getMessage().contains("--forks 7"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("step x:a@float32 1e3 x1"), refusal.getMessage());
  }

  @Test
  public void otherMachinesAndMissingBenchmarksAreTold() {
    Bench old = bench(HERE, of("x:a", 9, 40, 0), of("x:b", 9, 40, 0));
    Bench now = bench(Map.of("cpu", "two", "cores", 2, "heap_mib", 9), of("x:a", 9, 40, 0));
    StoredComparison comparison = new StoredComparison(old, now);
    assertEquals(comparison.otherMachine(), List.of("cpu: one, now two"));
    assertEquals(comparison.unmatched(), Map.of("step x:b@float32 1e3 x1", Side.OLD));
    assertEquals(
        new StoredComparison(bench(HERE), bench(HERE)).findings(Criteria.defaults()), List.of());
  }
}
