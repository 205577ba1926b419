package org.gradmark.core.slip;

import java.util.List;
import java.util.Set;
import org.gradmark.core.estimator.Rows;

/**
 * A place in the source of a rule: an operation, and the calls that lead to it. What a loop does
 * again is done at the same place.
 *
 * @param operation what stands there
 * @param calls from the operation outwards, up to where the rule begins
 */
record Site(Operation operation, List<Call> calls) {

  /** A place in a method. */
  record Call(String type, String method, int index) {
    static Call of(StackWalker.StackFrame frame) {
      return new Call(frame.getClassName(), frame.getMethodName(), frame.getByteCodeIndex());
    }
  }

  /** What rules are written in; not a place of its own. */
  private static final Set<String> LANGUAGE =
      Set.of("org.gradmark.core.tensor.Tensor", SlipBackend.class.getName());

  /** What puts rows and columns together, and computes nothing. */
  private static final Set<String> PLUMBING =
      Set.of("stack", "join", "selected", "columns", "row", "flat", "matrix", "placed");

  /** Where rules begin. */
  private static final Set<String> ENTRANCES =
      Set.of(Slipping.class.getName(), SlippingEstimator.class.getName());

  /** The place that asks a {@link SlipBackend} for an operation now. */
  static Site here(Operation operation) {
    List<Call> calls =
        StackWalker.getInstance()
            .walk(
                frames ->
                    frames
                        .dropWhile(f -> !f.getClassName().equals(SlipBackend.class.getName()))
                        .dropWhile(f -> LANGUAGE.contains(f.getClassName()))
                        .takeWhile(f -> !ENTRANCES.contains(f.getClassName()))
                        .map(Call::of)
                        .toList());
    return new Site(operation, calls);
  }

  /** Whether numbers are only moved here. */
  boolean isPlumbing() {
    Call innermost = calls.get(0);
    return innermost.type().equals(Rows.class.getName()) && PLUMBING.contains(innermost.method());
  }
}
