package org.gradmark.optimizers.claims;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gradmark.core.contract.Optimizer;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * An impostor whose process keeps the gradients of each step as it saw them first in their shapes,
 * as a buffer of a module does that is filled once.
 */
final class KeptGradients extends Forwarding {

  /** Which question of an optimization, and about which shapes. */
  private record Question(int number, List<Shape> shapes) {}

  private final Map<Question, List<Values>> kept;
  private int questions;

  private KeptGradients(Optimizer optimizer, Map<Question, List<Values>> kept) {
    super(optimizer);
    this.kept = kept;
  }

  /** The impostor, in a process that nobody has asked yet. */
  static OptimizerSubject of(RuleSubject right) {
    Map<Question, List<Values>> kept = new ConcurrentHashMap<>();
    return new WrappedSubject(
        right,
        "first-gradients-kept",
        optimizer -> new KeptGradients(optimizer, kept),
        Optional.of(() -> of(right)));
  }

  @Override
  public List<Values> step(double schedule, Oracle oracle) {
    return super.step(schedule, (backend, at) -> answer(oracle, backend, at));
  }

  private List<Tensor> answer(Oracle oracle, Backend backend, List<Tensor> at) {
    List<Values> seen = oracle.gradient(backend, at).stream().map(Values::of).toList();
    Question question = new Question(++questions, seen.stream().map(Values::shape).toList());
    List<Values> first = kept.putIfAbsent(question, seen);
    return (first == null ? seen : first).stream().map(g -> g.on(backend)).toList();
  }
}
