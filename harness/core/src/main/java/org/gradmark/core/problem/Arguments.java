package org.gradmark.core.problem;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;

/** Checks of what problems are made from and asked, with errors that name the cure. */
final class Arguments {

  private Arguments() {}

  static double positive(String problem, String argument, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw bad(problem, argument, value, "it must be positive and finite");
    }
    return value;
  }

  static double notNegative(String problem, String argument, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw bad(problem, argument, value, "it must be finite and not negative");
    }
    return value;
  }

  static double finite(String problem, String argument, double value) {
    if (!Double.isFinite(value)) {
      throw bad(problem, argument, value, "it must be finite");
    }
    return value;
  }

  static int dimension(String problem, int value) {
    if (value < 1) {
      throw bad(problem, "dimension", value, "it must be at least 1");
    }
    return value;
  }

  /** The one parameter, if it is a vector of this many elements. */
  static Tensor vector(Supplier<String> problem, List<Tensor> at, int dimension) {
    if (at.size() != 1) {
      throw new IllegalArgumentException(
          problem.get() + " has one parameter, got " + at.size() + "; give it one vector");
    }
    return vector(problem, at.get(0), dimension);
  }

  static Tensor vector(Supplier<String> problem, Tensor at, int dimension) {
    if (!at.shape().equals(Shape.of(dimension))) {
      throw new IllegalArgumentException(
          problem.get() + " takes a vector of shape [" + dimension + "], got shape " + at.shape());
    }
    return at;
  }

  /** A number as names have it: without a fraction that is zero. */
  static String spelled(double value) {
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Numbers as names have them: {@code [1,0.5]}. */
  static String spelled(double[] values) {
    return Arrays.stream(values)
        .mapToObj(Arguments::spelled)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static IllegalArgumentException bad(
      String problem, String argument, double value, String cure) {
    return new IllegalArgumentException(
        problem + ": " + argument + " is " + spelled(value) + "; " + cure);
  }
}
