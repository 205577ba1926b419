package org.gradmark.bench.compare;

import java.util.List;
import org.gradmark.core.statistics.Draws;

/**
 * Who is measured when: pairs of neighbours, and a coin for each pair says who goes first.
 *
 * <p>Neighbours share what the machine does at the time. The coins make the test exact whatever it
 * does: a machine that grows slower, a job that returns at a steady pace, a first fork that always
 * finds a cold disk, all of them meet old and new alike, and {@link Neighbours} counts over the
 * same coins. A fixed order (old new new old) cancels a steady drift, too, but falls for a
 * disturbance that keeps its pace.
 */
final class Order {

  private Order() {}

  /** The sides of the next pair, in the order of time. */
  static List<Side> pair(Draws draws) {
    return draws.bernoulli(0.5) ? List.of(Side.OLD, Side.NEW) : List.of(Side.NEW, Side.OLD);
  }
}
