package org.gradmark.initializers.claims;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Values;

/**
 * Runs of random numbers that two parameters share, or that one has twice, wherever they begin and
 * whatever the shapes.
 *
 * <p>Above the mean or not is a fair coin, and no matter of scale. In independent fair coins two
 * given runs of {@code L} agree with probability {@code 2^-L}, so some two of {@code P} pairs of
 * places do with at most {@code P 2^-L}. Weights are read along the rows and along the columns of
 * their matrix, which is every order that libraries fill in, and forwards and backwards; rows are
 * not compared with columns.
 */
final class CommonRuns {

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

  /** What is looked at: equal ones have the same runs. */
  private record Question(int each, List<String> names, List<LongBuffer> coins) {}

  /** The coins from one place on. */
  private record Word(long bits, int parameter, int place) {}

  private CommonRuns() {}

  /**
   * Looks for a run that parameters of different groups share.
   *
   * @param names what a message calls each parameter
   * @param each parameters of a group, one after the other
   */
  static CoinMemory.Found among(
      List<String> names, List<Kernel> kernels, List<Values> filled, Probe probe, int each) {
    List<Coins> rows = new ArrayList<>();
    List<Coins> columns = new ArrayList<>();
    for (int p = 0; p < filled.size(); p++) {
      rows.add(coins(names.get(p), filled.get(p), kernels.get(p), probe, true));
      columns.add(coins(names.get(p), filled.get(p), kernels.get(p), probe, false));
    }
    List<LongBuffer> all =
        Stream.of(rows, columns).flatMap(List::stream).map(c -> LongBuffer.wrap(c.bits)).toList();
    return CoinMemory.of(
        new Question(each, List.copyOf(names), all), () -> among(List.of(rows, columns), each));
  }

  /** Looks for a run that one parameter has twice: of each group of one, {@code each} is zero. */
  static CoinMemory.Found within(String name, Kernel kernel, Values filled, Probe probe) {
    return among(List.of(name), List.of(kernel), List.of(filled), probe, 0);
  }

  private static CoinMemory.Found among(List<List<Coins>> orders, int each) {
    double pairs = 0;
    String found = "no " + WORD + " signs in a row are the same";
    double longest = 0;
    for (List<Coins> order : orders) {
      int parameters = order.size();
      Coins[] coins = new Coins[2 * parameters];
      for (int p = 0; p < parameters; p++) {
        coins[p] = order.get(p);
        coins[parameters + p] = coins[p].backwards();
      }
      double places = Arrays.stream(coins).mapToInt(c -> Math.max(0, c.size - WORD + 1)).sum();
      pairs += 0.5 * places * (places - 1);
      Word[] sorted = twice(coins) ? words(coins) : new Word[0];
      // A kernel that repeats a few numbers has as many pairs as there are: one says it all.
      for (int i = 1; i < sorted.length && !(each == 0 && longest > 2 * WORD); i++) {
        for (int j = i - 1; j >= 0 && sorted[j].bits == sorted[i].bits; j--) {
          // Two that are read backwards say nothing more than the same two read forwards.
          int a = sorted[j].parameter;
          int b = sorted[i].parameter % parameters;
          if (a < parameters
              && (each == 0 ? a == b : a / each != b / each)
              && !begun(coins, sorted[j], sorted[i])) {
            int length = independent(coins, sorted[j], sorted[i]);
            if (length > longest) {
              longest = length;
              found = told(coins, sorted[j], sorted[i], length);
            }
          }
        }
      }
    }
    return new CoinMemory.Found(longest == 0 ? 1 : pairs * Math.pow(2, -longest), found);
  }

  /**
   * How many coins from there on agree with others than themselves. A run and its own places read
   * backwards meet in the middle: from there on every pair has been seen.
   */
  private static int independent(Coins[] coins, Word one, Word other) {
    int length = length(coins, one, other);
    int forwards = coins.length / 2;
    int before = coins[other.parameter].size - other.place - one.place;
    boolean turned = other.parameter == one.parameter + forwards && before > 0;
    return turned ? Math.min(length, before / 2) : length;
  }

  private static Coins coins(
      String name, Values values, Kernel kernel, Probe probe, boolean byRows) {
    double middle = probe.law(kernel).mean();
    int columns = kernel.matrix().columns();
    int rows = kernel.matrix().rows();
    double[] weights = values.toArray();
    long[] bits = new long[weights.length / WORD + 1];
    int next = 0;
    for (int i = 0; i < (byRows ? rows : columns); i++) {
      for (int j = 0; j < (byRows ? columns : rows); j++) {
        double w = weights[byRows ? i * columns + j : j * columns + i];
        bits[next / WORD] |= (w > middle ? 1L : 0) << next % WORD;
        next++;
      }
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
