package org.gradmark.core.theorem;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.contract.Oracle;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/** Passes questions on to an oracle and writes them down. */
final class Recorder implements Oracle {

  private final Oracle oracle;
  private final List<Question> questions = new ArrayList<>();

  Recorder(Oracle oracle) {
    this.oracle = oracle;
  }

  /** All questions so far, in their order. */
  List<Question> questions() {
    return List.copyOf(questions);
  }

  private Tensor note(Question.Kind kind, Tensor at, Tensor answer) {
    questions.add(new Question(kind, Values.of(at), Values.of(answer)));
    return answer;
  }

  @Override
  public List<Tensor> gradient(Backend backend, List<Tensor> at) {
    List<Tensor> answer = oracle.gradient(backend, at);
    note(Question.Kind.GRADIENT, at.get(0), answer.get(0));
    return answer;
  }

  @Override
  public Tensor value(Backend backend, List<Tensor> at) {
    return note(Question.Kind.VALUE, at.get(0), oracle.value(backend, at));
  }

  @Override
  public List<Tensor> hessianVector(Backend backend, List<Tensor> at, List<Tensor> direction) {
    List<Tensor> answer = oracle.hessianVector(backend, at, direction);
    note(Question.Kind.HESSIAN_VECTOR, at.get(0), answer.get(0));
    return answer;
  }

  @Override
  public Tensor proximal(Backend backend, Tensor at, Tensor weight) {
    return note(Question.Kind.PROXIMAL, at, oracle.proximal(backend, at, weight));
  }

  @Override
  public Tensor linearMinimum(Backend backend, Tensor direction) {
    Tensor answer = oracle.linearMinimum(backend, direction);
    return note(Question.Kind.LINEAR_MINIMUM, direction, answer);
  }

  @Override
  public Tensor lineMinimum(Backend backend, Tensor at, Tensor direction) {
    return note(Question.Kind.LINE_MINIMUM, at, oracle.lineMinimum(backend, at, direction));
  }

  @Override
  public int components() {
    return oracle.components();
  }

  @Override
  public int drawn() {
    return oracle.drawn();
  }

  @Override
  public Tensor componentGradient(Backend backend, int component, Tensor at) {
    Tensor answer = oracle.componentGradient(backend, component, at);
    return note(Question.Kind.COMPONENT_GRADIENT, at, answer);
  }
}
