package org.gradmark.core.tensor;

import java.util.Arrays;
import java.util.List;

/** The extents of a tensor, outermost first; {@code []} is a scalar. Immutable. */
public final class Shape {

  /** The shape of a scalar tensor, rank 0. */
  public static final Shape SCALAR = new Shape(List.of());

  private final List<Integer> extents;

  /** 0 until somebody asks: every operation of every element does. */
  private int size;

  /** The shape with these extents. */
  public Shape(List<Integer> extents) {
    this.extents = List.copyOf(extents);
    for (int extent : extents) {
      if (extent < 1) {
        throw new IllegalArgumentException(
            "extent " + extent + " in shape " + extents + "; every extent is at least 1");
      }
    }
  }

  /** The shape with these extents; {@code Shape.of()} is the scalar's. */
  public static Shape of(int... extents) {
    Integer[] boxed = new Integer[extents.length];
    Arrays.setAll(boxed, i -> extents[i]);
    return new Shape(List.of(boxed));
  }

  /** Extents, outermost first. */
  public List<Integer> extents() {
    return extents;
  }

  /** Number of axes. */
  public int rank() {
    return extents.size();
  }

  /** Number of elements, 1 for a scalar. */
  public int size() {
    if (size == 0) {
      int product = 1;
      for (int extent : extents) {
        product = Math.multiplyExact(product, extent);
      }
      size = product;
    }
    return size;
  }

  /** Whether this is the shape of a scalar. */
  public boolean isScalar() {
    return extents.isEmpty();
  }

  /** Number of rows of a matrix. */
  public int rows() {
    return matrix().extents.get(0);
  }

  /** Number of columns of a matrix. */
  public int columns() {
    return matrix().extents.get(1);
  }

  /** This shape, if it is a matrix's; the error names the shape otherwise. */
  public Shape matrix() {
    if (rank() != 2) {
      throw new IllegalArgumentException("a matrix (rank 2) is needed, got shape " + this);
    }
    return this;
  }

  /**
   * The shape of an element-wise operation between this and another shape. Equal shapes match; a
   * scalar matches everything; a column {@code [n,1]} or a row {@code [1,m]} matches a matrix
   * {@code [n,m]}. Nothing else does.
   *
   * @throws IllegalArgumentException naming the operation and both shapes
   */
  public Shape broadcast(Shape other, String operation) {
    if (equals(other) || other.isScalar()) {
      return this;
    }
    if (isScalar()) {
      return other;
    }
    if (rank() == 2 && other.rank() == 2) {
      int rows = Math.max(rows(), other.rows());
      int columns = Math.max(columns(), other.columns());
      Shape joint = of(rows, columns);
      if (fits(joint) && other.fits(joint)) {
        return joint;
      }
    }
    throw new IllegalArgumentException(
        operation + ": shapes " + this + " and " + other + " do not match");
  }

  private boolean fits(Shape joint) {
    return (rows() == joint.rows() || rows() == 1)
        && (columns() == joint.columns() || columns() == 1);
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Shape that && extents.equals(that.extents);
  }

  @Override
  public int hashCode() {
    return extents.hashCode();
  }

  @Override
  public String toString() {
    return extents.toString().replace(" ", "");
  }
}
