package org.gradmark.core.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.identify.Identification.Answer;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Values;

/**
 * Names initializers by the laws of what they fill. For each kernel, {@link Habits} of fillings
 * from many seeds are compared with those of every candidate, by the test of Kolmogorov and Smirnov
 * with the bound of Dvoretzky, Kiefer, Wolfowitz and Massart: a right candidate is turned away with
 * a probability of at most {@value #ERROR} for the whole identification, whatever the laws are.
 * Candidates that no comparison turns away are named: laws that differ by less than that bound are
 * not told apart. Thread-safe.
 */
public final class InitializerIdentifier {

  /** Probability that a right candidate is turned away. */
  static final double ERROR = 1e-6;

  /** Fillings of the subject and of every candidate that is looked at closely. */
  private static final int SEEDS = 1000;

  /** Fillings of every candidate, of those that it does not turn away, and of what is left then. */
  private static final List<Integer> LOOKS = List.of(40, 200, SEEDS);

  private static final long SUBJECT_SEED = 1_000_000;
  private static final long CANDIDATE_SEED = 5_000_000;
  private static final int SHOWN = 3;

  /**
   * By how much shares of repeated fillings may differ. Every second pair of neighbouring seeds is
   * independent of the others, so that by Hoeffding a share is 0.2 off with a probability of at
   * most 4 exp(-1000 * 0.2²), which is below 1e-16.
   */
  private static final double REPEATS = 0.4;

  /** Shares that no arithmetic of float32 is off by, with the few numbers of these kernels. */
  private static final double SAME = 1e-4;

  /** So many fillings of all kernels are kept, about a gibibyte. */
  private static final int KEPT = 1_000_000;

  private final LineUp<InitializerSubject> lineUp;
  private final Map<String, Optional<Sample>> samples = new ConcurrentHashMap<>();
  private final AtomicInteger kept = new AtomicInteger();

  /** An identifier that knows these candidates. */
  public InitializerIdentifier(LineUp<InitializerSubject> lineUp) {
    this.lineUp = lineUp;
  }

  /**
   * Sorted habits.
   *
   * @param precision of what filled
   * @param sorted per kernel and habit, in rising order; single, since a thousand are kept
   * @param batches inputs of the kernels; empty if the subject fills them without
   * @param steady whether the first seed, repeated, gave the same bits
   * @param repeats share of seeds that filled as the seed before
   */
  private record Sample(
      Precision precision,
      List<Kernel> kernels,
      List<Values> batches,
      float[][][] sorted,
      boolean steady,
      double repeats) {

    /** The usual root mean square of a kernel's weights. */
    double size(int kernel) {
      float[] squares = sorted[kernel][0];
      return Math.sqrt(squares[squares.length / 2]);
    }

    static Optional<Sample> of(
        InitializerSubject subject,
        String backend,
        List<Kernel> kernels,
        List<Values> batches,
        Map<String, Double> settings,
        long seed,
        int count) {
      // What keeps a number for the next call does not repeat: nobody else may call meanwhile.
      synchronized (subject) {
        return alone(subject, backend, kernels, batches, settings, seed, count);
      }
    }

    private static Optional<Sample> alone(
        InitializerSubject subject,
        String backend,
        List<Kernel> kernels,
        List<Values> batches,
        Map<String, Double> settings,
        long seed,
        int count) {
      boolean steady = true;
      int repeats = 0;
      List<Values> before = List.of();
      float[][][] all = new float[kernels.size()][Habits.NAMES.size()][count];
      for (int n = 0; n < count; n++) {
        List<Values> filled;
        try {
          Blueprint blueprint = new Blueprint(kernels, settings, seed + n, batches);
          filled = subject.initialize(backend, blueprint);
          steady = steady && (n > 0 || filled.equals(subject.initialize(backend, blueprint)));
        } catch (RuntimeException e) {
          return Optional.empty(); // it does not fill these, or needs data
        }
        repeats += filled.equals(before) ? 1 : 0;
        before = filled;
        for (int k = 0; k < kernels.size(); k++) {
          Optional<Values> batch =
              batches.isEmpty() ? Optional.empty() : Optional.of(batches.get(k));
          double[] habits =
              Habits.of(kernels.get(k), filled.get(k), filled.get(Math.max(0, k - 1)), batch);
          for (int h = 0; h < habits.length; h++) {
            all[k][h][n] = (float) habits[h];
          }
        }
      }
      for (float[][] kernel : all) {
        for (float[] habit : kernel) {
          Arrays.sort(habit);
        }
      }
      Precision precision = subject.precision(backend);
      return Optional.of(
          new Sample(precision, kernels, batches, all, steady, repeats / (double) (count - 1)));
    }
  }

