package org.gradmark.core.slip;

import java.util.Locale;
import java.util.function.Supplier;
import org.gradmark.core.slip.Operation.One;
import org.gradmark.core.slip.Operation.Other;
import org.gradmark.core.slip.Operation.Reduced;
import org.gradmark.core.slip.Operation.Two;
import org.gradmark.core.tensor.Axis;

/** Writes terms as formulas, with as few brackets as they need. What is nested deeply is dots. */
final class Formula {

  /** What is not written out. */
  static final String REST = "...";

  /** Deeper than that nobody reads on. */
  private static final int DEPTH = 5;

  /** Longer than that neither, if it can be helped. */
  private static final int LENGTH = 80;

  /** An operation without its operands says nothing. */
  private static final int LEAST = 2;

  private static final int SUM = 1;
  private static final int PRODUCT = 2;
  private static final int SIGN = 3;
  private static final int POWER = 4;
  private static final int ATOM = 5;

  private Formula() {}

  static String of(Term term) {
    return of(term, 0);
  }

  /** However long it gets. */
  static String deep(Term term) {
    return write(term, 0, DEPTH);
  }

  /** In brackets unless it is one thing. */
  static String whole(Term term) {
    return of(term, ATOM);
  }

  private static String of(Term term, int around) {
    String text = write(term, around, DEPTH);
    for (int depth = DEPTH - 1; depth >= LEAST && text.length() > LENGTH; depth--) {
      text = write(term, around, depth);
    }
    return text;
  }

  /** What somebody was asked about this: its formula, if that is short. */
  static String of(Term term, String question) {
    String about = of(term);
    return question + "(" + (about.length() > LENGTH / 2 ? REST : about) + ")";
  }

  /** A number as people write it: no digits that say nothing. */
  static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e9
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** Whether a name is a number's. */
  static boolean isNumber(String name) {
    char first = name.charAt(name.startsWith("-") ? 1 : 0);
    return Character.isDigit(first);
  }

  /**
   * A term where what stands around binds as strongly as {@code around}: in brackets if it binds
   * less.
   */
  private static String write(Term term, int around, int depth) {
    if (term.name() == null && depth == 0) {
      return REST;
    }
    String text = term.name() == null ? text(term, depth - 1) : term.name();
    return strength(term) < around ? "(" + text + ")" : text;
  }

  private static int strength(Term term) {
    Operation operation = term.operation();
    if (operation == null) {
      return strength(term.name());
    }
    if (operation instanceof Two two) {
      return switch (two.binary()) {
        case PLUS, MINUS -> SUM;
        case TIMES, OVER -> PRODUCT;
        case LESS, GREATER, EQUAL -> 0;
        case POWER -> POWER;
        case MAX, MIN -> ATOM;
      };
    }
    if (operation instanceof One one) {
      return switch (one.unary()) {
        case NEGATE -> SIGN;
        case SQUARE -> POWER;
        default -> ATOM;
      };
    }
    if (operation instanceof Reduced reduced) {
      return reduced.axis() == Axis.ALL ? ATOM : SIGN;
    }
    return operation == Other.MATMUL ? PRODUCT : ATOM;
  }

  /**
   * A number below zero has a sign; a name of several words, such as "part of x", ends anywhere.
   */
  private static int strength(String name) {
    int bracket = name.indexOf('(');
    String word = bracket < 0 ? name : name.substring(0, bracket);
    return name.startsWith("-") || word.contains(" ") ? SIGN : ATOM;
  }

  private static String text(Term term, int depth) {
    Supplier<String> first = () -> write(term.operands().get(0), 0, depth);
    Supplier<String> second = () -> write(term.operands().get(1), 0, depth);
    if (term.operation() instanceof Two two) {
      return switch (two.binary()) {
        case PLUS -> infix(term, SUM, " + ", SUM, depth);
        case MINUS -> infix(term, SUM, " - ", PRODUCT, depth);
        case TIMES -> infix(term, PRODUCT, " * ", PRODUCT, depth);
        case OVER -> infix(term, PRODUCT, " / ", SIGN, depth);
        case POWER -> infix(term, ATOM, "^", ATOM, depth);
        case LESS -> infix(term, SUM, " < ", SUM, depth);
        case GREATER -> infix(term, SUM, " > ", SUM, depth);
        case EQUAL -> infix(term, SUM, " = ", SUM, depth);
        case MAX, MIN -> two.binary().label() + "(" + first.get() + ", " + second.get() + ")";
      };
    }
    if (term.operation() instanceof One one) {
      return switch (one.unary()) {
        case NEGATE -> "-" + write(term.operands().get(0), POWER, depth);
        case ABS -> "|" + first.get() + "|";
        case SQUARE -> write(term.operands().get(0), ATOM, depth) + "²";
        case SQRT -> "√(" + first.get() + ")";
        case SIGN, EXP, LOG ->
            one.unary().name().toLowerCase(Locale.ROOT) + "(" + first.get() + ")";
      };
    }
    if (term.operation() instanceof Operation.Function function) {
      return function.name() + "(" + first.get() + ")";
    }
    if (term.operation() instanceof Reduced reduced) {
      String of = reduced.reduction().name().toLowerCase(Locale.ROOT) + "(" + first.get() + ")";
      return reduced.axis() == Axis.ALL
          ? of
          : of + " of each " + reduced.axis().name().toLowerCase(Locale.ROOT);
    }
    return switch ((Other) term.operation()) {
      case WHERE ->
          "("
              + first.get()
              + " ? "
              + second.get()
              + " : "
              + write(term.operands().get(2), 0, depth)
              + ")";
      case MATMUL -> infix(term, PRODUCT, " @ ", SIGN, depth);
      case TRANSPOSE -> write(term.operands().get(0), ATOM, depth) + "'";
    };
  }

  private static String infix(Term term, int left, String sign, int right, int depth) {
    Term a = term.operands().get(0);
    Term b = term.operands().get(1);
    String second = write(b, apart(term, b, right), depth);
    // No sign right after another.
    return write(a, apart(term, a, left), depth)
        + sign
        + (second.startsWith("-") ? "(" + second + ")" : second);
  }

  /** Products of matrices and of numbers do not bind one stronger than the other. */
  private static int apart(Term term, Term operand, int around) {
    boolean mixed = (term.operation() == Other.MATMUL) != (operand.operation() == Other.MATMUL);
    return mixed && strength(term) == PRODUCT ? SIGN : around;
  }
}
