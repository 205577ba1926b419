package org.gradmark.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradmark.core.tensor.Shape;

/**
 * The parameters that a step is timed on.
 *
 * @param name a number of elements such as {@code 1e7}, which is one matrix; {@code gpt2} or {@code
 *     small}
 * @param shapes one for each parameter
 */
public record ParameterList(String name, List<Shape> shapes) {

  /** The 148 parameters of GPT-2 with 124 million elements (Radford et al. 2019). */
  public static final String GPT2 = "gpt2";

  /** 10,000 parameters of 64 elements: dispatch decides. */
  public static final String SMALL = "small";

  private static final int SMALL_COUNT = 10_000;
  private static final int SMALL_SIZE = 64;
  private static final double MOST = 1e9;

  public ParameterList {
    shapes = List.copyOf(shapes);
  }

  /**
   * The list of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ParameterList named(String name) {
    return switch (name) {
      case GPT2 -> new ParameterList(name, gpt2());
      case SMALL -> new ParameterList(name, Collections.nCopies(SMALL_COUNT, Shape.of(SMALL_SIZE)));
      default -> new ParameterList(name, List.of(matrix(name)));
    };
  }

  /** As square as its number of elements allows, so that rules about matrices have one, too. */
  private static Shape matrix(String name) {
    double elements;
    try {
      elements = Double.parseDouble(name);
    } catch (NumberFormatException e) {
      elements = Double.NaN;
    }
    if (!(elements >= 1 && elements <= MOST) || elements != Math.rint(elements)) {
      throw new IllegalArgumentException(
          "\"%s\" is no size: give a whole number from 1 to 1e9, such as 1e5".formatted(name));
    }
    int size = (int) elements;
    int rows = (int) Math.sqrt(size);
    while (size % rows != 0) {
      rows--;
    }
    return Shape.of(rows, size / rows);
  }

  private static List<Shape> gpt2() {
    List<Shape> shapes = new ArrayList<>();
    for (String line : resource("gpt2.txt").lines().toList()) {
      if (!line.startsWith("#")) {
        String[] words = line.split(" ");
        List<Integer> extents = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
          extents.add(Integer.valueOf(words[i]));
        }
        shapes.add(new Shape(extents));
      }
    }
    return shapes;
  }

  private static String resource(String name) {
    try (InputStream in = ParameterList.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " in Gradmark's own jar cannot be read", e);
    }
  }

  /** Numbers in all parameters. */
  public long elements() {
    return shapes.stream().mapToLong(Shape::size).sum();
  }

  /** Numbers in the largest parameter. */
  public long largest() {
    return shapes.stream().mapToLong(Shape::size).max().orElse(0);
  }

  /** A few small parameters of the ranks that occur here: for a check before the timing. */
  public List<Shape> sample() {
    Set<Integer> ranks = new TreeSet<>();
    shapes.forEach(shape -> ranks.add(shape.rank()));
    List<Shape> sample = new ArrayList<>();
    for (int rank : ranks) {
      sample.add(rank == 2 ? Shape.of(3, 4) : rank == 0 ? Shape.SCALAR : vector(rank));
    }
    sample.add(sample.get(0));
    return sample;
  }

  private static Shape vector(int rank) {
    List<Integer> extents = new ArrayList<>(Collections.nCopies(rank - 1, 2));
    extents.add(5);
    return new Shape(extents);
  }

  /** The shapes in words; the same ones in a row are counted: {@code 10000 x [64]}. */
  public String describe() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < shapes.size(); ) {
      int end = i;
      while (end < shapes.size() && shapes.get(end).equals(shapes.get(i))) {
        end++;
      }
      text.append(text.isEmpty() ? "" : ", ");
      text.append(end - i > 1 ? end - i + " x " : "").append(shapes.get(i));
      i = end;
    }
    return text.toString();
  }
}
