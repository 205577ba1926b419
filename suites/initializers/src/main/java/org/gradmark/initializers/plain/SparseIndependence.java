package org.gradmark.initializers.plain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.core.claim.Claim;
import org.gradmark.core.claim.Outcome;
import org.gradmark.core.contract.InitializerSubject;
import org.gradmark.core.statistics.ExactBinomial;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.statistics.MomentTest;
import org.gradmark.core.system.InitializerSystem;
import org.gradmark.initializers.claims.Findings;
import org.gradmark.initializers.claims.Halves;
import org.gradmark.initializers.claims.Probe;
import org.gradmark.initializers.claims.Resolution;
import org.gradmark.initializers.claims.Statement;

/**
 * SPARSE-04, SPARSE-05, TYPE-01: the weights that are not zero do not know each other, nor do the
 * inputs that a unit listens to, nor two units; and these weights have the resolution of their
 * format.
 *
 * <p>Nothing is approximate: given the places, the weights are independent, so that agreements of
 * signs and of sizes, above or below their median, are those of fair coins ({@link Halves}). The
 * number of units that choose two inputs both is binomial as well; the number of inputs that two
 * units share is hypergeometric, whatever the first of them chose, and its mean is held to
 * Bernstein's inequality.
 */
final class SparseIndependence {

  private static final String WEIGHTS = "the weights that are not zero depend on each other";
  private static final String PLACES = "the places of connections depend on each other";

  private static final int[] LAGS = {1, 2, 3, 4, 5, 6, 7, 8, 15, 30, 400};

  /** Units that are compared with the one so many before. */
  private static final int[] UNITS = {1, 2, 200};

  private SparseIndependence() {}

  static List<Claim<InitializerSubject>> claims(InitializerSystem system) {
    return List.of(
        Statement.claim(
                "SPARSE-04",
                "independent-weights",
                "The weights that are not zero are independent in sign and size, in a unit, from"
                    + " unit to unit and half of them apart.",
                "agreements of fair coins are binomial")
            .rejecting(
                WEIGHTS,
                SparseMistakes.ONE_WEIGHT,
                SparseMistakes.SAME_WEIGHTS,
                SparseMistakes.SECOND_HALF)
            .of(system, SparseIndependence::weights),
        Statement.claim(
                "SPARSE-05",
                "independent-places",
                "Two inputs are chosen together, and two units choose the same, as often as if"
                    + " every unit drew its inputs for itself.",
                "exact binomial test of every pair of inputs; hypergeometric law, Bernstein's"
                    + " inequality")
            .rejecting(PLACES, SparseMistakes.CONTIGUOUS, SparseMistakes.UNITS_IN_PAIRS)
            .of(system, SparseIndependence::places),
        Resolution.claim(
            system,
            probe -> {
              double[] all = loose(Sparse.units(probe));
              double deviation = probe.settings().get(Sparse.STDDEV);
              return Resolution.check(probe, all, Law.normal(0, deviation));
            }));
  }

  /** The weights that are not zero, unit by unit. */
  private static double[] loose(List<double[]> units) {
    return units.stream().flatMapToDouble(Arrays::stream).filter(w -> w != 0).toArray();
  }

  /** The same, input by input. */
  private static double[] byInput(List<double[]> units) {
    List<double[]> inputs = new ArrayList<>();
    for (int i = 0; i < units.get(0).length; i++) {
      int input = i;
      inputs.add(units.stream().mapToDouble(unit -> unit[input]).toArray());
    }
    return loose(inputs);
  }

  private static Outcome weights(Probe probe) {
    List<double[]> units = Sparse.units(probe);
    Findings findings = new Findings(4 * (LAGS.length + 1));
    coins(findings, loose(units), "unit by unit, ");
    coins(findings, byInput(units), "input by input, ");
    return findings.outcome("weights are independent", WEIGHTS);
  }

  private static void coins(Findings findings, double[] w, String order) {
    int[] lags = Arrays.copyOf(LAGS, LAGS.length + 1);
    lags[LAGS.length] = w.length / 2;
    Halves signs = Halves.ofSigns(w);
    Halves sizes = signs.ofSizes(w);
    for (int lag : lags) {
      String where = order + "at distance " + lag + ", the ";
      signs.compare(findings, signs, lag, where + "sign");
      sizes.compare(findings, sizes, lag, where + "size");
    }
  }

  private static Outcome places(Probe probe) {
    List<double[]> units = Sparse.units(probe);
    int inputs = Sparse.KERNEL.in();
    double chosen = probe.settings().get(Sparse.CONNECTIONS);
    Findings findings = new Findings(inputs * (inputs - 1) / 2 + UNITS.length);
    double both = chosen * (chosen - 1) / inputs / (inputs - 1);
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j < i; j++) {
        int together = 0;
        for (double[] unit : units) {
          together += unit[i] != 0 && unit[j] != 0 ? 1 : 0;
        }
        findings.add(
            ExactBinomial.pValue(together, units.size(), both),
            "inputs " + j + " and " + i + " are chosen together by " + together + " units");
      }
    }
    for (int lag : UNITS) {
      shared(findings, units, lag, chosen);
    }
    return findings.outcome("places are independent", PLACES);
  }

  /** Of k of n inputs and k others, k²/n are the same in the mean. */
  private static void shared(Findings findings, List<double[]> units, int lag, double k) {
    int pairs = units.size() - lag;
    double n = Sparse.KERNEL.in();
    int shared = 0;
    for (int u = 0; u < pairs; u++) {
      for (int i = 0; i < n; i++) {
        shared += units.get(u)[i] != 0 && units.get(u + lag)[i] != 0 ? 1 : 0;
      }
    }
    double due = k * k / n;
    double variance = due * (1 - k / n) * (n - k) / (n - 1);
    double mean = (double) shared / pairs;
    findings.add(
        MomentTest.bernstein(mean - due, variance, Math.max(due, k - due), pairs),
        "units "
            + lag
            + " apart share "
            + Findings.brief(mean)
            + " inputs, due are "
            + Findings.brief(due));
  }
}
