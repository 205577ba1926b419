package org.gradmark.bench;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.testng.annotations.Test;

/** The order of forks, and what becomes of what they measure. */
public final class ContestTest {

  private static final Effort THREE = new Effort(3, 1, 1, 0.01, 1);
  private static final ParameterList LIST = ParameterList.named("1e3");

  private final List<String> order = new ArrayList<>();
  private final List<Omission> omitted = new ArrayList<>();
  private int planned;
  private int ended;

  private final Listener listener =
      new Listener() {
        @Override
        public void planned(int forks) {
          planned = forks;
        }

        @Override
        public void begins(String benchmark) {
          order.add(benchmark.split("[ @]")[1]);
        }

        @Override
        public void ended(int forks) {
          ended += forks;
        }

        @Override
        public void omitted(Omission omission) {
          omitted.add(omission);
        }

        @Override
        public void measured(Bench bench) {}
      };

  private static Benchmark step(String subject) {
    return new Benchmark(
        Work.STEP,
        subject,
        "adam",
        "paper",
        "f32",
        "float32",
        LIST,
        2,
        Map.of(),
        28_000,
        Double.NaN);
  }

  private static Contest.Entry entry(Benchmark benchmark, Function<String, Double> seconds) {
    return new Contest.Entry(
        benchmark, name -> new Timing(List.of(seconds.apply(name)), 0, "1", "jmh"));
  }

  private Bench run(Contest.Entry... entries) {
    order.clear();
    omitted.clear();
    ended = 0;
    return new Contest(THREE, listener, new Contest.Field(List.of(entries), List.of())).run();
  }

  @Test
  public void everySecondRoundIsInReverse() {
    Bench bench =
        run(
            entry(step("a:x"), name -> name.startsWith("round-2") ? 5.0 : 1.0),
            entry(step("b:y"), name -> 2.0));
    assertEquals(order, List.of("a:x", "b:y", "b:y", "a:x", "a:x", "b:y"));
    assertEquals(
        bench.measurements().get(0).seconds(), List.of(List.of(1.0), List.of(5.0), List.of(1.0)));
    assertEquals(planned, 6);
    assertEquals(ended, 6);
    assertNull(bench.measurements().get(0).wall(), "there were no probes");
  }

  @Test
  public void whatFailsIsLeftOutFromThenOn() {
    Bench bench =
        run(
            entry(
                step("a:x"),
                name -> {
                  if (name.startsWith("round-2")) {
                    throw new BenchmarkFailure(true, "it crashed");
                  }
                  return 1.0;
                }),
            entry(step("b:y"), name -> 2.0));
    assertEquals(order, List.of("a:x", "b:y", "b:y", "a:x", "b:y"));
    assertEquals(bench.measurements().size(), 1);
    assertEquals(bench.omissions(), omitted);
    assertEquals(omitted.get(0).reason(), "it crashed");
    assertEquals(ended, planned, "the forks that will not be count as done");
  }

  @Test
  public void theWallIsTheMedianOfTheProbes() {
    List<Contest.Entry> entries = new ArrayList<>();
    for (Benchmark probe : Probes.of(LIST, "float32", 2)) {
      entries.add(entry(probe, name -> name.startsWith("round-3") ? 9e-6 : 1e-6));
    }
    entries.add(entry(step("a:x"), name -> 1e-6));
    Bench bench = run(entries.toArray(Contest.Entry[]::new));
    Wall wall = bench.measurements().get(3).wall();
    // Two threads with three arrays of 2/3 of the elements each, 4 bytes a number.
    double array = 2 * 666 * 4;
    assertEquals(wall.copy(), 2 * array / 1e-6, 1);
    assertEquals(wall.triad(), 3 * array / 1e-6, 1);
    assertEquals(wall.update(), 3 * array / 1e-6, 1);
    assertNull(bench.measurements().get(0).wall(), "a probe has no wall");
  }
}
