package org.gradmark.core.identify;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.FunctionOracle;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.estimator.Counted;
import org.gradmark.core.tensor.Values;

/** A question whose functions count how often they are asked. For one thread. */
record Counting(Inquiry plain, Inquiry inquiry, Map<String, Counted> functions) {

  static Counting of(Inquiry plain) {
    Map<String, Counted> counted = new HashMap<>();
    plain.functions().forEach((name, function) -> counted.put(name, new Counted(function)));
    Map<String, FunctionOracle> functions = Map.copyOf(counted);
    return new Counting(
        plain,
        new Inquiry(plain.hyperparameters(), plain.inputs(), plain.draws(), functions),
        counted);
  }

  /** An answer, and what was asked back for it. */
  Answered ask(EstimatorSubject subject, String backend) {
    Map<Counted.Call, Integer> before = calls();
    Values answer = answer(subject, backend);
    Map<Counted.Call, Integer> calls = calls();
    before.forEach(
        (call, n) -> calls.computeIfPresent(call, (c, all) -> all == n ? null : all - n));
    return new Answered(plain, answer, calls, subject.precision(backend));
  }

  /** To one that looks behind the functions, the question is put as it was. */
  private Values answer(EstimatorSubject subject, String backend) {
    try {
      return subject.estimate(backend, inquiry);
    } catch (ClassCastException | UnsupportedOperationException e) {
      return subject.estimate(backend, plain);
    }
  }

  /** How often so far, over all functions. */
  private Map<Counted.Call, Integer> calls() {
    Map<Counted.Call, Integer> all = new TreeMap<>();
    functions
        .values()
        .forEach(f -> f.calls().forEach((call, n) -> all.merge(call, n, Integer::sum)));
    return all;
  }
}
