package org.gradmark.backends.fused.cpu;

import java.util.Arrays;
import org.gradmark.core.tensor.Precision;

/** Arrays of the two formats that kernels compute in, without a word about which it is. */
enum Numbers {
  SINGLE(Precision.FLOAT32, "float", Float.BYTES) {
    @Override
    Object allocate(int size) {
      return new float[size];
    }

    @Override
    double get(Object array, int index) {
      return ((float[]) array)[index];
    }

    @Override
    void set(Object array, int index, double value) {
      ((float[]) array)[index] = (float) value;
    }

    @Override
    void fill(Object array, int from, int to, double value) {
      Arrays.fill((float[]) array, from, to, (float) value);
    }

    @Override
    void copy(Object from, Object to, int[] places) {
      for (int place : places) {
        ((float[]) to)[place] = ((float[]) from)[place];
      }
    }

    @Override
    Object[] allocate(int arrays, int size) {
      return new float[arrays][size];
    }

    @Override
    void addRows(Object c, int at, Object[] lanes, int number, Object a, int k, int count) {
      RowProduct.add((float[]) c, at, (float[][]) lanes, number, (float[]) a, k, count);
    }

    @Override
    void transpose(
        Object from,
        int at,
        Object to,
        int put,
        int rows,
        int columns,
        int r0,
        int r1,
        int c0,
        int c1) {
      float[] source = (float[]) from;
      float[] target = (float[]) to;
      for (int r = r0; r < r1; r++) {
        for (int c = c0; c < c1; c++) {
          target[put + c * rows + r] = source[at + r * columns + c];
        }
      }
    }
  },

  DOUBLE(Precision.FLOAT64, "double", Double.BYTES) {
    @Override
    Object allocate(int size) {
      return new double[size];
    }

    @Override
    double get(Object array, int index) {
      return ((double[]) array)[index];
    }

    @Override
    void set(Object array, int index, double value) {
      ((double[]) array)[index] = value;
    }

    @Override
    void fill(Object array, int from, int to, double value) {
      Arrays.fill((double[]) array, from, to, value);
    }

    @Override
    void copy(Object from, Object to, int[] places) {
      for (int place : places) {
        ((double[]) to)[place] = ((double[]) from)[place];
      }
    }

    @Override
    Object[] allocate(int arrays, int size) {
      return new double[arrays][size];
    }

    @Override
    void addRows(Object c, int at, Object[] lanes, int number, Object a, int k, int count) {
      RowProduct.add((double[]) c, at, (double[][]) lanes, number, (double[]) a, k, count);
    }

    @Override
    void transpose(
        Object from,
        int at,
        Object to,
        int put,
        int rows,
        int columns,
        int r0,
        int r1,
        int c0,
        int c1) {
      double[] source = (double[]) from;
      double[] target = (double[]) to;
      for (int r = r0; r < r1; r++) {
        for (int c = c0; c < c1; c++) {
          target[put + c * rows + r] = source[at + r * columns + c];
        }
      }
    }
  };

  private final Precision precision;
  private final String type;
  private final int bytes;

  Numbers(Precision precision, String type, int bytes) {
    this.precision = precision;
    this.type = type;
    this.bytes = bytes;
  }

  Precision precision() {
    return precision;
  }

  /** Java's name of the format. */
  String type() {
    return type;
  }

  /** Bytes of a number. */
  int bytes() {
    return bytes;
  }

  /** An array of zeros. */
  abstract Object allocate(int size);

  /** Arrays of zeros, in an array that knows their type. */
  abstract Object[] allocate(int arrays, int size);

  abstract double get(Object array, int index);

  /** Sets an element, rounded to the format. */
  abstract void set(Object array, int index, double value);

  abstract void fill(Object array, int from, int to, double value);

  /** Copies some elements to the same places of another array. */
  abstract void copy(Object from, Object to, int[] places);

  /** See {@link RowProduct#add}. */
  abstract void addRows(Object c, int at, Object[] lanes, int number, Object a, int k, int count);

  /**
   * Transposes part of a matrix.
   *
   * @param at where the source begins
   * @param put where the target begins
   * @param rows of the source, {@code r0} to before {@code r1} of which are transposed
   * @param columns of the source, {@code c0} to before {@code c1} of which are transposed
   */
  abstract void transpose(
      Object from,
      int at,
      Object to,
      int put,
      int rows,
      int columns,
      int r0,
      int r1,
      int c0,
      int c1);

  /** Puts numbers into an array, each rounded. */
  void put(double[] values, Object array, int at) {
    for (int i = 0; i < values.length; i++) {
      set(array, at + i, values[i]);
    }
  }

  /** Numbers of an array, as doubles. */
  double[] take(Object array, int at, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = get(array, at + i);
    }
    return values;
  }
}
