package org.gradmark.bench.compare;

import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.statistics.Draws;
import org.testng.annotations.Test;

/**
 * The gate keeps its promise on forks of a real machine that {@link RealForks} collected: those
 * that are kept in real-forks.txt, or others with {@code -Dgradmark.gate.forks=FILE}. Comparisons
 * are drawn from them: each begins at some triple and goes on from there in the order of time,
 * round the end if need be; coins say which of two like forks is called the new one. They share
 * forks, so they are not independent; what they do share is every disturbance that the machine
 * really had.
 */
public class RealGateTest {

  private static final String FILE = "gradmark.gate.forks";
  private static final int COMPARISONS = Integer.getInteger("gradmark.gate.comparisons", 100);

  @Test
  public void keepsItsPromise() throws IOException {
    String file = System.getProperty(FILE, "");
    List<double[]> triples =
        file.isEmpty() ? RealForks.kept() : RealForks.read(Files.readAllLines(Path.of(file)));
    int alarms = 0;
    int found = 0;
    int suspected = 0;
    long forks = 0;
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < COMPARISONS; i++) {
      Finding same = compare(triples, i, false).get(0);
      Finding slower = compare(triples, i, true).get(0);
      alarms += same.change().shuts() ? 1 : 0;
      suspected += same.change() == Change.UNCONFIRMED ? 1 : 0;
      found += slower.change() == Change.WORSE ? 1 : 0;
      ratios.add(slower.ratio());
      forks += 2L * same.forks();
    }
    System.out.printf(
        "%d triples; %d comparisons: %d false alarms, %d suspected, %d slowdowns found (%.1f %% on"
            + " average), %.0f forks for a comparison of a build with itself%n",
        triples.size(),
        COMPARISONS,
        alarms,
        suspected,
        found,
        100 * (ratios.stream().mapToDouble(r -> r).average().orElseThrow() - 1),
        (double) forks / COMPARISONS);
    assertTrue(alarms <= COMPARISONS / 1000, alarms + " false alarms");
    assertTrue(found >= 0.99 * COMPARISONS, found + " slowdowns found");
  }

  private static List<Finding> compare(List<double[]> triples, int index, boolean slowed) {
    Draws draws = Draws.of(index);
    int start = draws.below(triples.size());
    return new Comparison(Criteria.defaults().withSeed(index), new Replay(triples, start, slowed))
        .run(List.of("engine:sgd"));
  }

  /** Pairs of a record: two like forks, or one of them and the slower one. */
  private static final class Replay implements Forks {
    private final List<double[]> triples;
    private final boolean slowed;
    private int asked;
    private final int start;

    Replay(List<double[]> triples, int start, boolean slowed) {
      this.triples = triples;
      this.start = start;
      this.slowed = slowed;
    }

    @Override
    public Sample measure(String benchmark, Side side) {
      int pair = asked / 2;
      double[] triple = triples.get((start + pair) % triples.size());
      boolean second = asked++ % 2 == 1;
      // Like forks: whoever is asked first takes the first. Unlike ones: by their build.
      int which = slowed ? side == Side.NEW ? 2 : pair % 2 : second ? 1 : 0;
      return Sample.of(triple[which], 0);
    }
  }
}
