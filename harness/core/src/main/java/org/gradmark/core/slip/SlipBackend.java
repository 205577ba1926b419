package org.gradmark.core.slip;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gradmark.core.slip.Operation.One;
import org.gradmark.core.slip.Operation.Other;
import org.gradmark.core.slip.Operation.Reduced;
import org.gradmark.core.slip.Operation.Two;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Unary;

/**
 * The arithmetic of another backend, in which somebody looks at every operation and may change its
 * result.
 */
final class SlipBackend implements Backend {

  /** Who looks. */
  interface Watch {
    /**
     * The result of an operation: the right one, or another.
     *
     * @param scope the values that the rule has names for
     */
    Term result(Operation operation, List<Term> operands, Function<String, Term> scope);

    /**
     * Whether a rule may fail like this. A formula that nobody wrote may: its shapes do not fit, a
     * name has no value yet, a count that it makes is no index, an oracle does not answer that.
     */
    default boolean excuses(RuntimeException failure) {
      return failure instanceof IllegalArgumentException
          || failure instanceof UnsupportedOperationException
          || failure instanceof IndexOutOfBoundsException
          || failure instanceof NegativeArraySizeException
          || failure instanceof ArithmeticException;
    }
  }

  /** What a formula calls numbers that are no scalar. */
  static final String CONSTANTS = "constants";

  private final Backend beneath;
  private final Watch watch;
  private final Function<String, Term> scope;

  SlipBackend(Backend beneath, Watch watch, Function<String, Term> scope) {
    this.beneath = beneath;
    this.watch = watch;
    this.scope = scope;
  }

  Tensor wrap(Term term) {
    return new Tensor(this, term.value().shape(), term);
  }

  Tensor wrap(String name, Tensor value) {
    return wrap(Term.named(name, value));
  }

  static Term term(Tensor tensor) {
    return (Term) tensor.data();
  }

  static Tensor unwrap(Tensor tensor) {
    return term(tensor).value();
  }

  private Tensor made(Operation operation, Tensor... operands) {
    Term[] terms = new Term[operands.length];
    Arrays.setAll(terms, i -> term(operands[i]));
    return wrap(watch.result(operation, List.of(terms), scope));
  }

  @Override
  public String name() {
    return beneath.name();
  }

  @Override
  public Precision precision() {
    return beneath.precision();
  }

  @Override
  public Tensor tensor(Shape shape, double... values) {
    String name = values.length == 1 ? Formula.number(values[0]) : CONSTANTS;
    return wrap(name, beneath.tensor(shape, values));
  }

  @Override
  public double[] read(Tensor tensor) {
    return beneath.read(unwrap(tensor));
  }

  @Override
  public Tensor unary(Unary operation, Tensor a) {
    return made(new One(operation), a);
  }

  @Override
  public Tensor binary(Binary operation, Tensor a, Tensor b, Shape shape) {
    return made(new Two(operation), a, b);
  }

  @Override
  public Tensor where(Tensor condition, Tensor yes, Tensor no, Shape shape) {
    return made(Other.WHERE, condition, yes, no);
  }

  @Override
  public Tensor function(String name, UnaryOperator<Tensor> series, Tensor a) {
    return made(new Operation.Function(name, series), a);
  }

  @Override
  public Tensor reduce(Reduction reduction, Axis axis, Tensor a) {
    return made(new Reduced(reduction, axis), a);
  }

  @Override
  public Tensor matmul(Tensor a, Tensor b) {
    return made(Other.MATMUL, a, b);
  }

  @Override
  public Tensor transpose(Tensor a) {
    return made(Other.TRANSPOSE, a);
  }
}
