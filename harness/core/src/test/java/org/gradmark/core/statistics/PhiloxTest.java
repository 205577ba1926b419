package org.gradmark.core.statistics;

import static org.testng.Assert.assertEquals;

import java.math.BigInteger;
import org.testng.annotations.Test;

/** The known answers that the generator's authors publish (Random123, tests/kat_vectors). */
public class PhiloxTest {

  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

  private static long[] block(long c0, long c1, long c2, long c3, long key0, long key1) {
    long[] block = new long[4];
    Philox.fill(block, c0, c1, c2, c3, key0, key1);
    return block;
  }

  @Test
  public void allZero() {
    long[] known = {
      0x16554d9eca36314cL, 0xdb20fe9d672d0fdcL, 0xd7e772cee186176bL, 0x7e68b68aec7ba23bL
    };
    assertEquals(block(0, 0, 0, 0, 0, 0), known);
  }

  @Test
  public void allOne() {
    long[] known = {
      0x87b092c3013fe90bL, 0x438c3c67be8d0224L, 0x9cc7d7c69cd777b6L, 0xa09caebf594f0ba0L
    };
    assertEquals(block(-1, -1, -1, -1, -1, -1), known);
  }

  @Test
  public void digitsOfPi() {
    long[] known = {
      0xa528f45403e61d95L, 0x38c72dbd566e9788L, 0xa5a1610e72fd18b5L, 0x57bd43b5e52b7fe6L
    };
    long[] got =
        block(
            0x243f6a8885a308d3L,
            0x13198a2e03707344L,
            0xa4093822299f31d0L,
            0x082efa98ec4e6c89L,
            0x452821e638d01377L,
            0xbe5466cf34e90c6cL);
    assertEquals(got, known);
  }

  @Test
  public void upperHalvesOfProductsAreUnsigned() {
    long[] numbers = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 0xD2E7470EE14C6C93L, 12345};
    for (long x : numbers) {
      for (long y : numbers) {
        BigInteger product = unsigned(x).multiply(unsigned(y));
        assertEquals(unsigned(Philox.multiplyHigh(x, y)), product.shiftRight(64));
      }
    }
  }

  private static BigInteger unsigned(long x) {
    return BigInteger.valueOf(x).mod(TWO_64);
  }
}
