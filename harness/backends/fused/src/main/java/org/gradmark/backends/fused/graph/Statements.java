package org.gradmark.backends.fused.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The arithmetic of a stage, line by line, in a language; the loops around it are its caller's. */
public final class Statements {

  private final Language language;
  private final Stage.Pass pass;

  /** The statements of a pass. */
  public Statements(Language language, Stage.Pass pass) {
    this.language = language;
    this.pass = pass;
  }

  /** The name of a value of the pass. */
  public static String name(int value) {
    return "v" + value;
  }

  /**
   * Declarations of all values of some reaches, in an order in which operands come first: those of
   * {@link Reach#ONE} before any loop, of {@link Reach#PER_ROW} in the loop over rows, the others
   * in the innermost one.
   */
  public List<String> declarations(Reach... reaches) {
    return declarations(pass.values().size(), Map.of(), reaches);
  }

  /**
   * The same for the first values of the list only.
   *
   * @param before place in the list of the first value that is left out
   * @param known values that are there already, and the expressions that say where
   */
  public List<String> declarations(int before, Map<Integer, String> known, Reach... reaches) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < before; i++) {
      Value value = pass.values().get(i);
      if (List.of(reaches).contains(value.reach())) {
        String expression = known.containsKey(i) ? known.get(i) : expression(value);
        lines.add(language.declaration(name(i), expression));
      }
    }
    return lines;
  }

  /** Names of all values of some reaches. */
  public List<String> names(Reach... reaches) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < pass.values().size(); i++) {
      if (List.of(reaches).contains(pass.values().get(i).reach())) {
        names.add(name(i));
      }
    }
    return names;
  }

  /** Assignments of everything that the pass stores. */
  public List<String> stores() {
    List<String> lines = new ArrayList<>();
    for (Stage.Store store : pass.stores()) {
      String target = language.element(store.buffer(), Reach.EACH);
      lines.add(target + " = " + name(store.value()) + ";");
    }
    return lines;
  }

  private String expression(Value value) {
    List<String> names = value.operands().stream().map(Statements::name).toList();
    return switch (value.kind()) {
      case LOAD -> language.element(value.source(), value.reach());
      case SCALAR -> language.scalar(value.source());
      case UNARY, BINARY -> language.operation(value.operation(), names);
      case WHERE -> {
        Value condition = pass.values().get(value.operands().get(0));
        yield language.choice(condition(condition, names.get(0)), names.get(1), names.get(2));
      }
    };
  }

  /** A comparison is taken itself, not whether its 1 or 0 differs from 0. */
  private String condition(Value value, String name) {
    if (Language.isComparison(value.operation())) {
      return language.comparison(
          (org.gradmark.core.tensor.Binary) value.operation(),
          name(value.operands().get(0)),
          name(value.operands().get(1)));
    }
    return notZero(language, name);
  }

  /** One step on scalars, as an assignment. */
  public static String scalar(Language language, Stage.ScalarStep step) {
    List<String> names = step.operands().stream().map(language::scalar).toList();
    String expression =
        step.operation() == null
            ? language.choice(notZero(language, names.get(0)), names.get(1), names.get(2))
            : language.operation(step.operation(), names);
    return language.scalar(step.target()) + " = " + expression + ";";
  }

  private static String notZero(Language language, String name) {
    return "(" + name + " != " + language.number(0) + ")";
  }
}
