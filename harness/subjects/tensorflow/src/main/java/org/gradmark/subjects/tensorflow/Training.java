package org.gradmark.subjects.tensorflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gradmark.core.tensor.Values;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.framework.optimizers.Optimizer;
import org.tensorflow.framework.optimizers.Optimizer.GradAndVar;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.family.TFloating;

/**
 * A graph with variables, a placeholder for the gradient of each, and the operation that {@code
 * applyGradients} makes of them; and a session that runs it.
 *
 * @param <T> type of the variables
 */
final class Training<T extends TFloating> implements AutoCloseable {

  private final Format<T> format;
  private final List<Values> initial;
  private final Graph graph = new Graph();
  private final List<Variable<T>> variables = new ArrayList<>();
  private final List<Placeholder<T>> gradients = new ArrayList<>();
  private final Op apply;
  private final Session session;

  /** Builds the graph; no variable has a value yet. */
  Training(Function<Graph, Optimizer> make, Format<T> format, List<Values> initial) {
    this(make, format, initial, ConfigProto.getDefaultInstance());
  }

  /** Builds the graph, for a session that is set up like this. */
  Training(
      Function<Graph, Optimizer> make,
      Format<T> format,
      List<Values> initial,
      ConfigProto session) {
    this.format = format;
    this.initial = initial;
    Ops tf = Ops.create(graph);
    List<GradAndVar<?>> pairs = new ArrayList<>();
    for (Values values : initial) {
      String name = "parameter" + variables.size();
      Variable<T> variable =
          tf.withInitScope().withName(name).variable(Format.shape(values), format.type());
      tf.withInitScope().assign(variable, tf.withInitScope().constantOf(format.tensor(values)));
      Placeholder<T> gradient =
          tf.withName("gradient" + variables.size())
              .placeholder(format.type(), Placeholder.shape(Format.shape(values)));
      variables.add(variable);
      gradients.add(gradient);
      pairs.add(new GradAndVar<>(gradient.asOutput(), variable.asOutput()));
    }
    apply = make.apply(graph).applyGradients(pairs, "training");
    this.session = new Session(graph, false, session);
  }

  /** Gives all variables their first values. */
  void begin() {
    session.initialize();
  }

  /** Takes one step. */
  void step(List<Values> numbers) {
    List<T> tensors = numbers.stream().map(format::tensor).toList();
    try {
      take(tensors);
    } finally {
      tensors.forEach(T::close);
    }
  }

  /** Takes one step along these gradients. */
  void take(List<T> tensors) {
    Session.Runner runner = session.runner();
    for (int p = 0; p < tensors.size(); p++) {
      runner.feed(gradients.get(p), tensors.get(p));
    }
    runner.addTarget(apply).run().close();
  }

  /** The variables. */
  List<Values> values() {
    Session.Runner runner = session.runner();
    variables.forEach(runner::fetch);
    List<Values> all = new ArrayList<>();
    try (Result result = runner.run()) {
      for (int p = 0; p < variables.size(); p++) {
        all.add(new Values(initial.get(p).shape(), format.numbers(result.get(p))));
      }
    }
    return all;
  }

  Session session() {
    return session;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
