package org.gradmark.initializers.plain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Kind;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.initializer.InitializerMistake;
import org.gradmark.core.initializer.Start;
import org.gradmark.core.rule.Hyperparameter;
import org.gradmark.core.statistics.EmpiricalLaw;
import org.gradmark.core.statistics.ExactBinomial;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.statistics.MomentTest;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.initializers.claims.Contract;
import org.gradmark.initializers.claims.Kernels;
import org.gradmark.initializers.claims.LawEvidence;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Statement;

/**
 * Sparse initialization: every unit listens to a few inputs, loudly.
 *
 * <pre>
 *   w_io = stddev z for `connections` inputs i of every output o, chosen at random; else 0
 * </pre>
 */
public final class Sparse {

  static final Hyperparameter CONNECTIONS =
      new Hyperparameter("connections", "inputs of a unit that are not zero", 1, 1e9, 15);
  static final Hyperparameter STDDEV =
      new Hyperparameter("stddev", "standard deviation of these", 1e-12, 1e6, 1);

  static final Kernel KERNEL = Kernel.dense(60, 400);

  private static final String COUNT = "a unit has not as many inputs as it should";
  private static final String PLACES = "some inputs are chosen more often than others";
  private static final String LAW = "the weights that are not zero are not normal";

  private static final InitializerMistake BERNOULLI =
      InitializerMistake.rule(
          "bernoulli",
          "every weight is kept by a throw of its own",
          s ->
              s.uniform("kept", s.kernel().matrix())
                  .lessThan(s.get(CONNECTIONS).over(s.fanIn()))
                  .where(normal(s), normal(s).times(0)));
  private static final InitializerMistake PER_INPUT =
      InitializerMistake.rule(
          "per-input",
          "the connections of every input are chosen, not those of every unit",
          Sparse::perInput);
  private static final InitializerMistake EXCHANGED =
      InitializerMistake.rule(
          "exchanged",
          "zeros and connections are exchanged",
          s -> {
            Tensor w = normal(s);
            return s.order("inputs").lessThan(s.get(CONNECTIONS)).where(w.times(0), w);
          });
  private static final InitializerMistake FIRST =
      InitializerMistake.rule(
          "always-the-first",
          "the same inputs are chosen for every unit",
          s -> {
            Tensor w = rule(s);
            return s.backend().tensor(w.shape(), toFirst(s.kernel(), w.toDoubles()));
          });
  private static final InitializerMistake RESCALED =
      InitializerMistake.result(
          "rescaled",
          "the weights are divided by the root of the connections",
          (s, w) -> w.over(s.get(CONNECTIONS).sqrt()));
  private static final InitializerMistake SIGNS =
      InitializerMistake.result("signs", "only signs are drawn", (s, w) -> w.sign());

  public static final InitializerSystem SYSTEM =
      InitializerSystem.named("sparse")
          .title("Sparse initialization")
          .source("Martens, Deep Learning via Hessian-free Optimization, ICML 2010, section 5")
          .rows("S045.1")
          .hyperparameters(CONNECTIONS, STDDEV)
          .tried(CONNECTIONS, 6)
          .tried(STDDEV, 0.5)
          .paper("stddev z on 15 inputs of every unit", Sparse::rule)
          .claims(Contract::claims, Contract::streams, Sparse::claims, SparseIndependence::claims)
          .build();

  private Sparse() {}

  private static Tensor normal(Start s) {
    return s.normal("weights", s.kernel().matrix()).times(s.get(STDDEV));
  }

  private static Tensor rule(Start s) {
    Tensor w = normal(s);
    return s.order("inputs").lessThan(s.get(CONNECTIONS)).where(w, w.times(0));
  }