  private record Gap(int kernel, int habit, double ratio, double here, double there) {}

  /** What a subject is. */
  public Identification identify(InitializerSubject subject, String backend) {
    List<Kernel> kernels = Habits.kernels().stream().filter(subject::accepts).toList();
    Map<String, Double> settings = settings(subject);
    String declared = subject.system() + "/" + subject.dialect();
    Optional<Sample> seen =
        kernels.isEmpty() ? Optional.empty() : observed(subject, backend, kernels, settings);
    Map<Candidate<InitializerSubject>, Gap> gaps = new HashMap<>();
    seen.ifPresent(one -> gaps.putAll(gaps(one, settings, true)));
    List<Candidate<InitializerSubject>> found = explaining(gaps, subject);
    boolean as = found.stream().anyMatch(c -> c.dialect() && c.name().equals(declared));
    return new Identification(
        subject.id(),
        declared,
        backend,
        subject.backends(),
        found.isEmpty() ? Answer.NONE : as ? Answer.AS_DECLARED : Answer.OTHER,
        found.stream().map(c -> new Match(c.name(), c.dialect(), c.says(), List.of())).toList(),
        runnersUp(gaps, kernels),
        lineUp.candidates().size(),
        seen.isPresent() ? kernels.stream().map(Kernel::toString).toList() : List.of(),
        found.isEmpty() ? leftOut(seen) : List.of(),
        seen.isPresent() ? SEEDS * kernels.size() * Habits.NAMES.size() : 0);
  }

  /** Why nothing was found, where that is known. */
  private static List<String> leftOut(Optional<Sample> seen) {
    if (seen.isEmpty()) {
      return List.of("fillings: it fills none of the kernels, with data or without");
    }
    return seen.get().repeats() < 1
        ? List.of()
        : List.of(
            "laws: all seeds give the same weights, so there is none to compare; if they are"
                + " meant to be random, seed the generator with the seed of the request");
  }

  /** With data only if it does not fill without. */
  private static Optional<Sample> observed(
      InitializerSubject subject,
      String backend,
      List<Kernel> kernels,
      Map<String, Double> settings) {
    return Sample.of(subject, backend, kernels, List.of(), settings, SUBJECT_SEED, SEEDS)
        .or(
            () ->
                Sample.of(
                    subject, backend, kernels, Batches.of(kernels), settings, SUBJECT_SEED, SEEDS));
  }

  /** What a candidate is taken for when it is the subject. */
  public Confusion confusion(Candidate<InitializerSubject> candidate, String backend) {
    InitializerSubject subject = candidate.subject();
    List<Kernel> kernels = Habits.kernels().stream().filter(subject::accepts).toList();
    Map<String, Double> settings = settings(subject);
    List<String> named =
        (kernels.isEmpty()
                ? Optional.<Sample>empty()
                : observed(subject, backend, kernels, settings))
            .map(
                seen ->
                    explaining(gaps(seen, settings, false), subject).stream()
                        .map(Candidate::name)
                        .toList())
            .orElse(List.of(Confusion.SILENCE));
    return new Confusion(
        candidate.subject().system(), candidate.name(), candidate.dialect(), named);
  }

