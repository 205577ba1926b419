package org.gradmark.bench.jmh;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The loops of STREAM (McCalpin 1995) and one in place, in float or double. Every thread has arrays
 * of its own, so that nothing is handed over; together they are as large as the arrays of the
 * benchmark that they are the roofline of.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ProbeBenchmark {

  /** Keeps the numbers of update in range for ever: a converges to b / (1 - RATE). */
  private static final float RATE = 0.5f;

  /** Elements of each of the three arrays of a thread. */
  @Param("1000")
  public int length;

  @Param("float32")
  public String dtype;

  private float[] a;
  private float[] b;
  private float[] c;
  private double[] x;
  private double[] y;
  private double[] z;

  /** Fills the arrays, which puts their pages in place. */
  @Setup
  public void fill() {
    if (dtype.equals("float32")) {
      a = new float[length];
      b = new float[length];
      c = new float[length];
      Arrays.fill(a, 1f);
      Arrays.fill(b, 2f);
      Arrays.fill(c, 3f);
    } else {
      x = new double[length];
      y = new double[length];
      z = new double[length];
      Arrays.fill(x, 1);
      Arrays.fill(y, 2);
      Arrays.fill(z, 3);
    }
  }

  /** {@code a = b}. */
  @Benchmark
  public void copy() {
    if (a != null) {
      copy(a, b);
    } else {
      copy(x, y);
    }
  }

  /** {@code a = b + s c}. */
  @Benchmark
  public void triad() {
    if (a != null) {
      triad(a, b, c);
    } else {
      triad(x, y, z);
    }
  }

  /** {@code a = s a + b}. */
  @Benchmark
  public void update() {
    if (a != null) {
      update(a, b);
    } else {
      update(x, y);
    }
  }

  private static void copy(float[] a, float[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] = b[i];
    }
  }

  private static void copy(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] = b[i];
    }
  }

  private static void triad(float[] a, float[] b, float[] c) {
    for (int i = 0; i < a.length; i++) {
      a[i] = b[i] + RATE * c[i];
    }
  }

  private static void triad(double[] a, double[] b, double[] c) {
    for (int i = 0; i < a.length; i++) {
      a[i] = b[i] + RATE * c[i];
    }
  }

  private static void update(float[] a, float[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] = RATE * a[i] + b[i];
    }
  }

  private static void update(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] = RATE * a[i] + b[i];
    }
  }
}
