package org.gradmark.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import org.gradmark.core.statistics.Draws;

/**
 * Another process that wants the machine: on every core it works and rests in turns, for times that
 * are drawn. Work goes through an array larger than most caches, so that the memory is wanted, too.
 * It ends with whoever started it.
 */
final class Disturbance implements AutoCloseable {

  /** Shortest and longest turn, in seconds: from a few of an operating system's to whole forks. */
  static final double SHORTEST = 0.02;

  static final double LONGEST = 2;

  private static final int ELEMENTS = 1 << 22;

  private static volatile double sum;

  private final Process process;

  private Disturbance(Process process) {
    this.process = process;
  }

  /** Starts it. */
  static Disturbance start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Disturbance.class.getName());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new Disturbance(builder.start());
  }

  /** Whether it is at work; if not, nothing was disturbed. */
  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Works until the standard input is closed, which happens when the other process ends. */
  public static void main(String[] args) throws IOException {
    for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
      Draws draws = Draws.of(core);
      Thread thread = new Thread(() -> turns(draws));
      thread.setDaemon(true);
      thread.start();
    }
    while (System.in.read() >= 0) {
      // Nobody writes.
    }
  }

  private static void turns(Draws draws) {
    double[] array = new double[ELEMENTS];
    try {
      while (true) {
        long end = System.nanoTime() + nanos(draws);
        while (System.nanoTime() < end) {
          double all = 0;
          for (int i = 0; i < array.length; i++) {
            array[i] = array[i] * 0.5 + i;
            all += array[i];
          }
          sum = all;
        }
        Thread.sleep(nanos(draws) / 1_000_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Short turns are as frequent as long ones: the logarithm is uniform. */
  private static long nanos(Draws draws) {
    return (long) (1e9 * SHORTEST * Math.pow(LONGEST / SHORTEST, draws.uniform()));
  }
}