  private static List<Candidate<InitializerSubject>> explaining(
      Map<Candidate<InitializerSubject>, Gap> gaps, InitializerSubject subject) {
    return gaps.entrySet().stream()
        .filter(e -> e.getValue().ratio() <= 1)
        .map(Map.Entry::getKey)
        .sorted(preference(subject))
        .toList();
  }

  private static Comparator<Candidate<InitializerSubject>> preference(InitializerSubject subject) {
    String declared = subject.system() + "/" + subject.dialect();
    return Comparator.comparing((Candidate<InitializerSubject> c) -> !c.dialect())
        .thenComparing(c -> !c.subject().system().equals(subject.system()))
        .thenComparing(c -> !c.follows().equals(declared))
        .thenComparing(Candidate::name);
  }

  /** What the suite tries, too; the rest at the defaults. */
  private Map<String, Double> settings(InitializerSubject subject) {
    Map<String, Double> settings = new TreeMap<>();
    lineUp
        .system(subject.system())
        .filter(InitializerSystem.class::isInstance)
        .ifPresent(
            system -> {
              system.hyperparameters().forEach(one -> settings.put(one.name(), one.defaultValue()));
              settings.putAll(((InitializerSystem) system).tried().values());
            });
    settings.replaceAll((name, value) -> subject.fixed().getOrDefault(name, value));
    return Map.copyOf(settings);
  }

  private Map<String, Double> settings(
      Candidate<InitializerSubject> candidate, Map<String, Double> given) {
    Map<String, Double> settings = new TreeMap<>();
    lineUp
        .system(candidate.subject().system())
        .orElseThrow()
        .hyperparameters()
        .forEach(
            one -> settings.put(one.name(), given.getOrDefault(one.name(), one.defaultValue())));
    return Map.copyOf(settings);
  }

  /**
   * The largest gap of every candidate that can fill the kernels.
   *
   * @param fully whether the largest is wanted; else the first that turns a candidate away
   */
  private Map<Candidate<InitializerSubject>, Gap> gaps(
      Sample seen, Map<String, Double> given, boolean fully) {
    Map<Candidate<InitializerSubject>, Gap> gaps = new ConcurrentHashMap<>();
    lineUp.candidates().parallelStream()
        .forEach(
            candidate -> {
              Optional<Gap> gap = Optional.empty();
              for (int count : LOOKS) {
                gap = gap(seen, candidate, given, count, fully);
                if (gap.filter(one -> one.ratio() <= 1).isEmpty()) {
                  break;
                }
              }
              gap.ifPresent(one -> gaps.put(candidate, one));
            });
    return gaps;
  }

  private Optional<Gap> gap(
      Sample seen,
      Candidate<InitializerSubject> candidate,
      Map<String, Double> given,
      int count,
      boolean fully) {
    Map<String, Double> settings = settings(candidate, given);
    // Generators may differ with the precision.
    String backend = seen.precision() == Precision.FLOAT64 ? "f64" : "f32";
    String key =
        candidate.name()
            + settings
            + seen.kernels()
            + seen.batches().isEmpty()
            + (seen.repeats() == 1)
            + backend
            + count;
    Optional<Sample> known = samples.get(key);
    if (known == null) {
      known = sample(seen, candidate.subject(), backend, settings, count);
      if (kept.addAndGet(count) > KEPT) {
        samples.clear(); // most are of other settings, which are not asked about any more
        kept.set(0);
      }
      samples.put(key, known);
    }
    return known.map(other -> gap(seen, other, fully));
  }

  /** Who gives one filling for all seeds is asked in another process, with the subject's first. */
  private static Optional<Sample> sample(
      Sample seen,
      InitializerSubject subject,
      String backend,
      Map<String, Double> settings,
      int count) {
    List<Kernel> kernels = seen.kernels();
    Optional<Sample> usual =
        Sample.of(subject, backend, kernels, seen.batches(), settings, CANDIDATE_SEED, count);
    boolean stuck = seen.repeats() == 1 && usual.filter(one -> one.repeats() == 1).isPresent();
    return stuck
        ? subject
            .inAnotherProcess()
            .map(a -> Sample.of(a, backend, kernels, seen.batches(), settings, SUBJECT_SEED, count))
            .orElse(usual)
        : usual;
  }

