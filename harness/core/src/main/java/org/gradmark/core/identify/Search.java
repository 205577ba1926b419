package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.identify.HyperparameterFit.Fitted;
import org.gradmark.core.rule.Hyperparameter;

/**
 * Looks for hyperparameters with which a candidate explains everything: one wrong value in any
 * dialect, then several, then one in an impostor of the nearest systems.
 */
final class Search {

  /** Off by less than this share of the way after a coarse fit, a suspect is fitted closely. */
  private static final double NEAR = 0.03;

  /** So many of the values that a scan found are refined. */
  private static final int REFINED = 80;

  /** So many dialects are fitted in several hyperparameters at once. */
  private static final int JOINT = 16;

  /** The impostors of so many of the nearest systems are fitted. */
  private static final int SYSTEMS = 3;

  private static final int SHOWN = 3;

  /** What is so near to what was set may be just that. */
  private static final double UNCHANGED = 1e-3;

  /** Nothing that a user sets is so small. */
  private static final double NEGLIGIBLE = 1e-15;

  /** So many of the nearest in the first probe are looked at in all. */
  private static final int SHORTLIST = 40;

  /** With more other hyperparameters than that anything comes near. */
  private static final int CHANGES = 2;

  /** Other hyperparameters are worth a word if they bring a candidate so many times nearer. */
  private static final double BETTER = 3;

  /** How far a value may be from a short decimal that is taken for it. */
  static final double[] SHORT = {3e-3, 1e-4, 1e-6, 1e-8, 1e-10, 0};

  private final LineUp<OptimizerSubject> lineUp;
  private final Resemblance resemblance;
  private final List<Sighting> seen;
  private final Map<String, List<Hyperparameter>> hyperparameters;
  private final List<Fitted> tried = new ArrayList<>();

  Search(
      LineUp<OptimizerSubject> lineUp,
      Resemblance resemblance,
      List<Sighting> seen,
      Map<String, List<Hyperparameter>> hyperparameters) {
    this.lineUp = lineUp;
    this.resemblance = resemblance;
    this.seen = seen;
    this.hyperparameters = hyperparameters;
  }

  /**
   * The candidates that come nearest and do not explain everything, nearest first: as they are, or
   * with other hyperparameters where these bring them nearer by far.
   */
  List<Suspect> nearest(List<Explanation> explanations) {
    Set<Candidate<OptimizerSubject>> said = new LinkedHashSet<>();
    explanations.forEach(one -> said.add(one.suspect().candidate()));
    Map<Candidate<OptimizerSubject>, Fitted> best = new HashMap<>();
    for (Candidate<OptimizerSubject> one : lineUp.candidates()) {
      Suspect plain = suspect(one);
      best.put(one, new Fitted(plain, resemblance.distance(plain, seen.get(0))));
    }
    Map<Candidate<OptimizerSubject>, Double> plain = new HashMap<>();
    best.forEach((candidate, fitted) -> plain.put(candidate, fitted.distance()));
    for (Fitted fitted : tried) {
      Candidate<OptimizerSubject> candidate = fitted.suspect().candidate();
      boolean better =
          fitted.suspect().changes().size() <= CHANGES
              && fitted.distance() * BETTER < plain.get(candidate);
      if (better && fitted.distance() < best.get(candidate).distance()) {
        best.put(candidate, fitted);
      }
    }
    return best.values().stream()
        .filter(fitted -> Double.isFinite(fitted.distance()))
        .filter(fitted -> !said.contains(fitted.suspect().candidate()))
        .sorted(
            Comparator.comparing(Fitted::distance)
                .thenComparing(fitted -> !fitted.suspect().candidate().dialect())
                .thenComparing(fitted -> fitted.suspect().candidate().name()))
        .limit(SHORTLIST)
        .map(fitted -> new Fitted(fitted.suspect(), resemblance.distance(fitted.suspect(), seen)))
        .sorted(Comparator.comparing(Fitted::distance))
        .map(Fitted::suspect)
        .limit(SHOWN)
        .toList();
  }

