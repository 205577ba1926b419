package org.gradmark.estimators.statistic.distances;

import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;

/** Unit vectors of eight numbers that every precision has exactly. */
final class Sphere {

  private static final int WIDTH = 8;
  private static final double HALF = 0.5;

  private Sphere() {}

  /** Rows of length one: some along an axis, others with four numbers of 1/2 or -1/2. */
  static Values points(int count, int salt) {
    double[] all = new double[count * WIDTH];
    for (int i = 0; i < count; i++) {
      int kind = i * i + salt * (i + 1);
      if (kind % 3 == 0) {
        all[i * WIDTH + kind % WIDTH] = kind % 2 == 0 ? 1 : -1;
      } else {
        for (int j = 0; j < WIDTH / 2; j++) {
          int place = (kind + j * (kind % 2 == 0 ? 1 : 2)) % WIDTH;
          all[i * WIDTH + place] = (kind >> j) % 2 == 0 ? HALF : -HALF;
        }
      }
    }
    return new Values(Shape.of(count, WIDTH), all);
  }
}
