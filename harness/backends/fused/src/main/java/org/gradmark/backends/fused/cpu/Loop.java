package org.gradmark.backends.fused.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An innermost loop, as a method of its own that is handed its arrays and numbers: so written, it
 * is vectorised whatever stands around. (Where arrays came out of an {@code Object[]} in the same
 * method, Java 17 gave up on some loops, which then took twelve times as long.)
 */
final class Loop {

  /** Words that the arguments of a method may take, by the class file format. */
  private static final int MOST_WORDS = 250;

  private final String name;
  private final Numbers numbers;
  private final List<String> arrays;
  private final List<String> scalars;
  private final String head;
  private final List<String> body = new ArrayList<>();

  /**
   * A loop.
   *
   * @param name of its method
   * @param arrays names of local arrays that it uses
   * @param scalars names of local numbers that it uses
   * @param head such as {@code for (int i = first; i < last; i++) {}; first and last are ints
   */
  Loop(String name, Numbers numbers, List<String> arrays, List<String> scalars, String head) {
    this.name = name;
    this.numbers = numbers;
    this.arrays = arrays;
    this.scalars = scalars;
    this.head = head;
  }

  /** Adds lines to its body. */
  Loop add(List<String> lines) {
    body.addAll(lines);
    return this;
  }

  /** What stands in its place: a call. A loop of very many arrays stands there itself. */
  Text statement() {
    if (!isMethod()) {
      return inline();
    }
    List<String> names = new ArrayList<>(arrays);
    names.addAll(scalars);
    names.add("first");
    names.add("last");
    return new Text().line(name + "(" + String.join(", ", names) + ");");
  }

  /** The method, or nothing. */
  String method() {
    if (!isMethod()) {
      return "";
    }
    String type = numbers.type();
    List<String> parameters = new ArrayList<>();
    arrays.forEach(array -> parameters.add(type + "[] " + array));
    scalars.forEach(scalar -> parameters.add(type + " " + scalar));
    String all = parameters.stream().map(p -> p + ", ").collect(Collectors.joining());
    Text text = new Text();
    text.line("private static void " + name + "(" + all + "int first, int last) {");
    return text.line(inline().toString()).line("}").toString();
  }

  private Text inline() {
    return new Text().line(head).lines(body).line("}");
  }

  private boolean isMethod() {
    return arrays.size() + 2 * scalars.size() + 2 <= MOST_WORDS;
  }
}
