package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Values;

/**
 * A claim that relates two runs of the same subject: the question is changed (an input scaled, a
 * function replaced by an equal one), and the answer must change as told.
 */
public final class Axiom extends Statement<Axiom> {

  private UnaryOperator<Inquiry> change;
  private Reading effect = (s, estimate) -> estimate;

  private Axiom(String id, String name, String sentence, String source) {
    super(id, name, sentence, source);
  }

  /** Begins a claim: its id, two words, the sentence, and where it is from. */
  public static Axiom claim(String id, String name, String sentence, String source) {
    return new Axiom(id, name, sentence, source);
  }

  /** How the question is changed. */
  public Axiom changing(UnaryOperator<Inquiry> question) {
    change = question;
    return this;
  }

  /** The answer stays the same; so it is unless another effect is told. */
  public Axiom changesNothing() {
    effect = (s, estimate) -> estimate;
    return this;
  }

  /** How the answer changes with it, in 50 digits. */
  public Axiom changes(UnaryOperator<Tensor> answer) {
    effect = (s, estimate) -> answer.apply(estimate);
    return this;
  }

  @Override
  Kind kind() {
    return Kind.METAMORPHIC;
  }

  @Override
  boolean tight() {
    return false;
  }

  /** Zero obeys many relations. */
  @Override
  boolean findsZero() {
    return false;
  }

  @Override
  String quantity() {
    return "what the changed question adds to the expected answer";
  }

  @Override
  List<Asked> questions(EstimatorSystem system, Setting setting) {
    List<Asked> both = new ArrayList<>();
    for (Asked asked : super.questions(system, setting)) {
      both.add(asked);
      both.add(new Asked(asked.probability(), change.apply(asked.inquiry())));
    }
    return both;
  }

  /**
   * That of both answers together. The errors of the declared rule may cancel in the difference;
   * those of a rule that is written in another way need not.
   */
  @Override
  double[] deviation(List<Asked> asked, Wobble wobble) {
    double[] before = wobble.of("before", answers -> ClosedForm.flat(due(asked, answers)));
    double[] after = wobble.of("after", answers -> ClosedForm.flat(found(answers)));
    double[] both = super.deviation(asked, wobble).clone();
    Arrays.setAll(both, i -> Math.max(both[i], before[i] + after[i]));
    return both;
  }

  private List<Values> due(List<Asked> asked, List<Values> answers) {
    List<Values> due = new ArrayList<>();
    for (int k = 0; k < answers.size(); k += 2) {
      due.add(effect.of(asked.get(k).inquiry(), answers.get(k)));
    }
    return due;
  }

  private static List<Values> found(List<Values> answers) {
    List<Values> found = new ArrayList<>();
    for (int k = 1; k < answers.size(); k += 2) {
      found.add(answers.get(k));
    }
    return found;
  }

  @Override
  Amounts amounts(List<Asked> asked, List<Values> answers) {
    double[] expected = ClosedForm.flat(due(asked, answers));
    double[] observed = ClosedForm.flat(found(answers));
    // What solves for all elements at once is accurate to the last digits of the largest.
    double[] sizes = new double[observed.length];
    Arrays.fill(sizes, References.largest(expected) + References.largest(observed));
    for (int i = 0; i < observed.length; i++) {
      observed[i] -= i < expected.length ? expected[i] : Double.NaN;
    }
    return new Amounts(observed, sizes);
  }

  /** No difference. */
  @Override
  double[] nearest(List<Asked> asked, double[] observed) {
    return new double[observed.length];
  }
}
