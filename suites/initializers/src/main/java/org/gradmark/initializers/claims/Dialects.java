package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gradmark.core.initializer.InitializerRule;
import org.gradmark.core.initializer.LawOfKernel;
import org.gradmark.core.rule.Dialect;

/** Which dialects other than its own a subject follows. */
final class Dialects {

  private Dialects() {}

  /**
   * Their names, such as {@code he-normal/fan-out}.
   *
   * @param agrees whether what was seen passes as draws from this law
   */
  static List<String> followed(Probe probe, Predicate<LawOfKernel> agrees) {
    List<String> followed = new ArrayList<>();
    for (Dialect<InitializerRule> other : probe.system().dialects()) {
      boolean own = other.id().equals(probe.subject().dialect());
      if (!own && probe.system().law(other.id()).filter(agrees).isPresent()) {
        followed.add(probe.system().id() + "/" + other.id());
      }
    }
    return followed;
  }

  /** A clause that names them: it begins with "; it follows", or is empty. */
  static String clause(List<String> followed) {
    return followed.isEmpty() ? "" : "; it follows " + String.join(" or ", followed);
  }
}
