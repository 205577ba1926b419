package org.gradmark.core.identify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.SubjectFailure;
import org.gradmark.core.laboratory.Comparison;
import org.gradmark.core.laboratory.Envelope;
import org.gradmark.core.laboratory.Tolerances;
import org.gradmark.core.problem.Trajectory;
import org.gradmark.core.rule.Rule;
import org.gradmark.core.rule.RuleSubject;
import org.gradmark.core.tensor.Precision;

/**
 * Compares suspects with what was seen. A quick run in the subject's precision comes first; only
 * where that is near does a derived tolerance decide. Runs of candidates are remembered.
 * Thread-safe.
 */
final class Resemblance {

  /** Off by less than this share of the way, a suspect is looked at closely. */
  private static final double COARSE = 1e-2;

  private static final int COARSE_ULPS = 64;

  /** Steps of a closed loop in which rounding errors cannot have grown to a hundredth. */
  private static final int LOOP = 3;

  /**
   * The suspect's own run, the subject's rounding, and an envelope from few samples: twice two.
   * Candidates are hundreds apart.
   */
  static final double SLACK = 4;

  /** So many parameters after a step are kept, with their envelopes: about a gibibyte. */
  private static final int KEPT = 4_000_000;

  private record Key(
      OptimizerSubject subject, Probe probe, Map<String, Double> settings, String on) {}

  private final LineUp<OptimizerSubject> lineUp;
  private final Map<Key, Optional<Trajectory>> runs = new ConcurrentHashMap<>();
  private final Map<Key, Optional<Envelope>> envelopes = new ConcurrentHashMap<>();
  private final AtomicInteger kept = new AtomicInteger();

  Resemblance(LineUp<OptimizerSubject> lineUp) {
    this.lineUp = lineUp;
  }

  /** Where a suspect goes; empty if it cannot be put through the probe. */
  Optional<Trajectory> run(Suspect suspect, Sighting seen) {
    Map<String, Double> settings = suspect.settings(seen.settings());
    String on = seen.precision() == Precision.FLOAT32 ? "f32" : "f64";
    if (!suspect.changes().isEmpty()) {
      return fresh(suspect, seen, settings, on); // a fit tries thousands
    }
    Key key = new Key(suspect.candidate().subject(), seen.probe(), settings, on);
    Optional<Trajectory> known = runs.get(key);
    if (known == null) {
      known = fresh(suspect, seen, settings, on);
      if (kept.addAndGet(known.map(Resemblance::size).orElse(0)) > KEPT) {
        runs.clear(); // most are of other settings, which are not asked about any more
        envelopes.clear();
        kept.set(0);
      }
      runs.put(key, known);
    }
    return known;
  }

  private static int size(Trajectory run) {
    return run.steps().stream().mapToInt(List::size).sum();
  }

  private static Optional<Trajectory> fresh(
      Suspect suspect, Sighting seen, Map<String, Double> settings, String on) {
    try {
      return Optional.of(seen.probe().run(suspect.candidate().subject(), on, settings));
    } catch (UnsupportedOperationException | IllegalArgumentException | SubjectFailure e) {
      return Optional.empty(); // it asks for what the probe does not have; the subject did not
    }
  }

  /** Whether it is worth a closer look. A loop may amplify rounding: only its first steps count. */
  boolean near(Suspect suspect, Sighting seen) {
    int steps = seen.probe().scenario().isClosedLoop() ? LOOP : Integer.MAX_VALUE;
    return run(suspect, seen)
        .map(due -> Comparison.of(seen.trajectory(), due, coarse(seen, due, steps)).worst() <= 1)
        .orElse(false);
  }

  /**
   * How what was seen compares with a suspect, in tolerances.
   *
   * @return empty if the suspect cannot be put through the probe
   */
  Optional<Comparison> compare(Suspect suspect, Sighting seen) {
    return run(suspect, seen).map(due -> compare(suspect, seen, due));
  }

  private Comparison compare(Suspect suspect, Sighting seen, Trajectory due) {
    Optional<Envelope> envelope = envelope(suspect, seen);
    boolean own = suspect.candidate().subject() instanceof RuleSubject;
    double widest =
        own ? 0 : envelope.map(e -> widest(e, seen, due)).orElse(Double.POSITIVE_INFINITY);
    return Comparison.of(
        seen.trajectory(),
        due,
        (t, p, i) -> {
          if (!Double.isFinite(due.after(t, p, i))) {
            return 0;
          }
          double honest = own ? envelope.orElseThrow().at(seen.probe().step(t), p, i) : widest;
          return SLACK * honest;
        });
  }

