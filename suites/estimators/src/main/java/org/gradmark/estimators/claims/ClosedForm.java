package org.gradmark.estimators.claims;

import java.util.List;
import java.util.stream.DoubleStream;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.estimator.EstimatorRule;
import org.gradmark.core.tensor.Values;

/** A claim that for every draw the estimate, or what is read off it, is a formula's value. */
public final class ClosedForm extends Statement<ClosedForm> {

  private EstimatorRule formula;
  private Reading reading;
  private String what = "the estimate";
  private boolean independent = true;
  private boolean twice;

  private ClosedForm(String id, String name, String sentence, String source) {
    super(id, name, sentence, source);
  }

  /** Begins a claim: its id, two words, the sentence, and where it is from. */
  public static ClosedForm claim(String id, String name, String sentence, String source) {
    return new ClosedForm(id, name, sentence, source);
  }

  /** The formula is about something that is read off the estimate, such as the sum of it. */
  public ClosedForm of(String name, Reading readOff) {
    what = name;
    reading = readOff;
    return this;
  }

  /** The formula; evaluated in 50 digits for every draw. */
  public ClosedForm is(EstimatorRule value) {
    formula = value;
    return this;
  }

  /** The formula is the rule itself, which therefore is not shown to be right. */
  public ClosedForm byDefinition() {
    independent = false;
    return this;
  }

  /** Each question is asked twice, and the second answer judged: other claims judge first ones. */
  ClosedForm askedTwice() {
    twice = true;
    return this;
  }

  @Override
  List<Observation> observe(Trial<EstimatorSubject> trial, List<Asked> asked) {
    List<Observation> first = super.observe(trial, asked);
    return twice ? super.observe(trial, asked) : first;
  }

  @Override
  boolean tight() {
    return independent;
  }

  @Override
  String quantity() {
    return what;
  }

  @Override
  Amounts amounts(List<Asked> asked, List<Values> answers) {
    return Amounts.of(flat(Moments.read(reading, asked, answers)));
  }

  @Override
  boolean foreseen() {
    return true;
  }

  @Override
  double[] nearest(List<Asked> asked, double[] observed) {
    return flat(asked.stream().map(a -> Reading.exactly(formula, a.inquiry())).toList());
  }

  static double[] flat(List<Values> all) {
    return all.stream().flatMapToDouble(v -> DoubleStream.of(v.toArray())).toArray();
  }
}
