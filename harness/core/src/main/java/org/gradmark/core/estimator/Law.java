package org.gradmark.core.estimator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradmark.core.statistics.Draws;
import org.gradmark.core.statistics.Enumeration;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * How draws come about: all outcomes with their probabilities where that is possible, a sampler
 * where it is not. A continuous law whose expectations are wanted exactly is given by the nodes of
 * a Gauss rule: with n nodes per number, the mean of a polynomial of degree 2n - 1 in each is
 * exact, and that of a smooth function as good as exact.
 */
public final class Law {

  /** What probabilities may lack of one by rounding, and by the ends of a density. */
  private static final double SLACK = 1e-9;

  /** A prime: multiples of it come by everywhere. */
  private static final int STRIDE = 7919;

  private final List<Drawn> outcomes;
  private final Function<Draws, Map<String, Values>> sampler;
  private final double defect;
  private final Map<String, String> kinds;

  private Law(
      List<Drawn> outcomes,
      double defect,
      Map<String, String> kinds,
      Function<Draws, Map<String, Values>> sampler) {
    this.outcomes = List.copyOf(outcomes);
    this.defect = defect;
    this.kinds = Map.copyOf(kinds);
    this.sampler = sampler;
  }

  /** No chance: one outcome, without draws. */
  public static Law none() {
    return finite(List.of(new Drawn(1, Map.of())));
  }

  /**
   * These outcomes.
   *
   * @throws IllegalArgumentException if there is none, if their probabilities do not sum to one, or
   *     if they are about different draws
   */
  public static Law finite(List<Drawn> outcomes) {
    if (outcomes.isEmpty()) {
      throw new IllegalArgumentException("a law needs an outcome; say Law.none() for no draws");
    }
    sumsToOne(outcomes.stream().mapToDouble(Drawn::probability).sum());
    for (Drawn outcome : outcomes) {
      if (!outcome.values().keySet().equals(outcomes.get(0).values().keySet())) {
        throw new IllegalArgumentException(
            "one outcome draws "
                + new TreeSet<>(outcomes.get(0).values().keySet())
                + ", another "
                + new TreeSet<>(outcome.values().keySet())
                + "; all must draw the same names");
      }
    }
    return new Law(outcomes, 0, Map.of(), d -> pick(outcomes, d));
  }

  /** These outcomes, equally likely: for formulas that are checked at given draws. */
  public static Law equally(List<Map<String, Values>> outcomes) {
    return finite(outcomes.stream().map(v -> new Drawn(1.0 / outcomes.size(), v)).toList());
  }

  /** One certain outcome: for formulas that are checked at given draws. */
  public static Law given(String name, Values values) {
    return finite(List.of(new Drawn(1, Map.of(name, values))));
  }

  /** Independent categories, one a row, one-hot: {@code [samples, categories]}. */
  public static Law categories(String name, int samples, double... probabilities) {
    int k = probabilities.length;
    List<Drawn> all = new ArrayList<>();
    var weight = Enumeration.independent(probabilities);
    for (int[] sequence : Enumeration.sequences(k, samples)) {
      double[] oneHot = new double[samples * k];
      for (int i = 0; i < samples; i++) {
        oneHot[i * k + sequence[i]] = 1;
      }
      Values values = new Values(Shape.of(samples, k), oneHot);
      all.add(new Drawn(weight.applyAsDouble(sequence), Map.of(name, values)));
    }
    return finite(all);
  }

  /** Independent numbers of a shape, each one of a few values with their probabilities. */
  public static Law each(String name, Shape shape, double[] values, double... probabilities) {
    sumsToOne(Arrays.stream(probabilities).sum());
    List<Drawn> outcomes = product(name, shape, values, probabilities);
    String kind =
        "independent, each one of "
            + IntStream.range(0, values.length)
                .mapToObj(i -> values[i] + " (" + probabilities[i] + ")")
                .collect(Collectors.joining(", "));
    return new Law(outcomes, 0, Map.of(name, kind), d -> pick(outcomes, d));
  }

  /** Independent signs, each -1 or 1. */
  public static Law signs(String name, Shape shape) {
    return each(name, shape, new double[] {-1, 1}, 0.5, 0.5);
  }

  /** Independent numbers that are 1 with probability p, else 0. */
  public static Law coins(String name, Shape shape, double p) {
    return each(name, shape, new double[] {0, 1}, 1 - p, p);
  }

