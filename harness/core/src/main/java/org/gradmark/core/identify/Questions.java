package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Trial;
import org.gradmark.core.contract.Capability;
import org.gradmark.core.contract.EstimatorSubject;
import org.gradmark.core.contract.Inquiry;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.system.SystemSpec;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/** Listens to the claims about a system to learn what its implementations can be asked. */
final class Questions {

  /** Of one claim; its further questions differ in their draws only. */
  private static final int A_CLAIM = 6;

  private Questions() {}

  /** Questions that the claims ask, in their order. */
  static List<Inquiry> of(SystemSpec<EstimatorSubject> system, Laboratory laboratory) {
    List<Inquiry> all = new ArrayList<>();
    for (Claim<EstimatorSubject> claim : system.claims()) {
      for (EstimatorSubject subject : system.builtIns()) {
        if (claim.dialects().contains(subject.dialect())) {
          all.addAll(of(claim, subject, laboratory));
        }
      }
    }
    return List.copyOf(all);
  }

  private static List<Inquiry> of(
      Claim<EstimatorSubject> claim, EstimatorSubject subject, Laboratory laboratory) {
    List<Inquiry> heard = new ArrayList<>();
    try {
      claim.check().check(new Trial<>(new Listener(subject, heard), "f64", laboratory, 0));
    } catch (Enough e) {
      return heard;
    } catch (RuntimeException e) {
      return heard; // the claim has more to say, but not to us
    }
    return heard;
  }

  /** Thrown when a claim has asked enough. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super("enough questions were heard", null, false, false);
    }
  }

  /** Answers rightly, and writes the questions down. */
  private record Listener(EstimatorSubject subject, List<Inquiry> heard)
      implements EstimatorSubject {

    @Override
    public Values estimate(String backend, Inquiry inquiry) {
      if (heard.size() == A_CLAIM) {
        throw new Enough();
      }
      heard.add(inquiry);
      return subject.estimate(backend, inquiry);
    }

    @Override
    public String id() {
      return subject.id();
    }

    @Override
    public String system() {
      return subject.system();
    }

    @Override
    public String dialect() {
      return subject.dialect();
    }

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
      return subject.backends();
    }

    @Override
    public Precision precision(String backend) {
      return subject.precision(backend);
    }
  }
}
