package org.gradmark.core.slip;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Tensor;

/** The values that a rule has names for while it runs once, in watched arithmetic. */
final class Names {

  private final SlipBackend backend;
  private final SlipBackend.Watch watch;
  private final Map<String, Term> known = new HashMap<>();

  /**
   * No names yet.
   *
   * @param scope where a change finds a value by its name: here, or first where it comes from
   */
  Names(Backend beneath, SlipBackend.Watch watch, Function<String, Term> scope) {
    this.watch = watch;
    backend = new SlipBackend(beneath, watch, scope);
  }

  SlipBackend backend() {
    return backend;
  }

  boolean has(String name) {
    return known.containsKey(name);
  }

  /**
   * The value of a name.
   *
   * @throws IllegalArgumentException if it has none so far
   */
  Term get(String name) {
    Term found = known.get(name);
    if (found == null) {
      throw new IllegalArgumentException(name + " has no value here");
    }
    return found;
  }

  /** Gives a value its name, and takes it into the watched arithmetic. */
  Tensor put(String name, Tensor value) {
    Term term = Term.named(name, value);
    known.put(name, term);
    if (watch instanceof Survey survey) {
      survey.name(term);
    }
    return backend.wrap(term);
  }
}
