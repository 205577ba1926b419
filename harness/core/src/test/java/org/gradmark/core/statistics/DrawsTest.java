package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.testng.annotations.Test;

/** Addresses of streams, and what is computed from a stream's words. */
public class DrawsTest {

  /** Made by numpy 2's Philox with key {20260101, 0} and the counters 0 and 1. */
  @Test
  public void wordsAreThoseOfAnotherLibrary() {
    long[] known = {
      0xdc5ccc5d8b32f17cL, 0x8a5b6054cc195452L, 0x7f3d03d78af74544L,
      0xe713237ca8392490L, 0xb5f36cc41502e9ddL, 0x542795e98c86e800L
    };
    Draws draws = Draws.of(20260101);
    for (long word : known) {
      assertEquals(draws.bits(), word);
    }
  }

  /** Made by numpy 2: the key is the first two words at the counter {3, 0, 0, 2^64 - 1}. */
  @Test
  public void streamsAreThoseOfAnotherLibrary() {
    Draws stream = Draws.of(7).stream(3);
    assertEquals(stream.bits(), 0x8bd4adc2ac0c51c5L);
    assertEquals(stream.bits(), 0x3117dd1694554025L);
  }

  @Test
  public void aStreamDependsOnItsAddressAlone() {
    Draws quiet = Draws.of(5);
    Draws busy = Draws.of(5);
    for (int i = 0; i < 11; i++) {
      busy.normal();
      busy.stream(i).uniform();
    }
    assertEquals(busy.stream(4).stream(-9).bits(), quiet.stream(4).stream(-9).bits());
  }

  @Test
  public void differentAddressesShareNoWord() {
    Set<Long> words = new HashSet<>();
    int streams = 0;
    for (long seed : new long[] {0, 1, -1, 1L << 32}) {
      Draws root = Draws.of(seed);
      for (Draws draws :
          new Draws[] {root, root.stream(0), root.stream(1), root.stream(0).stream(0)}) {
        streams++;
        for (int i = 0; i < 100; i++) {
          words.add(draws.bits());
        }
      }
    }
    assertEquals(words.size(), streams * 100);
  }

  @Test
  public void neighbouringStreamsAreUncorrelated() {
    int n = 100_000;
    Draws root = Draws.of(6);
    double product = 0;
    double next = root.stream(0).normal();
    for (int i = 1; i <= n; i++) {
      double last = next;
      next = root.stream(i).normal();
      product += last * next;
    }
    assertTrue(Math.abs(product / Math.sqrt(n)) < 6, "correlation in sigma: " + product);
  }

  @Test
  public void uniformIsUniformAndOpen() {
    Draws draws = Draws.of(1);
    Shares.assertFollows(x -> x, 200_000, i -> draws.uniform());
    Draws others = Draws.of(2);
    for (int i = 0; i < 200_000; i++) {
      double u = others.uniform();
      assertTrue(u > 0 && u < 1);
      assertEquals(u * 0x1p53, Math.rint(u * 0x1p53));
    }
  }

  @Test
  public void normalIsNormal() {
    Draws draws = Draws.of(3);
    Shares.assertFollows(
        x -> org.hipparchus.special.Erf.erfc(-x / Math.sqrt(2)) / 2, 200_000, i -> draws.normal());
  }

  /** Six standard deviations of the average of so many draws. */
  @Test
  public void normalHasTheMomentsOfANormal() {
    int n = 1_000_000;
    double[] moments = {0, 1, 0, 3, 0, 15};
    double[] variances = {1, 2, 15, 96, 945, 10170};
    double[] sums = new double[6];
    Draws draws = Draws.of(4);
    for (int i = 0; i < n; i++) {
      double z = draws.normal();
      double power = 1;
      for (int k = 0; k < 6; k++) {
        power *= z;
        sums[k] += power;
      }
    }
    for (int k = 0; k < 6; k++) {
      double error = Math.abs(sums[k] / n - moments[k]) / Math.sqrt(variances[k] / n);
      assertTrue(error < 6, "moment " + (k + 1) + " is off by " + error + " sigma");
    }
  }

  @Test
  public void belowIsUniform() {
    Draws draws = Draws.of(8);
    for (int n : new int[] {1, 2, 3, 6, 7, 100}) {
      int each = 10_000;
      int[] counts = new int[n];
      for (int i = 0; i < n * each; i++) {
        counts[draws.below(n)]++;
      }
      for (int count : counts) {
        assertTrue(Math.abs(count - each) <= 6 * Math.sqrt(each), n + ": " + count);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> draws.below(0));
  }

  /** A third of all words must go to each third, also for numbers that do not divide 2^64. */
  @Test
  public void belowIsUniformForLargeNumbers() {
    Draws draws = Draws.of(9);
    int n = Integer.MAX_VALUE;
    Shares.assertFollows(x -> x, 100_000, i -> (draws.below(n) + 0.5) / n);
  }

  @Test
  public void bernoulliKeepsItsPromise() {
    Draws draws = Draws.of(10);
    int n = 200_000;
    for (double p : new double[] {0.001, 0.3, 0.5}) {
      double share = Shares.of(n, i -> draws.bernoulli(p));
      assertTrue(Math.abs(share - p) < 6 * Math.sqrt(p * (1 - p) / n), p + ": " + share);
    }
    for (int i = 0; i < 1000; i++) {
      assertTrue(draws.bernoulli(1));
      assertFalse(draws.bernoulli(0));
    }
    assertThrows(IllegalArgumentException.class, () -> draws.bernoulli(1.5));
    assertThrows(IllegalArgumentException.class, () -> draws.bernoulli(Double.NaN));
  }

  @Test
  public void paretoHasItsTail() {
    Draws draws = Draws.of(11);
    for (double alpha : new double[] {0.5, 1.5, 3}) {
      Shares.assertFollows(x -> 1 - Math.pow(x, -alpha), 100_000, i -> draws.pareto(alpha));
    }
    assertThrows(IllegalArgumentException.class, () -> draws.pareto(0));
  }

  @Test
  public void permutationsAreEquallyLikely() {
    Draws draws = Draws.of(12);
    int each = 4_000;
    int[] counts = new int[256];
    for (int i = 0; i < 24 * each; i++) {
      int code = 0;
      for (int k : draws.permutation(4)) {
        code = 4 * code + k;
      }
      counts[code]++;
    }
    int found = 0;
    for (int[] order : Enumeration.permutations(4)) {
      int count = counts[((order[0] * 4 + order[1]) * 4 + order[2]) * 4 + order[3]];
      assertTrue(Math.abs(count - each) <= 6 * Math.sqrt(each), "" + count);
      found += count;
    }
    assertEquals(found, 24 * each);
    assertEquals(draws.permutation(0).length, 0);
    assertThrows(IllegalArgumentException.class, () -> draws.permutation(-1));
  }
}
