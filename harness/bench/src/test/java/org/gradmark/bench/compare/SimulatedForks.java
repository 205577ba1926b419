package org.gradmark.bench.compare;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.statistics.Draws;

/** Forks of a machine that is only imagined: time passes with each, and its noise with time. */
final class SimulatedForks implements Forks {

  private static final int WARM_UP = 5;
  private static final int ITERATIONS = 10;
  private static final double ITERATION = 0.005;

  /** Scatter of the median of ten iterations. */
  private static final double MEDIAN = 0.0019;

  private final Noise noise;
  private final Draws draws;
  private final String slowed;
  private final double effect;
  private double level;
  private boolean busy;
  private double burden;
  private int count;

  /**
   * A machine.
   *
   * @param slowed the benchmark that is slower in the new build
   * @param effect by which share
   */
  SimulatedForks(Noise noise, Draws draws, String slowed, double effect) {
    this.noise = noise;
    this.draws = draws;
    this.slowed = slowed;
    this.effect = effect;
    busy = noise.bursts() > 0 && draws.bernoulli(noise.bursts() / (noise.bursts() + noise.rest()));
    burden = noise.load() * draws.uniform();
  }

  int count() {
    return count;
  }

  @Override
  public Sample measure(String benchmark, Side side) {
    count++;
    double fork = scatter() + (draws.bernoulli(noise.modes()) ? noise.gap() : 0);
    level += noise.slope() + (noise.walk() > 0 ? noise.walk() * draws.normal() : 0);
    if (side == Side.NEW && benchmark.equals(slowed)) {
      fork += Math.log1p(effect);
    }
    if (noise.period() > 0 && count % noise.period() == 0) {
      fork += noise.load();
    }
    if (noise.bursts() == 0) {
      // Nothing happens within a fork: one iteration stands for the median of all.
      return Sample.of(1e-5 * Math.exp(fork + level + MEDIAN * draws.normal()), 0);
    }
    List<Double> seconds = new ArrayList<>();
    for (int tick = 0; tick < WARM_UP + ITERATIONS; tick++) {
      pass();
      if (tick >= WARM_UP) {
        seconds.add(
            1e-5 * Math.exp(fork + level + ITERATION * draws.normal() + (busy ? burden : 0)));
      }
    }
    return new Sample(seconds, 0);
  }

  /** One tick of the other process. */
  private void pass() {
    if (busy && draws.bernoulli(noise.rest())) {
      busy = false;
    } else if (!busy && draws.bernoulli(noise.bursts())) {
      busy = true;
      burden = noise.load() * draws.uniform();
    }
  }

  private double scatter() {
    if (!noise.heavy()) {
      return noise.forks() * draws.normal();
    }
    double chiSquare = 0;
    for (int i = 0; i < 3; i++) {
      double z = draws.normal();
      chiSquare += z * z;
    }
    double late = draws.bernoulli(0.05) ? Math.log(draws.pareto(3)) : 0;
    return noise.forks() * draws.normal() / Math.sqrt(chiSquare / 3) + late;
  }
}