  /**
   * What a right rule in a wrong life cycle may stray: it moves elsewhere than its dialect does,
   * and perhaps farther, but no element strays by a larger share of the farthest way.
   */
  private static double widest(Envelope envelope, Sighting seen, Trajectory due) {
    double widest = 0;
    for (List<double[]> step : envelope.tolerance()) {
      for (double[] parameter : step) {
        for (double one : parameter) {
          widest = Double.isFinite(one) ? Math.max(widest, one) : widest;
        }
      }
    }
    double way = farthest(seen, envelope.exact());
    return way == 0 ? widest : widest * Math.max(1, farthest(seen, due) / way);
  }

  private static double farthest(Sighting seen, Trajectory trajectory) {
    double[][][] paths = seen.of(trajectory).paths();
    return Arrays.stream(paths[paths.length - 1]).flatMapToDouble(Arrays::stream).max().orElse(0);
  }

  private Optional<Envelope> envelope(Suspect suspect, Sighting seen) {
    Map<String, Double> settings = suspect.settings(seen.settings());
    String on = seen.precision() == Precision.FLOAT32 ? "f32" : "f64";
    if (!suspect.changes().isEmpty()) {
      return derive(suspect, seen, settings, on);
    }
    Key key =
        new Key(suspect.candidate().subject(), seen.probe(), settings, seen.precision().dtype());
    Optional<Envelope> known = envelopes.get(key);
    if (known == null) {
      known = derive(suspect, seen, settings, on);
      envelopes.put(key, known);
    }
    return known;
  }

  private Optional<Envelope> derive(
      Suspect suspect, Sighting seen, Map<String, Double> settings, String on) {
    Precision precision =
        seen.precision() == Precision.EXACT ? Precision.FLOAT64 : seen.precision();
    return rule(suspect.candidate())
        .map(
            rule -> {
              Probe plain = new Probe(seen.probe().scenario(), seen.probe().values());
              Trajectory centre = plain.run(new RuleSubject("", "", "", rule), on, settings);
              return Tolerances.sketch(rule, seen.probe().scenario(), settings, precision, centre);
            });
  }

  /** The rule whose rounding errors a candidate makes: its own, or that of its dialect. */
  private Optional<Rule> rule(Candidate<OptimizerSubject> candidate) {
    if (candidate.subject() instanceof RuleSubject own) {
      return Optional.of(own.rule());
    }
    return lineUp
        .declared(candidate.subject())
        .map(Candidate::subject)
        .filter(RuleSubject.class::isInstance)
        .map(dialect -> ((RuleSubject) dialect).rule());
  }

  private static Comparison.Allowance coarse(Sighting seen, Trajectory due, int steps) {
    double[][][] paths = seen.of(due).paths();
    Precision grid = seen.precision() == Precision.EXACT ? Precision.FLOAT64 : seen.precision();
    return (t, p, i) -> {
      double value = due.after(t, p, i);
      if (t > steps) {
        return Double.POSITIVE_INFINITY;
      }
      if (!Double.isFinite(value)) {
        return 0;
      }
      double path = 0;
      for (double one : paths[t - 1][p]) {
        path = Math.max(path, one);
      }
      return COARSE * path + COARSE_ULPS * grid.ulp(value);
    };
  }

  /**
   * How far a suspect is from what was seen: the root mean square of the differences, each as a
   * share of the way gone so far and at most 1. Infinite if it cannot be put through the probe.
   */
  double distance(Suspect suspect, Sighting seen) {
    return run(suspect, seen).map(due -> distance(due, seen)).orElse(Double.POSITIVE_INFINITY);
  }

  /** The same over several probes; those that the suspect cannot be put through count as 1. */
  double distance(Suspect suspect, List<Sighting> seen) {
    double sum = 0;
    for (Sighting one : seen) {
      double off = Math.min(1, distance(suspect, one));
      sum += off * off;
    }
    return Math.sqrt(sum / seen.size());
  }

  private static double distance(Trajectory due, Sighting seen) {
    double[][][] paths = seen.paths();
    double sum = 0;
    int count = 0;
    for (int t = 1; t <= paths.length; t++) {
      for (int p = 0; p < paths[t - 1].length; p++) {
        for (int i = 0; i < paths[t - 1][p].length; i++) {
          double share =
              share(
                  seen.trajectory().after(t, p, i),
                  due.after(t, p, i),
                  paths[t - 1][p][i],
                  seen.precision());
          sum += share * share;
          count++;
        }
      }
    }
    return Math.sqrt(sum / Math.max(1, count));
  }

  private static double share(double seen, double due, double path, Precision precision) {
    if (Double.compare(seen, due) == 0 || seen == due) {
      return 0;
    }
    Precision grid = precision == Precision.EXACT ? Precision.FLOAT64 : precision;
    double share = Math.abs(seen - due) / (path + COARSE_ULPS * grid.ulp(seen));
    return Double.isNaN(share) ? 1 : Math.min(1, share);
  }
}