  /** Independent standard normal numbers; enumerated at the nodes of Gauss–Hermite rules. */
  public static Law normal(String name, Shape shape, int nodes) {
    GaussIntegrator rule = new GaussIntegratorFactory().hermite(nodes);
    double[] points = new double[nodes];
    double[] weights = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      points[i] = rule.getPoint(i) * Math.sqrt(2);
      weights[i] = rule.getWeight(i) / Math.sqrt(Math.PI);
    }
    return new Law(
        product(name, shape, points, weights),
        0,
        Map.of(name, "independent, standard normal"),
        d -> filled(name, shape, d, Draws::normal));
  }

  /** Independent numbers uniform in (0,1); enumerated at the nodes of Gauss–Legendre rules. */
  public static Law uniform(String name, Shape shape, int nodes) {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(nodes, 0, 1);
    double[] points = new double[nodes];
    double[] weights = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      points[i] = rule.getPoint(i);
      weights[i] = rule.getWeight(i);
    }
    return new Law(
        product(name, shape, points, weights),
        0,
        Map.of(name, "independent, uniform in (0,1)"),
        d -> filled(name, shape, d, Draws::uniform));
  }

  /**
   * Independent numbers with a smooth density on an interval, at the nodes of its own Gauss rule;
   * cannot be sampled. What the density's integral lacks of one is reported as the {@link #defect}.
   */
  public static Law density(
      String name, Shape shape, DoubleUnaryOperator density, double low, double high, int nodes) {
    GaussRule rule = GaussRule.of(density, low, high, nodes);
    return new Law(
        product(name, shape, rule.points(), rule.weights()),
        rule.defect() * shape.size(),
        Map.of(),
        Law::unsampled);
  }

  /** A permutation of 0 … n - 1, a row {@code [1,n]}; all are equally likely. */
  public static Law permutations(String name, int n) {
    return equallyLikely(name, Enumeration.permutations(n), Shape.of(1, n));
  }

  /** A subset of k of n, as a row {@code [1,n]} of zeros and ones; all are equally likely. */
  public static Law subsets(String name, int n, int k) {
    Enumeration all = Enumeration.subsets(n, k);
    List<Drawn> outcomes = new ArrayList<>();
    for (int[] subset : all) {
      double[] chosen = new double[n];
      for (int i : subset) {
        chosen[i] = 1;
      }
      Values values = new Values(Shape.of(1, n), chosen);
      outcomes.add(new Drawn(1.0 / all.size(), Map.of(name, values)));
    }
    return finite(outcomes);
  }

  /** A law that can only be sampled. */
  public static Law sampled(Function<Draws, Map<String, Values>> sampler) {
    return new Law(List.of(), 0, Map.of(), sampler);
  }

  /**
   * This and an independent other law.
   *
   * @throws IllegalArgumentException if both draw the same name
   */
  public Law and(Law other) {
    Set<String> twice = new TreeSet<>(example().keySet());
    twice.retainAll(other.example().keySet());
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException(
          "both laws draw " + twice + "; give one of them another name");
    }
    Map<String, String> both = new HashMap<>(kinds);
    both.putAll(other.kinds);
    List<Drawn> pairs = new ArrayList<>();
    for (Drawn a : outcomes) {
      for (Drawn b : other.outcomes) {
        Map<String, Values> values = new HashMap<>(a.values());
        values.putAll(b.values());
        pairs.add(new Drawn(a.probability() * b.probability(), values));
      }
    }
    return new Law(
        pairs,
        defect + other.defect,
        both,
        d -> {
          Map<String, Values> values = new HashMap<>(sampler.apply(d.stream(0)));
          values.putAll(other.sampler.apply(d.stream(1)));
          return values;
        });
  }

  /**
   * All outcomes.
   *
   * @throws IllegalStateException if the law can only be sampled
   */
  public List<Drawn> outcomes() {
    if (outcomes.isEmpty()) {
      throw new IllegalStateException("this law cannot be enumerated; use a sampled claim");
    }
    return outcomes;
  }

  /** One outcome, to see names and shapes; always the same. */
  Map<String, Values> example() {
    return example(0);
  }

  /**
   * One of the outcomes, or a sample where there are none; always the same for a number.
   *
   * @param number any, from 0
   */
  public Map<String, Values> example(int number) {
    return outcomes.isEmpty()
        ? sampler.apply(Draws.of(1L + number))
        : outcomes.get((int) ((long) number * STRIDE % outcomes.size())).values();
  }

  /** By the name of a draw, how it comes about; empty where nothing can be said. */
  Map<String, String> kinds() {
    Map<String, String> all = new HashMap<>();
    for (String name : example().keySet()) {
      List<Values> values = outcomes.stream().map(o -> o.values().get(name)).toList();
      all.put(name, values.isEmpty() ? "" : Contents.of(values));
    }
    all.putAll(kinds);
    return all;
  }

  /** What the probabilities lack of one, from leaving out the ends of a density; about 1e-15. */
  public double defect() {
    return defect;
  }

  /**
   * Draws from the law itself, not from quadrature nodes.
   *
   * @throws UnsupportedOperationException if it was given by its density
   */
  public Map<String, Values> sample(Draws draws) {
    return sampler.apply(draws);
  }

  private static void sumsToOne(double sum) {
    if (!(Math.abs(sum - 1) <= SLACK)) {
      throw new IllegalArgumentException("the probabilities sum to " + sum + ", not to 1");
    }
  }

  private static Law equallyLikely(String name, Enumeration all, Shape shape) {
    List<Drawn> outcomes = new ArrayList<>();
    for (int[] point : all) {
      double[] numbers = Arrays.stream(point).asDoubleStream().toArray();
      outcomes.add(new Drawn(1.0 / all.size(), Map.of(name, new Values(shape, numbers))));
    }
    return finite(outcomes);
  }

  private static List<Drawn> product(
      String name, Shape shape, double[] values, double[] probabilities) {
    List<Drawn> all = new ArrayList<>();
    var weight = Enumeration.independent(probabilities);
    for (int[] sequence : Enumeration.sequences(values.length, shape.size())) {
      double[] numbers = new double[sequence.length];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = values[sequence[i]];
      }
      all.add(new Drawn(weight.applyAsDouble(sequence), Map.of(name, new Values(shape, numbers))));
    }
    return all;
  }

  private static Map<String, Values> filled(
      String name, Shape shape, Draws draws, ToDoubleFunction<Draws> one) {
    double[] numbers = new double[shape.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = one.applyAsDouble(draws);
    }
    return Map.of(name, new Values(shape, numbers));
  }

  private static Map<String, Values> pick(List<Drawn> outcomes, Draws draws) {
    double left = draws.uniform();
    for (Drawn outcome : outcomes) {
      left -= outcome.probability();
      if (left < 0) {
        return outcome.values();
      }
    }
    return outcomes.get(outcomes.size() - 1).values();
  }

  private static Map<String, Values> unsampled(Draws draws) {
    throw new UnsupportedOperationException("a law given by its density is only enumerated");
  }
}