  private static Gap gap(Sample one, Sample other, boolean fully) {
    int comparisons = one.kernels().size() * Habits.NAMES.size();
    Gap widest = null;
    int count = Math.min(one.sorted()[0][0].length, other.sorted()[0][0].length);
    boolean enough = count == SEEDS;
    if (one.steady() != other.steady()
        || (enough && Math.abs(one.repeats() - other.repeats()) > REPEATS)) {
      return new Gap(0, 0, Double.POSITIVE_INFINITY, Double.NaN, Double.NaN);
    }
    for (int k = 0; k < one.kernels().size(); k++) {
      for (int h = 0; h < Habits.NAMES.size(); h++) {
        String name = Habits.NAMES.get(h);
        if (name.equals(Habits.AGAIN) && one.repeats() == 1 && other.repeats() == 1) {
          continue;
        }
        float[] a = one.sorted()[k][h];
        float[] b = other.sorted()[k][h];
        double allowed = bound(a.length, comparisons) + bound(b.length, comparisons);
        double before = one.size(Math.max(0, k - 1));
        double usual = Habits.usual(name, one.kernels().get(k), one.size(k), before);
        double ratio = distance(a, b, usual) / allowed;
        if (widest == null || ratio > widest.ratio()) {
          widest = new Gap(k, h, ratio, a[a.length / 2], b[b.length / 2]);
        }
        if (ratio > 1 && !fully) {
          return widest;
        }
      }
    }
    return widest;
  }

  /** How far an empirical law may be from its own, by Massart; each look has its share. */
  private static double bound(int n, int comparisons) {
    double share = ERROR / (2.0 * LOOKS.size() * comparisons);
    return Math.sqrt(Math.log(2 / share) / (2 * n));
  }

  /**
   * The largest difference of two empirical distribution functions.
   *
   * @param usual how large such numbers are usually, if what is left of them may be much smaller
   */
  private static double distance(float[] a, float[] b, double usual) {
    double largest = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      double at = Double.compare(a[i], b[j]) <= 0 ? a[i] : b[j];
      while (i < a.length && same(a[i], at, usual)) {
        i++;
      }
      while (j < b.length && same(b[j], at, usual)) {
        j++;
      }
      largest = Math.max(largest, Math.abs(i / (double) a.length - j / (double) b.length));
    }
    return largest;
  }

  /** Rounding in another precision does not part two numbers. */
  private static boolean same(double x, double at, double usual) {
    return Double.compare(x, at) <= 0 || Math.abs(x - at) <= SAME * Math.max(Math.abs(at), usual);
  }

  private List<RunnerUp> runnersUp(
      Map<Candidate<InitializerSubject>, Gap> gaps, List<Kernel> kernels) {
    List<RunnerUp> told = new ArrayList<>();
    gaps.entrySet().stream()
        .filter(e -> e.getValue().ratio() > 1)
        .sorted(
            Comparator.comparing(
                    (Map.Entry<Candidate<InitializerSubject>, Gap> e) -> e.getValue().ratio())
                .thenComparing(e -> e.getKey().name()))
        .limit(SHOWN)
        .forEach(
            e ->
                told.add(
                    new RunnerUp(
                        e.getKey().name(),
                        e.getKey().says(),
                        List.of(),
                        Double.NaN,
                        kernels.get(e.getValue().kernel()).toString(),
                        e.getValue().kernel() + 1,
                        "the median of the " + Habits.NAMES.get(e.getValue().habit()),
                        e.getValue().here(),
                        e.getValue().there(),
                        e.getValue().ratio())));
    return told;
  }
}