  /** All that explain everything with the fewest changes; empty if nothing does. */
  List<Explanation> explanations() {
    List<Fitted> singles = singles(lineUp.dialects());
    List<Explanation> found = explained(singles);
    if (found.isEmpty()) {
      found = explained(joint(singles));
    }
    if (found.isEmpty()) {
      found = explained(impostors());
    }
    List<Explanation> simple = found.stream().filter(Explanation::isSimple).toList();
    return simple.isEmpty() ? found : simple;
  }

  private List<Explanation> explained(List<Fitted> fits) {
    tried.addAll(fits);
    List<Explanation> found = new ArrayList<>();
    Set<Candidate<OptimizerSubject>> done = new LinkedHashSet<>();
    for (Fitted fit : fits) {
      if (fit.distance() < NEAR && !done.contains(fit.suspect().candidate())) {
        explain(fit.suspect())
            .ifPresent(
                one -> {
                  done.add(one.suspect().candidate());
                  found.add(one);
                });
      }
    }
    return found;
  }

  private Suspect suspect(Candidate<OptimizerSubject> candidate) {
    List<Hyperparameter> all =
        hyperparameters.getOrDefault(candidate.subject().system(), List.of());
    return new Suspect(candidate, all, Map.of());
  }

  /** The best single changes, nearest first: all are scanned, the nearest of them refined. */
  private List<Fitted> singles(List<Candidate<OptimizerSubject>> candidates) {
    HyperparameterFit fit = new HyperparameterFit(resemblance, seen.get(0));
    List<HyperparameterFit.Scan> scans =
        candidates.parallelStream()
            .map(this::suspect)
            .filter(suspect -> resemblance.run(suspect, seen.get(0)).isPresent())
            .flatMap(s -> s.hyperparameters().stream().map(one -> fit.scan(s, one)))
            .sorted(Comparator.comparing(scan -> scan.fitted().distance()))
            .toList();
    List<Fitted> refined =
        scans.stream().limit(REFINED).toList().parallelStream().map(fit::refined).toList();
    List<Fitted> fits = new ArrayList<>(refined);
    scans.stream().skip(REFINED).forEach(scan -> fits.add(scan.fitted()));
    fits.sort(Comparator.comparing(Fitted::distance));
    return fits;
  }

  /** From the best single change of each of the nearest dialects. */
  private List<Fitted> joint(List<Fitted> singles) {
    HyperparameterFit fit = new HyperparameterFit(resemblance, seen.get(0));
    Set<Candidate<OptimizerSubject>> done = new LinkedHashSet<>();
    List<Fitted> fits = new ArrayList<>();
    for (Fitted single : singles) {
      if (done.size() < JOINT && done.add(single.suspect().candidate())) {
        Fitted from = fit.joint(single.suspect(), single.suspect().hyperparameters(), true);
        Fitted plain =
            fit.joint(
                suspect(single.suspect().candidate()), single.suspect().hyperparameters(), true);
        fits.add(from.distance() <= plain.distance() ? from : plain);
      }
    }
    fits.sort(Comparator.comparing(Fitted::distance));
    return fits;
  }

  private List<Fitted> impostors() {
    Set<String> systems = new LinkedHashSet<>();
    tried.stream()
        .sorted(Comparator.comparing(Fitted::distance))
        .forEach(fit -> systems.add(fit.suspect().candidate().subject().system()));
    List<String> nearest = systems.stream().limit(SYSTEMS).toList();
    return singles(
        lineUp.candidates().stream()
            .filter(c -> !c.dialect() && nearest.contains(c.subject().system()))
            .toList());
  }

