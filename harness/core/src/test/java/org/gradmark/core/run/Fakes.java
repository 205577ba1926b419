package org.gradmark.core.run;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.claim.Check;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.claim.Rejection;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.rule.Dialect;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.system.SystemSpec;
import org.gradmark.core.tensor.Precision;

/** Systems and subjects that do nothing, for tests of what is done with them. */
final class Fakes {
  /** Fakes look at nothing in it. */
  static final Laboratory LABORATORY = new Laboratory(null, null, 0);

  private Fakes() {}

  /** A subject with two backends. */
  record FakeSubject(String id, String system, String dialect) implements Subject {
    @Override
    public Set<Capability> capabilities() {
      return EnumSet.noneOf(Capability.class);
    }

    @Override
    public Map<String, Double> fixed() {
      return Map.of();
    }

    @Override
    public List<String> backends() {
      return List.of("float64", "float32");
    }

    @Override
    public Precision precision(String backend) {
      return Precision.ofDtype(backend);
    }
  }

  static FakeSubject subject(String id, String system, String dialect) {
    return new FakeSubject(id, system, dialect);
  }

  static Claim<Subject> claim(String id, Set<String> dialects, Check<Subject> check) {
    return new Claim<>(
        id,
        "made-up",
        Level.SHOULD,
        Kind.EDGE,
        "It does nothing.",
        "a test",
        false,
        dialects,
        check,
        List.of(new Rejection<>(subject("impostor:x", "x", "paper"), "wrong")));
  }

  static Cell<Subject> cell(Check<Subject> check) {
    return cell("FAKE-01", check);
  }

  static Cell<Subject> cell(String claim, Check<Subject> check) {
    Subject subject = subject("fake:adam", "adam", "paper");
    return new Cell<>(subject, claim(claim, Set.of("paper"), check), "float64");
  }

  /** A system with dialects "paper" and "other", and claims -01 on both, -02 on "other" only. */
  static SystemSpec<Subject> system(String id) {
    String prefix = id.toUpperCase(java.util.Locale.ROOT);
    Check<Subject> passes = trial -> Outcome.pass(0, 1, "fine");
    List<Claim<Subject>> claims = new ArrayList<>();
    claims.add(claim(prefix + "-01", Set.of("paper", "other"), passes));
    claims.add(claim(prefix + "-02", Set.of("other"), passes));
    return new SystemSpec<>() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public String title() {
        return id;
      }

      @Override
      public String kind() {
        return "optimizer";
      }

      @Override
      public String source() {
        return "nowhere";
      }

      @Override
      public List<String> rows() {
        return List.of();
      }

      @Override
      public List<Hyperparameter> hyperparameters() {
        return List.of();
      }

      @Override
      public List<Dialect<String>> dialects() {
        return List.of(new Dialect<>("paper", "", ""), new Dialect<>("other", "", ""));
      }

      @Override
      public List<Claim<Subject>> claims() {
        return claims;
      }

      @Override
      public Class<Subject> contract() {
        return Subject.class;
      }

      @Override
      public List<Subject> builtIns() {
        return List.of();
      }
    };
  }
}
