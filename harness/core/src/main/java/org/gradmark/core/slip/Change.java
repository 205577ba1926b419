package org.gradmark.core.slip;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gradmark.core.slip.Operation.One;
import org.gradmark.core.slip.Operation.Other;
import org.gradmark.core.slip.Operation.Two;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Unary;

/** What may stand at one place of a formula instead of what should. */
@FunctionalInterface
interface Change {

  /**
   * The other term.
   *
   * @param operands of the operation that should stand there
   * @param scope the values that the rule has names for
   * @throws IllegalArgumentException if shapes do not fit, or a name has no value here
   */
  Term apply(List<Term> operands, Function<String, Term> scope);

  /** Operations that are taken for each other. */
  List<List<Binary>> CONFUSED =
      List.of(
          List.of(Binary.PLUS, Binary.MINUS, Binary.TIMES, Binary.OVER, Binary.MAX, Binary.MIN),
          List.of(Binary.LESS, Binary.GREATER));

  /** Functions that are forgotten, added, or taken for each other. */
  List<Unary> FUNCTIONS = List.of(Unary.SQRT, Unary.SQUARE, Unary.ABS, Unary.NEGATE, Unary.SIGN);

  /** Numbers that people write instead of one: in a loop, each time of the number that is due. */
  List<DoubleUnaryOperator> NUMBERS =
      List.of(
          n -> 0,
          n -> 1,
          n -> 2,
          n -> 0.5,
          n -> -n,
          n -> n + 1,
          n -> n - 1,
          n -> 2 * n,
          n -> n / 2,
          n -> 1 / n,
          n -> 1 - n,
          n -> n * n,
          Math::sqrt);

  /** What people write instead of an operand. */
  private static List<UnaryOperator<Term>> instead(Term operand) {
    return operand.isNumber()
        ? NUMBERS.stream().<UnaryOperator<Term>>map(f -> a -> a.changed(f)).toList()
        : functions(operand.isScalar());
  }

  /** What people write of any value instead of it. */
  private static List<UnaryOperator<Term>> functions(boolean scalar) {
    List<UnaryOperator<Term>> all = new ArrayList<>();
    FUNCTIONS.forEach(f -> all.add(a -> Term.of(f, a)));
    all.add(a -> Term.of(Binary.MINUS, Term.number(1, a.value()), a));
    all.add(a -> Term.of(Binary.TIMES, Term.number(2, a.value()), a));
    all.add(a -> Term.of(Binary.OVER, a, Term.number(2, a.value())));
    if (scalar) {
      all.add(a -> Term.of(Binary.PLUS, a, Term.number(1, a.value())));
      all.add(a -> Term.of(Binary.MINUS, a, Term.number(1, a.value())));
      all.add(a -> Term.of(Binary.OVER, Term.number(1, a.value()), a));
    }
    return all;
  }

  /**
   * Everything that is tried at a place, likely things first.
   *
   * @param operands of the operation, as they were when it was seen
   * @param names of values that may stand in for another
   * @param scalars those of them that are scalars
   */
  static List<Change> of(
      Operation operation, List<Term> operands, List<String> names, List<String> scalars) {
    List<Change> all = new ArrayList<>();
    if (operation instanceof Two two) {
      ofTwo(two.binary(), operands, all);
    }
    if (operation == Other.WHERE) {
      all.add((o, s) -> o.get(1));
      all.add((o, s) -> o.get(2));
      all.add((o, s) -> Term.of(operation, List.of(o.get(0), o.get(2), o.get(1))));
    }
    if (operation == Other.MATMUL) {
      all.add((o, s) -> Term.of(operation, List.of(o.get(1), o.get(0))));
    }
    if (operands.size() == 1) {
      all.add((o, s) -> o.get(0));
    }
    if (operation instanceof One) {
      FUNCTIONS.forEach(f -> all.add((o, s) -> Term.of(f, o.get(0))));
    }
    for (int i = 0; i < operands.size(); i++) {
      int at = i;
      for (String name : names) {
        all.add((o, s) -> Term.of(operation, with(o, at, s.apply(name))));
      }
    }
    for (int i = 0; i < operands.size(); i++) {
      int at = i;
      for (UnaryOperator<Term> f : instead(operands.get(i))) {
        all.add((o, s) -> Term.of(operation, with(o, at, f.apply(o.get(at)))));
      }
    }
    functions(false).forEach(f -> all.add((o, s) -> f.apply(Term.of(operation, o))));
    regrouped(operation, operands, all);
    exchanged(operation, operands, all);
    for (String name : names) {
      if (scalars.contains(name)) {
        inserted(operation, name, all);
      } else {
        joined(operation, operands.size(), name, all);
      }
    }
    return all;
  }

