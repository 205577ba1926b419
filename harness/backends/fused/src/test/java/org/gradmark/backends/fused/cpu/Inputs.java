package org.gradmark.backends.fused.cpu;

import java.util.List;
import java.util.SplittableRandom;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;

/** Backends that are compared, and numbers at which arithmetic likes to differ. */
final class Inputs {

  /** Zeros, subnormals of both formats, ordinary numbers, ends of ranges, infinities and NaN. */
  static final double[] NASTY = {
    0.0,
    -0.0,
    1,
    -1,
    2.5,
    -3.25,
    0.1,
    7,
    1e-8,
    -1e8,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    3e-39,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    1e-310,
    Double.MIN_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  private Inputs() {}

  /** Name of a fused backend, and of the plain one of its precision. */
  static List<String[]> pairs() {
    return List.of(new String[] {"fused-cpu", "f32"}, new String[] {"fused-cpu-f64", "f64"});
  }

  static FusedCpuBackend fused(String name) {
    return (FusedCpuBackend) Backends.open(name);
  }

  static Backend plain(String name) {
    return Backends.open(name);
  }

  /** Nasty numbers, beginning somewhere in their list. */
  static double[] nasty(Shape shape, int offset) {
    double[] values = new double[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = NASTY[(i + offset) % NASTY.length];
    }
    return values;
  }

  /** Numbers between -1 and 1. */
  static double[] random(int size, long seed) {
    return new SplittableRandom(seed).doubles(size, -1, 1).toArray();
  }
}
