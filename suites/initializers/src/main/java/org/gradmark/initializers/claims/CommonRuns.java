package org.gradmark.initializers.claims;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.statistics.Law;
import org.gradmark.core.tensor.Values;

/**
 * Runs of random numbers that two parameters share, wherever they begin and whatever the shapes.
 *
 * <p>Above the mean or not is a fair coin, and no matter of scale. In independent fair coins two
 * given runs of {@code L} agree with probability {@code 2^-L}, so some two of {@code P} pairs of
 * places do with at most {@code P 2^-L}. Weights are read along the rows and along the columns of
 * their matrix, which is every order that libraries fill in, and forwards and backwards; rows are
 * not compared with columns.
 */
final class CommonRuns {

  /** This one, and those of the same places. */
  static final int TESTS = 14;

  private static final int WORD = 64;

  /** The coins of one parameter, in one order. */
  private record Coins(String name, long[] bits, int size) {

    boolean at(int i) {
      return (bits[i / WORD] >>> i % WORD & 1) == 1;
    }

    Coins backwards() {
      long[] reversed = new long[bits.length];
      for (int i = 0; i < size; i++) {
        reversed[i / WORD] |= at(size - 1 - i) ? 1L << i % WORD : 0;
      }
      return new Coins(name + ", read backwards,", reversed, size);
    }
  }

  /** The coins from one place on. */
  private record Word(long bits, int parameter, int place) {}

  private CommonRuns() {}

  /**
   * Looks for the run.
   *
   * @param names what a message calls each parameter
   * @param compared which pairs of parameters are looked at, the one of smaller index first
   * @return of one test of {@value #TESTS}: they share a run unless it is {@link Findings#good}
   */
  static Findings among(
      List<String> names,
      List<Kernel> kernels,
      List<Values> filled,
      Probe probe,
      BiPredicate<Integer, Integer> compared) {
    double pairs = 0;
    String found = "no " + WORD + " signs in a row are the same";
    double longest = 0;
    for (boolean byRows : new boolean[] {true, false}) {
      int parameters = filled.size();
      Coins[] coins = new Coins[2 * parameters];
      for (int p = 0; p < parameters; p++) {
        coins[p] = coins(names.get(p), filled.get(p), kernels.get(p), probe, byRows);
        coins[parameters + p] = coins[p].backwards();
      }
      double places = Arrays.stream(coins).mapToInt(c -> Math.max(0, c.size - WORD + 1)).sum();
      pairs += 0.5 * places * (places - 1);
      Word[] sorted = twice(coins) ? words(coins) : new Word[0];
      for (int i = 1; i < sorted.length; i++) {
        for (int j = i - 1; j >= 0 && sorted[j].bits == sorted[i].bits; j--) {
          // Two that are read backwards say nothing more than the same two read forwards.
          int a = sorted[j].parameter;
          int b = sorted[i].parameter % parameters;
          if (a < parameters
              && compared.test(Math.min(a, b), Math.max(a, b))
              && !begun(coins, sorted[j], sorted[i])) {
            int length = length(coins, sorted[j], sorted[i]);
            if (length > longest) {
              longest = length;
              found = told(coins, sorted[j], sorted[i], length);
            }
          }
        }
      }
    }
    Findings findings = new Findings(TESTS);
    findings.add(longest == 0 ? 1 : pairs * Math.pow(2, -longest), found);
    return findings;
  }

  private static Coins coins(
      String name, Values values, Kernel kernel, Probe probe, boolean byRows) {
    Law law = probe.law(kernel);
    int columns = kernel.matrix().columns();
    int rows = kernel.matrix().rows();
    long[] bits = new long[values.size() / WORD + 1];
    for (int i = 0; i < values.size(); i++) {
      double w = values.get(byRows ? i : i % rows * columns + i / rows);
      bits[i / WORD] |= w > law.mean() ? 1L << i % WORD : 0;
    }
    return new Coins(name, bits, values.size());
  }

  /** Whether any word is there twice, one of one sign included: numbers are sorted fast. */
  private static boolean twice(Coins[] coins) {
    int places = Arrays.stream(coins).mapToInt(c -> Math.max(0, c.size - WORD + 1)).sum();
    long[] sorted = new long[places];
    int next = 0;
    for (Coins parameter : coins) {
      long word = 0;
      for (int i = 0; i < parameter.size; i++) {
        word = word >>> 1 | (parameter.at(i) ? 1L << WORD - 1 : 0);
        if (i >= WORD - 1) {
          sorted[next++] = word;
        }
      }
    }
    Arrays.sort(sorted);
    return IntStream.range(1, sorted.length).anyMatch(i -> sorted[i] == sorted[i - 1]);
  }

  /** Sorted, so that equal ones are neighbours. Those of one sign only tell of no stream. */
  private static Word[] words(Coins[] coins) {
    List<Word> words = new ArrayList<>();
    for (int p = 0; p < coins.length; p++) {
      long word = 0;
      for (int i = 0; i < coins[p].size; i++) {
        word = word >>> 1 | (coins[p].at(i) ? 1L << WORD - 1 : 0);
        if (i >= WORD - 1 && word != 0 && word != -1) {
          words.add(new Word(word, p, i - WORD + 1));
        }
      }
    }
    Word[] sorted = words.toArray(Word[]::new);
    Arrays.sort(
        sorted,
        Comparator.comparingLong(Word::bits)
            .thenComparingInt(Word::parameter)
            .thenComparingInt(Word::place));
    return sorted;
  }

  /** Whether the run began before: then it has been looked at. */
  private static boolean begun(Coins[] coins, Word one, Word other) {
    return one.place > 0
        && other.place > 0
        && coins[one.parameter].at(one.place - 1) == coins[other.parameter].at(other.place - 1);
  }

  /** How many coins from there on agree. */
  private static int length(Coins[] coins, Word one, Word other) {
    Coins a = coins[one.parameter];
    Coins b = coins[other.parameter];
    int most = Math.min(a.size - one.place, b.size - other.place);
    int length = WORD;
    while (length < most && a.at(one.place + length) == b.at(other.place + length)) {
      length++;
    }
    return length;
  }

  private static String told(Coins[] coins, Word one, Word other, int length) {
    return coins[one.parameter].name
        + " from weight "
        + one.place
        + " on and "
        + coins[other.parameter].name
        + " from weight "
        + other.place
        + " on have the same "
        + length
        + " signs in a row";
  }
}
