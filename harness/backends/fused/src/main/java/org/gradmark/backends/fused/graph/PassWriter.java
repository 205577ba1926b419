package org.gradmark.backends.fused.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;

/** Puts together one pass: finds out what it must load and compute for what it is to write. */
final class PassWriter {

  private final List<Shape> shapes;
  private final List<Term> terms;
  private final int domain;
  private final Map<Integer, Integer> scalars;
  private final IntUnaryOperator loaded;
  private final Map<Integer, Integer> places = new HashMap<>();
  private final List<Value> values = new ArrayList<>();
  private final List<Stage.Store> stores = new ArrayList<>();
  private final List<Stage.Fold> folds = new ArrayList<>();

  /**
   * A pass without any task yet.
   *
   * @param domain number of the shape that it runs over
   * @param scalars numbers of terms that are scalars
   * @param loaded term to the buffer that holds it, -1 if none does
   */
  PassWriter(
      List<Shape> shapes,
      List<Term> terms,
      int domain,
      Map<Integer, Integer> scalars,
      IntUnaryOperator loaded) {
    this.shapes = shapes;
    this.terms = terms;
    this.domain = domain;
    this.scalars = scalars;
    this.loaded = loaded;
  }

  void store(int term, int buffer) {
    stores.add(new Stage.Store(place(term), buffer));
  }

  void fold(Reduction reduction, Axis axis, int term, int target) {
    folds.add(new Stage.Fold(reduction, axis, place(term), target));
  }

  Stage.Pass pass() {
    return new Stage.Pass(domain, List.copyOf(values), List.copyOf(stores), List.copyOf(folds));
  }

  /** Without recursion, like {@link Graph}: terms below this one come before it in the list. */
  private int place(int wanted) {
    boolean[] needed = new boolean[wanted + 1];
    needed[wanted] = true;
    for (int t = wanted; t >= 0; t--) {
      if (needed[t] && !places.containsKey(t) && isComputed(t)) {
        terms.get(t).operands().forEach(operand -> needed[operand] = true);
      }
    }
    for (int t = 0; t <= wanted; t++) {
      if (needed[t] && !places.containsKey(t)) {
        values.add(value(t));
        places.put(t, values.size() - 1);
      }
    }
    return places.get(wanted);
  }

  private boolean isComputed(int t) {
    return !terms.get(t).isScalar() && loaded.applyAsInt(t) < 0;
  }

  private Value value(int t) {
    Term term = terms.get(t);
    if (term.isScalar()) {
      return new Value(Value.Kind.SCALAR, null, List.of(), Reach.ONE, scalars.get(t));
    }
    Reach reach = Reach.of(shapes.get(term.shape()), shapes.get(domain));
    int buffer = loaded.applyAsInt(t);
    if (buffer >= 0) {
      return new Value(Value.Kind.LOAD, null, List.of(), reach, buffer);
    }
    Value.Kind kind =
        switch (term.kind()) {
          case UNARY -> Value.Kind.UNARY;
          case BINARY -> Value.Kind.BINARY;
          case WHERE -> Value.Kind.WHERE;
          default -> throw new IllegalStateException(term.kind() + " in a pass");
        };
    List<Integer> operands = term.operands().stream().map(places::get).toList();
    return new Value(kind, term.operation(), operands, reach, -1);
  }
}
