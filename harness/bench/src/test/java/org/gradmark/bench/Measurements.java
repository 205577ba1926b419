package org.gradmark.bench;

import java.util.List;

/** Measurements for tests. */
public final class Measurements {

  private Measurements() {}

  /** 1000 elements with 28 bytes each on two threads, beside a wall of 56 GB/s. */
  public static Measurement step(String subject, List<List<Double>> seconds) {
    return of(subject, "1e3", seconds, List.of(0.0), 28_000, new Wall(30e9, 42e9, 50e9));
  }

  /** A program that times itself, and a rule whose traffic nobody knows. */
  public static Measurement withoutBytes(String subject) {
    return onList(subject, "1e3");
  }

  /** The same of another list of parameters. */
  static Measurement onList(String subject, String list) {
    return of(subject, list, List.of(List.of(1e-6)), List.of(), Double.NaN, null);
  }

  private static Measurement of(
      String subject,
      String list,
      List<List<Double>> seconds,
      List<Double> allocated,
      double bytes,
      Wall wall) {
    return new Measurement(
        Work.STEP,
        subject,
        "adam",
        "paper",
        "float32",
        "float32",
        list,
        "[1000]",
        1,
        1000,
        2,
        "jmh",
        seconds,
        allocated,
        bytes,
        wall,
        Double.NaN,
        "1.0");
  }
}
