package org.gradmark.bench.compare;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.testng.annotations.Test;

/** What a comparison concludes from forks whose times are known. */
public class ComparisonTest {

  private static final int LEAST = Criteria.LEAST_PAIRS;

  private static List<Finding> compare(Scripted forks, String... benchmarks) {
    return new Comparison(Criteria.defaults(), forks).run(List.of(benchmarks));
  }

  private static Finding find(List<Finding> findings, String benchmark, Quantity quantity) {
    return findings.stream()
        .filter(f -> f.benchmark().equals(benchmark) && f.quantity() == quantity)
        .findFirst()
        .orElseThrow();
  }

  private static Change time(List<Finding> findings, String benchmark) {
    return find(findings, benchmark, Quantity.TIME).change();
  }

  @Test
  public void aSlowdownIsFoundAndConfirmed() {
    List<Finding> findings = compare(new Scripted().ratio("a", i -> 1.05), "a", "b");
    assertEquals(time(findings, "a"), Change.WORSE);
    assertEquals(time(findings, "b"), Change.SAME);
    Finding slower = find(findings, "a", Quantity.TIME);
    assertEquals(slower.ratio(), 1.05, 0.01);
    assertTrue(slower.low() < slower.ratio() && slower.ratio() < slower.high(), slower + "");
    assertTrue(slower.p() <= Criteria.ALPHA, slower + "");
    assertTrue(slower.forks() >= 3 * LEAST, "fresh forks count, too: " + slower);
    assertTrue(slower.change().shuts());
  }

  @Test
  public void whatFreshForksDoNotConfirmPasses() {
    // Slow in every fork of the first stage, as after a disturbance that hits one side only.
    List<Finding> findings = compare(new Scripted().ratio("a", i -> i < LEAST ? 1.1 : 1), "a");
    assertEquals(time(findings, "a"), Change.UNCONFIRMED);
    assertFalse(findings.stream().anyMatch(f -> f.change().shuts()));
  }

  @Test
  public void onlySuspectsAreMeasuredAgain() {
    Scripted forks = new Scripted().scatter(1e-3).ratio("a", i -> 1.2);
    compare(forks, "a", "b");
    int again = Collections.frequency(forks.asked, "a new");
    int once = Collections.frequency(forks.asked, "b new");
    assertTrue(once >= LEAST && once < 2 * LEAST, once + " forks of what nobody suspects");
    assertTrue(again >= 3 * LEAST && again < 6 * LEAST, again + " forks of the suspect");
    assertEquals(Collections.frequency(forks.asked, "a old"), again);
  }

  @Test
  public void aSlowdownBelowTheFloorIsLeftAloneHoweverSureItIs() {
    assertEquals(
        time(compare(new Scripted().scatter(1e-4).ratio("a", i -> 1.02), "a"), "a"),
        Change.UNCONFIRMED);
    assertEquals(
        time(compare(new Scripted().scatter(1e-4).ratio("a", i -> 1.01), "a"), "a"), Change.SAME);
    assertEquals(
        time(compare(new Scripted().scatter(1e-4).ratio("a", i -> 1.035), "a"), "a"), Change.WORSE);
  }

  @Test
  public void theFloorRisesWithTheNoise() {
    List<Finding> findings = compare(new Scripted().scatter(0.3), "a");
    Finding noisy = find(findings, "a", Quantity.TIME);
    assertTrue(noisy.floor() > 1.06, noisy + "");
    assertTrue(noisy.resolution() > noisy.floor(), noisy + "");
    assertEquals(noisy.forks(), Criteria.MOST_PAIRS);
    Finding quiet = find(compare(new Scripted(), "a"), "a", Quantity.TIME);
    assertEquals(quiet.floor(), 1.03, 1e-12);
    assertEquals(quiet.forks(), LEAST);
    assertTrue(quiet.resolution() < 1.05, quiet + "");
  }

  @Test
  public void aSpeedupIsToldAndShutsNothing() {
    List<Finding> findings = compare(new Scripted().ratio("a", i -> 0.9), "a");
    assertEquals(time(findings, "a"), Change.BETTER);
    assertFalse(findings.stream().anyMatch(f -> f.change().shuts()));
  }