  private Optional<Explanation> explain(Suspect coarse) {
    List<Sighting> first =
        seen.stream().filter(s -> s.probe().values() == OddValues.FIRST).toList();
    List<Sighting> second =
        seen.stream().filter(s -> s.probe().values() == OddValues.SECOND).toList();
    Optional<Suspect> found = settled(resemblance, coarse, first);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Suspect suspect = found.get();
    Map<String, Double> given = first.get(0).settings();
    if (second.isEmpty()) {
      return Optional.of(new Explanation(suspect, Explanation.differences(suspect, given)));
    }
    Optional<Suspect> other =
        agrees(resemblance, suspect, second)
            ? found
            : settled(resemblance, proportional(suspect, given, second), second);
    return other.map(
        there ->
            new Explanation(
                suspect,
                Explanation.differences(suspect, given, there, second.get(0).settings(), true)));
  }

  /** A first guess for other values: what was found, changed as what was set. */
  private static Suspect proportional(
      Suspect suspect, Map<String, Double> given, List<Sighting> second) {
    Map<String, Double> other = second.get(0).settings();
    Map<String, Double> changes = new HashMap<>(suspect.changes());
    for (Hyperparameter one : suspect.hyperparameters()) {
      Double was = given.get(one.name());
      if (changes.containsKey(one.name()) && was != null && was != 0) {
        double guess = changes.get(one.name()) / was * other.get(one.name());
        changes.put(one.name(), Math.max(one.low(), Math.min(one.high(), guess)));
      }
    }
    return suspect.with(changes);
  }

  /** Fits closely, takes short decimals where they do, and asks every probe. */
  static Optional<Suspect> settled(Resemblance resemblance, Suspect coarse, List<Sighting> probes) {
    List<Hyperparameter> free =
        coarse.hyperparameters().stream()
            .filter(one -> coarse.changes().containsKey(one.name()))
            .toList();
    HyperparameterFit fit = new HyperparameterFit(resemblance, probes.get(0));
    Suspect near = fit.joint(coarse, free, true).suspect();
    Suspect close = fit.joint(near, free, false).suspect();
    Map<String, Double> plainer = plainer(close, probes.get(0).settings());
    if (!plainer.equals(close.changes())) {
      Optional<Suspect> simple = settled(resemblance, close.with(plainer), probes);
      if (simple.isPresent()) {
        return simple;
      }
    }
    List<Map<String, Double>> refused = new ArrayList<>();
    for (double tolerance : SHORT) {
      Suspect rounded = close.with(written(close, free, probes.get(0).settings(), tolerance));
      if (!refused.contains(rounded.changes())) {
        if (agrees(resemblance, rounded, probes)) {
          return Optional.of(rounded);
        }
        refused.add(rounded.changes());
      }
    }
    return Optional.empty();
  }

  /** Without what is hardly changed, and with zeros for what hardly counts. */
  private static Map<String, Double> plainer(Suspect close, Map<String, Double> given) {
    Map<String, Double> changes = new HashMap<>();
    close
        .changes()
        .forEach(
            (name, value) -> {
              Double set = given.get(name);
              if (set == null || !near(set, value, UNCHANGED)) {
                changes.put(name, Math.abs(value) < NEGLIGIBLE ? 0 : value);
              }
            });
    return changes;
  }

  private static boolean agrees(Resemblance resemblance, Suspect suspect, List<Sighting> probes) {
    return probes.stream().allMatch(one -> resemblance.near(suspect, one))
        && probes.stream().allMatch(one -> OptimizerIdentifier.agrees(resemblance, suspect, one));
  }

  private static Map<String, Double> written(
      Suspect suspect, List<Hyperparameter> free, Map<String, Double> given, double tolerance) {
    Map<String, Double> changes = new HashMap<>();
    for (Hyperparameter one : free) {
      double value = suspect.changes().get(one.name());
      Double set = given.get(one.name());
      if (set != null && near(set, value, tolerance)) {
        continue; // not changed after all
      }
      changes.put(
          one.name(),
          Range.of(one).written(value).stream()
              .filter(form -> near(form, value, tolerance))
              .findFirst()
              .orElse(value));
    }
    return changes;
  }

  /** Near both as a number and as what is missing to 1. */
  static boolean near(double form, double value, double tolerance) {
    double scale = Math.min(Math.abs(value), value == 1 ? 1 : Math.abs(1 - value));
    return Math.abs(form - value) <= tolerance * scale;
  }
}
