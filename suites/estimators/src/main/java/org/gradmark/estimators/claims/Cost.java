package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gradmark.core.backend.IeeeBackend;
import org.gradmark.core.claim.Causes;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.Counted;
import org.gradmark.core.estimator.EstimatorMistake;
import org.gradmark.core.estimator.Setting;
import org.gradmark.core.system.EstimatorSystem;
import org.gradmark.core.tensor.Values;

/**
 * A claim about the number of points at which an estimator asks its functions, all together, for
 * one estimate. It is decided at the first outcome of every setting.
 */
public final class Cost extends Statement<Cost> {

  private final Map<Counted.Call, Integer> due = new TreeMap<>();

  private Cost(String id, String name, String sentence, String source) {
    super(id, name, sentence, source);
  }

  /** Begins a claim: its id, two words, the sentence, and where it is from. */
  public static Cost claim(String id, String name, String sentence, String source) {
    return new Cost(id, name, sentence, source);
  }

  /** So many questions of a kind; none of the kinds that are not told. */
  public Cost calls(Counted.Call kind, int times) {
    due.put(kind, times);
    return this;
  }

  @Override
  boolean tight() {
    return false;
  }

  /** The impostor that returns zero may well ask as often. */
  @Override
  boolean findsZero() {
    return false;
  }

  @Override
  Outcome check(EstimatorSystem system, Trial<EstimatorSubject> trial) {
    List<Observation> seen = new ArrayList<>();
    String wrong = "";
    double ratio = 0;
    for (Setting setting : settings()) {
      Asked asked = questions(system, setting).get(0);
      Map<Counted.Call, Integer> calls = count(trial, asked, seen);
      if (!calls.equals(due) && wrong.isEmpty()) {
        wrong = "it asks for " + calls + ", the paper for " + due + ": " + setting;
        ratio = Double.POSITIVE_INFINITY;
      }
    }
    Outcome outcome =
        wrong.isEmpty()
            ? Outcome.pass(ratio, 1, "it asks for " + due)
            : explained(system, trial, seen, wrong);
    return outcome.with("quantity", quantity()).with("calls", due.toString());
  }

  /** Among the mistakes of the claim, those that ask as often as the subject and answer alike. */
  private Outcome explained(
      EstimatorSystem system, Trial<EstimatorSubject> trial, List<Observation> seen, String wrong) {
    var rule = system.dialect(trial.subject().dialect()).rule();
    List<String> causes = new ArrayList<>();
    for (EstimatorMistake mistake : mistakes()) {
      var impostor = mistake.change().apply(rule);
      boolean same = Diagnosis.explains(impostor, seen);
      for (Setting setting : settings()) {
        Asked asked = questions(system, setting).get(0);
        Map<Counted.Call, Integer> subject = count(trial, asked, new ArrayList<>());
        Map<String, Counted> counted = counted(asked.inquiry());
        impostor.on(IeeeBackend.F64, counting(asked.inquiry(), counted));
        same &= total(counted).equals(subject);
      }
      if (same) {
        causes.add(mistake.cause());
      }
    }
    String cause = Causes.sentence(causes);
    return Outcome.fail(Double.POSITIVE_INFINITY, 1, cause + ": " + wrong);
  }

  private static Map<Counted.Call, Integer> count(
      Trial<EstimatorSubject> trial, Asked asked, List<Observation> seen) {
    Map<String, Counted> counted = counted(asked.inquiry());
    Asked counting = new Asked(asked.probability(), counting(asked.inquiry(), counted));
    seen.addAll(Observation.of(trial, List.of(counting)));
    return total(counted);
  }

  private static Map<String, Counted> counted(Inquiry inquiry) {
    Map<String, Counted> counted = new HashMap<>();
    inquiry.functions().forEach((name, f) -> counted.put(name, new Counted(f)));
    return counted;
  }

  private static Inquiry counting(Inquiry inquiry, Map<String, Counted> counted) {
    Map<String, FunctionOracle> functions = new HashMap<>(counted);
    return new Inquiry(inquiry.hyperparameters(), inquiry.inputs(), inquiry.draws(), functions);
  }

  private static Map<Counted.Call, Integer> total(Map<String, Counted> counted) {
    Map<Counted.Call, Integer> all = new TreeMap<>();
    counted.values().forEach(c -> c.calls().forEach((k, n) -> all.merge(k, n, Integer::sum)));
    return all;
  }

  @Override
  String quantity() {
    return "the number of questions";
  }

  @Override
  Amounts amounts(List<Asked> asked, List<Values> answers) {
    throw new UnsupportedOperationException("questions are counted, not answers");
  }

  @Override
  double[] nearest(List<Asked> asked, double[] observed) {
    throw new UnsupportedOperationException("questions are counted, not answers");
  }
}