  @Test
  public void oneByteMoreCounts() {
    List<Finding> findings = compare(new Scripted().waste("a", 1), "a", "b");
    Finding heavier = find(findings, "a", Quantity.ALLOCATION);
    assertEquals(heavier.change(), Change.WORSE);
    assertEquals(heavier.before(), 48.0);
    assertEquals(heavier.after(), 49.0);
    assertEquals(find(findings, "b", Quantity.ALLOCATION).change(), Change.SAME);
    assertEquals(time(findings, "a"), Change.SAME);
    assertEquals(
        find(compare(new Scripted().waste("a", -1), "a"), "a", Quantity.ALLOCATION).change(),
        Change.BETTER);
  }

  @Test
  public void aForkThatFailsShutsTheGateForItsBenchmarkOnly() {
    List<Finding> findings =
        compare(new Scripted().ratio("a", i -> i < 5 ? 1 : Double.NaN), "a", "b");
    Finding failed = find(findings, "a", Quantity.TIME);
    assertEquals(failed.change(), Change.UNMEASURED);
    assertTrue(failed.change().shuts());
    assertTrue(failed.note().contains("it burns"), failed.note());
    assertEquals(time(findings, "b"), Change.SAME);
  }

  @Test
  public void everyPairHasBothSidesAndCoinsDecideWhoIsFirst() {
    Scripted forks = new Scripted();
    compare(forks, "a", "b");
    int oldFirst = 0;
    for (int i = 0; i < forks.asked.size(); i += 2) {
      String first = forks.asked.get(i);
      String second = forks.asked.get(i + 1);
      assertEquals(first.charAt(0), second.charAt(0), "a pair is of one benchmark");
      assertFalse(first.equals(second), "a pair has both sides");
      oldFirst += first.endsWith("old") ? 1 : 0;
    }
    int pairs = forks.asked.size() / 2;
    assertTrue(oldFirst > pairs / 5 && oldFirst < pairs - pairs / 5, oldFirst + " of " + pairs);
  }

  @Test
  public void howManyForksThereWillBeIsToldAndTrue() {
    Scripted calm = new Scripted();
    compare(calm, "a", "b");
    List<Integer> told = List.copyOf(calm.planned.values());
    assertEquals(told.get(0), (Integer) (4 * LEAST));
    assertEquals(told.get(told.size() - 1), (Integer) calm.asked.size());

    Scripted slower = new Scripted().ratio("a", i -> 1.05);
    compare(slower, "a", "b");
    told = List.copyOf(slower.planned.values());
    assertTrue(told.get(told.size() - 1) > told.get(0), told.toString());
    assertEquals(told.get(told.size() - 1), (Integer) slower.asked.size());

    Scripted failing = new Scripted().ratio("a", i -> Double.NaN);
    compare(failing, "a", "b");
    told = List.copyOf(failing.planned.values());
    assertTrue(failing.asked.size() - told.get(told.size() - 1) <= 1, told.toString());
  }

  @Test
  public void theSameSeedAsksInTheSameOrder() {
    Scripted one = new Scripted();
    Scripted again = new Scripted();
    Scripted other = new Scripted();
    compare(one, "a");
    compare(again, "a");
    new Comparison(Criteria.defaults().withSeed(5), other).run(List.of("a"));
    assertEquals(one.asked, again.asked);
    assertFalse(one.asked.equals(other.asked));
  }

  @Test
  public void manyBenchmarksDoNotMakeFalseAlarms() {
    String[] names = IntStream.range(0, 40).mapToObj(i -> "b" + i).toArray(String[]::new);
    List<Finding> findings = compare(new Scripted().scatter(0.02).ratio("b7", i -> 1.08), names);
    for (Finding finding : findings) {
      assertEquals(
          finding.change().shuts(),
          finding.benchmark().equals("b7") && finding.quantity() == Quantity.TIME,
          finding.toString());
    }
  }
}