  private static void ofTwo(Binary binary, List<Term> operands, List<Change> all) {
    for (List<Binary> alike : CONFUSED) {
      if (alike.contains(binary)) {
        for (Binary other : alike) {
          if (other != binary) {
            all.add((o, s) -> Term.of(other, o.get(0), o.get(1)));
          }
        }
      }
    }
    if (binary == Binary.MINUS || binary == Binary.OVER || binary == Binary.POWER) {
      all.add((o, s) -> Term.of(binary, o.get(1), o.get(0)));
    }
    if (binary == Binary.POWER) {
      all.add((o, s) -> Term.of(Binary.TIMES, o.get(0), o.get(1)));
    }
    all.add((o, s) -> o.get(0));
    all.add((o, s) -> o.get(1));
  }

  /** Brackets and functions that end one operation earlier or later. */
  private static void regrouped(Operation operation, List<Term> operands, List<Change> all) {
    if (operation instanceof One one && is(operands.get(0), Two.class)) {
      // f(a + b) becomes f(a) + b or a + f(b).
      for (int i = 0; i < 2; i++) {
        int at = i;
        all.add(
            (o, s) -> {
              Term inner = o.get(0);
              Term changed = Term.of(one.unary(), inner.operands().get(at));
              return Term.of(inner.operation(), with(inner.operands(), at, changed));
            });
      }
    }
    if (operation instanceof Two) {
      for (int i = 0; i < 2; i++) {
        int at = i;
        Term operand = operands.get(i);
        if (is(operand, One.class)) {
          // f(a) + b becomes f(a + b).
          all.add(
              (o, s) -> {
                Term inner = o.get(at);
                Term whole = Term.of(operation, with(o, at, inner.operands().get(0)));
                return Term.of(inner.operation(), List.of(whole));
              });
        }
        if (is(operand, One.class) && is(operand.operands().get(0), Two.class)) {
          // f(a + b) * c becomes f(a) * c + b, or f(b) * c + a.
          for (int j = 0; j < 2; j++) {
            int inside = j;
            all.add(
                (o, s) -> {
                  Term function = o.get(at);
                  Term inner = function.operands().get(0);
                  Term rest = Term.of(function.operation(), List.of(inner.operands().get(inside)));
                  Term whole = Term.of(operation, with(o, at, rest));
                  return Term.of(inner.operation(), with(inner.operands(), inside, whole));
                });
          }
        }
        if (is(operand, Two.class)) {
          // (a * b) + c becomes a * (b + c), and c - (a * b) becomes (c - a) * b; or with the
          // other.
          for (int j = 0; j < 2; j++) {
            int inside = j;
            all.add(
                (o, s) -> {
                  Term inner = o.get(at);
                  Term taken = inner.operands().get(inside);
                  Term joined = Term.of(operation, with(o, at, taken));
                  return Term.of(inner.operation(), with(inner.operands(), inside, joined));
                });
          }
        }
      }
    }
  }

  /** Two values that have each other's places: a x + b y becomes a y + b x, or b x + a y. */
  private static void exchanged(Operation operation, List<Term> operands, List<Change> all) {
    if (!(operation instanceof Two)) {
      return;
    }
    for (int left = -1; left < operands.get(0).operands().size(); left++) {
      for (int right = -1; right < operands.get(1).operands().size(); right++) {
        int i = left;
        int j = right;
        if (i >= 0 || j >= 0) {
          all.add(
              (o, s) -> {
                Term a = part(o.get(0), i);
                Term b = part(o.get(1), j);
                List<Term> both = List.of(put(o.get(0), i, b), put(o.get(1), j, a));
                return Term.of(operation, both);
              });
        }
      }
    }
  }

  /** An operand of a term, or the term itself. */
  private static Term part(Term term, int index) {
    return index < 0 ? term : term.operands().get(index);
  }

  private static Term put(Term term, int index, Term other) {
    return index < 0 ? other : Term.of(term.operation(), with(term.operands(), index, other));
  }

  /** A factor or divisor too many: a named scalar, its root, or what it lacks to one. */
  private static void inserted(Operation operation, String name, List<Change> all) {
    List<UnaryOperator<Term>> forms =
        List.of(
            a -> a,
            a -> Term.of(Unary.SQRT, a),
            a -> Term.of(Binary.MINUS, Term.number(1, a.value()), a));
    for (UnaryOperator<Term> form : forms) {
      for (Binary binary : List.of(Binary.TIMES, Binary.OVER)) {
        all.add((o, s) -> Term.of(binary, Term.of(operation, o), form.apply(s.apply(name))));
      }
    }
  }

  /** A summand or factor too many: a named tensor, at one of the operands. */
  private static void joined(Operation operation, int operands, String name, List<Change> all) {
    for (int i = 0; i < operands; i++) {
      int at = i;
      for (Binary binary : List.of(Binary.PLUS, Binary.MINUS, Binary.TIMES)) {
        all.add(
            (o, s) -> Term.of(operation, with(o, at, Term.of(binary, o.get(at), s.apply(name)))));
      }
    }
  }

  private static boolean is(Term term, Class<? extends Operation> kind) {
    return kind.isInstance(term.operation());
  }

  private static List<Term> with(List<Term> operands, int at, Term other) {
    List<Term> changed = new ArrayList<>(operands);
    changed.set(at, other);
    return changed;
  }
}
