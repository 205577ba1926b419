package org.gradmark.subjects.process;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Values;
import org.testng.annotations.Test;

/** Every bit of a number survives the wire. */
public class NumbersTest {

  private static Values overTheWire(Values values, Precision precision) {
    Values wide = read(Numbers.write(values), values, precision);
    Values narrow = read(Numbers.write(values, precision), values, precision);
    assertEquals(narrow, wide);
    return narrow;
  }

  private static Values read(ArrayNode written, Values values, Precision precision) {
    ObjectNode object = Lines.object();
    object.set("values", written);
    ObjectNode back = Lines.read(Lines.write(object));
    return Numbers.read("values", back.path("values"), values.shape(), precision);
  }

  private static void survives(List<Double> numbers, Precision precision) {
    double[] array = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    Values before = new Values(Shape.of(array.length), array);
    Values after = overTheWire(before, precision);
    for (int i = 0; i < array.length; i++) {
      assertEquals(
          Double.doubleToLongBits(after.get(i)),
          Double.doubleToLongBits(array[i]),
          "number " + array[i] + " came back as " + after.get(i));
    }
  }

  @Test
  public void aFloatIsToldInItsOwnDigits() {
    Values values = new Values(Shape.of(4), 0.1f, -0.0, Double.NaN, 1e300);
    assertEquals(Numbers.write(values, Precision.FLOAT32).toString(), "[0.1,-0.0,\"NaN\",1.0E300]");
    assertEquals(
        Numbers.write(values, Precision.FLOAT64).toString(),
        "[0.10000000149011612,-0.0,\"NaN\",1.0E300]");
  }

  @Test
  public void specialDoublesSurvive() {
    List<Double> numbers = new ArrayList<>();
    for (double size :
        new double[] {
          0.0,
          Double.MIN_VALUE,
          3 * Double.MIN_VALUE,
          Math.nextDown(Double.MIN_NORMAL),
          Double.MIN_NORMAL,
          0.1,
          1.0,
          Math.nextUp(1.0),
          2.0E-3,
          2e23,
          9007199254740993.0,
          1e22,
          1e23,
          Double.MAX_VALUE,
          Double.POSITIVE_INFINITY
        }) {
      numbers.add(size);
      numbers.add(-size);
    }
    numbers.add(Double.NaN);
    for (int exponent = -1074; exponent < 1024; exponent++) {
      numbers.add(Math.scalb(1.0, exponent));
      numbers.add(Math.nextDown(Math.scalb(1.0, exponent)));
    }
    survives(numbers, Precision.FLOAT64);
  }

  @Test
  public void randomBitPatternsSurvive() {
    SplittableRandom random = new SplittableRandom(1);
    List<Double> numbers = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      numbers.add(Double.longBitsToDouble(random.nextLong()));
    }
    survives(numbers, Precision.FLOAT64);
  }

  @Test
  public void floatsSurviveWidenedAndShortest() {
    SplittableRandom random = new SplittableRandom(2);
    List<Double> numbers = new ArrayList<>();
    StringBuilder shortest = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      float number = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(number)) {
        numbers.add((double) number);
        shortest.append(shortest.length() == 0 ? "" : ",").append(number);
      }
    }
    survives(numbers, Precision.FLOAT32);
    ObjectNode line = Lines.read("{\"values\":[" + shortest + "]}");
    for (int i = 0; i < numbers.size(); i++) {
      double read = Numbers.read(line.path("values").get(i), Precision.FLOAT32);
      assertEquals(Double.doubleToLongBits(read), Double.doubleToLongBits(numbers.get(i)));
    }
  }

  @Test
  public void floatIsRoundedOnce() {
    // Half way between two floats plus a little: less than a double can tell.
    String decimal = "1.00000005960464477539062500000000000001";
    double read = Numbers.read(Lines.read("{\"x\":" + decimal + "}").path("x"), Precision.FLOAT32);
    assertEquals(read, (double) Math.nextUp(1f));
  }

  @Test
  public void everySpellingOfZeroAndIntegersIsRead() {
    ObjectNode line = Lines.read("{\"x\":[-0,-0.0,0,-0e5,12345678901234567890,1e400]}");
    double[] read = new double[6];
    for (int i = 0; i < read.length; i++) {
      read[i] = Numbers.read(line.path("x").get(i), Precision.FLOAT64);
    }
    assertEquals(
        new Values(Shape.of(6), read),
        new Values(
            Shape.of(6), -0.0, -0.0, 0.0, -0.0, 1.2345678901234567E19, Double.POSITIVE_INFINITY));
  }

  @Test
  public void otherWordsAreNoNumbers() {
    for (String word : List.of("\"nan\"", "\"0.1\"", "null", "true", "[]", "{}")) {
      assertThrows(
          GarbageException.class,
          () -> Numbers.read(Lines.read("{\"x\":" + word + "}").path("x"), Precision.FLOAT64));
    }
  }

  @Test
  public void wrongNumberOfNumbersIsTold() {
    GarbageException e =
        org.testng.Assert.expectThrows(
            GarbageException.class,
            () ->
                Numbers.readAll(
                    "values",
                    Lines.read("{\"values\":[[1,2,3]]}").path("values"),
                    List.of(Shape.of(2, 2)),
                    Precision.FLOAT64));
    assertEquals(
        e.getMessage(), "field \"values[0]\" holds 3 instead of 4 numbers for shape [2,2]");
  }
}