  private static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "SPARSE-01",
                "connections",
                "Every unit has exactly as many inputs that are not zero as it was told.",
                "Martens 2010, section 5")
            .kind(Kind.CLOSED_FORM)
            .tried()
            .rejecting(COUNT, BERNOULLI, PER_INPUT, InitializerMistake.hardCoded(CONNECTIONS, 15))
            .rejecting(EXCHANGED.cause(), EXCHANGED)
            .of(system, Sparse::count),
        Statement.claim(
                "SPARSE-02",
                "places",
                "Every input is chosen equally often.",
                "units choose independently: exact binomial test of every input")
            .rejecting(PLACES, FIRST)
            .of(system, Sparse::places),
        Statement.claim(
                "SPARSE-03",
                "normal-weights",
                "The weights that are not zero are normal.",
                "Dvoretzky-Kiefer-Wolfowitz inequality, chi-square test")
            .tried()
            .rejecting(LAW, RESCALED, SIGNS, InitializerMistake.hardCoded(STDDEV, 1))
            .of(system, Sparse::law));
  }

  /** The weights of the test kernel, one list of inputs per unit. */
  static List<double[]> units(Probe probe) {
    Kernel kernel = Kernels.accepted(probe.subject(), KERNEL);
    double[] w = probe.fill(kernel);
    List<double[]> units = new ArrayList<>();
    for (int o = 0; o < kernel.out(); o++) {
      double[] unit = new double[kernel.in()];
      for (int i = 0; i < unit.length; i++) {
        boolean inOut = kernel.layout() == Layout.IN_OUT;
        unit[i] = w[inOut ? i * kernel.out() + o : o * kernel.in() + i];
      }
      units.add(unit);
    }
    return units;
  }

  private static Outcome count(Probe probe) {
    int due = (int) probe.settings().get(CONNECTIONS);
    int number = 0;
    List<double[]> units = units(probe);
    for (double[] unit : units) {
      int count = 0;
      for (double w : unit) {
        count += w != 0 ? 1 : 0;
      }
      if (count != due) {
        String what = "unit " + number + " has " + count + ", due is " + due;
        return Outcome.fail(count, due, COUNT + exchanged(units, due) + ": " + what);
      }
      number++;
    }
    return Outcome.pass(due, due, number + " units have " + due + " inputs each");
  }

  /** A clause if as many weights are zero as should not be, to one of every input or unit. */
  private static String exchanged(List<double[]> units, int due) {
    long zeros = units.stream().flatMapToDouble(Arrays::stream).filter(w -> w == 0).count();
    boolean exchanged =
        2 * due != KERNEL.in() && Math.abs(zeros - (long) due * KERNEL.out()) <= KERNEL.in();
    return exchanged ? "; it looks as if " + EXCHANGED.cause() : "";
  }

  private static Outcome places(Probe probe) {
    List<double[]> units = units(probe);
    double p = probe.settings().get(CONNECTIONS) / KERNEL.in();
    double limit = Statement.ALPHA / KERNEL.in();
    double least = 2;
    String where = "";
    for (int i = 0; i < KERNEL.in(); i++) {
      int chosen = 0;
      for (double[] unit : units) {
        chosen += unit[i] != 0 ? 1 : 0;
      }
      double pValue = ExactBinomial.pValue(chosen, units.size(), p);
      if (pValue < least) {
        least = pValue;
        where = "input " + i + " is chosen by " + chosen + " of " + units.size() + " units";
      }
    }
    Outcome outcome =
        least >= limit
            ? Outcome.pass(least, limit, where)
            : Outcome.fail(least, limit, PLACES + ": " + where);
    return outcome.with("alpha", Statement.ALPHA).with("p_value", least);
  }

  private static Outcome law(Probe probe) {
    double[] weights =
        units(probe).stream().flatMapToDouble(Arrays::stream).filter(w -> w != 0).toArray();
    Law law = Law.normal(0, probe.settings().get(STDDEV));
    EmpiricalLaw found = EmpiricalLaw.of(weights, law);
    MomentTest square = MomentTest.ofSquares(weights, law);
    double band = found.band(Statement.ALPHA / 2);
    String what =
        "the distribution function of "
            + weights.length
            + " weights is off by "
            + found.distance()
            + ", their variance is "
            + square.ratio()
            + " times what is due";
    boolean good = found.distance() <= band && square.pValue() >= Statement.ALPHA / 2;
    Outcome outcome =
        good
            ? Outcome.pass(found.distance(), band, what)
            : Outcome.fail(found.distance(), band, LAW + ": " + what);
    String where = "the weights of " + KERNEL + " that are not zero";
    return LawEvidence.add(outcome.with("alpha", Statement.ALPHA), where, weights, law);
  }

  /** As many connections in all, but dealt out input by input. */
  private static Tensor perInput(Start s) {
    // Multiplied first: a share that is a whole number is one in every arithmetic then.
    Tensor share = s.get(CONNECTIONS).times(s.fanOut()).over(s.fanIn());
    Tensor w = normal(s);
    Tensor ranks = s.uniform("kept", s.kernel().matrix());
    double[] key = ranks.toDoubles();
    int outputs = key.length / s.kernel().in();
    boolean inOut = s.kernel().layout() == Layout.IN_OUT;
    double[] rank = new double[key.length];
    for (int i = 0; i < key.length; i++) {
      for (int o = 0; o < outputs; o++) {
        int input = inOut ? i / outputs : i % s.kernel().in();
        int other = inOut ? input * outputs + o : o * s.kernel().in() + input;
        rank[i] += key[other] < key[i] ? 1 : 0;
      }
    }
    return s.backend().tensor(w.shape(), rank).lessThan(share).where(w, w.times(0));
  }

  /** Moves what is not zero to the first inputs of every unit. */
  private static double[] toFirst(Kernel k, double[] w) {
    boolean inOut = k.layout() == Layout.IN_OUT;
    int rows = k.matrix().rows();
    int columns = k.matrix().columns();
    double[] moved = new double[w.length];
    int[] next = new int[inOut ? columns : rows];
    for (int i = 0; i < w.length; i++) {
      int unit = inOut ? i % columns : i / columns;
      if (w[i] != 0) {
        int place = next[unit]++;
        moved[inOut ? place * columns + unit : unit * columns + place] = w[i];
      }
    }
    return moved;
  }
}
