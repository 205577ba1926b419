package org.gradmark.backends.fused.graph;

import java.util.List;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Unary;

/**
 * How a language says things. Operands are names or expressions in parentheses; every answer is an
 * expression that can be an operand.
 */
public interface Language {

  /** The type of a number, such as {@code float}. */
  String type();

  /** Element of a buffer at the place of the loop, for a load or a store of this reach. */
  String element(int buffer, Reach reach);

  /** One of the program's scalars. */
  String scalar(int index);

  String unary(Unary operation, String a);

  /** A binary operation that is no comparison. */
  String arithmetic(Binary operation, String a, String b);

  /** A condition that is true or false, of {@code LESS}, {@code GREATER} or {@code EQUAL}. */
  default String comparison(Binary operation, String a, String b) {
    String sign =
        switch (operation) {
          case LESS -> " < ";
          case GREATER -> " > ";
          case EQUAL -> " == ";
          default -> throw new IllegalArgumentException(operation + " compares nothing");
        };
    return "(" + a + sign + b + ")";
  }

  /** A number of {@link #type}, exactly. */
  String number(double value);

  /** {@code yes} if the condition holds, else {@code no}. */
  default String choice(String condition, String yes, String no) {
    return "(" + condition + " ? " + yes + " : " + no + ")";
  }

  /** A declaration of a name that keeps its value. */
  default String declaration(String name, String expression) {
    return "final " + type() + " " + name + " = " + expression + ";";
  }

  /** Any operation, of its operands. */
  default String operation(Enum<?> operation, List<String> operands) {
    if (operation instanceof Unary unary) {
      return unary(unary, operands.get(0));
    }
    Binary binary = (Binary) operation;
    return isComparison(binary)
        ? choice(comparison(binary, operands.get(0), operands.get(1)), number(1), number(0))
        : arithmetic(binary, operands.get(0), operands.get(1));
  }

  /** Whether an operation gives 1 or 0. */
  static boolean isComparison(Enum<?> operation) {
    return operation == Binary.LESS || operation == Binary.GREATER || operation == Binary.EQUAL;
  }
}
