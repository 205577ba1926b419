package org.gradmark.subjects.process;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.NumberInput;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A number with a point or an exponent, kept as it is written: into which format it goes is known
 * only later, and each gets it in one rounding. (To make a {@link BigDecimal} of each and a double
 * of that took most of the time of reading an initializer's answer.)
 */
final class WrittenNumber extends NumericNode {

  private static final long serialVersionUID = 1L;

  private final String text;

  /** A number that the parser has found to be one. */
  WrittenNumber(String text) {
    this.text = text;
  }

  private DecimalNode decimal() {
    return DecimalNode.valueOf(decimalValue());
  }

  @Override
  public double doubleValue() {
    return NumberInput.parseDouble(text, true);
  }

  @Override
  public float floatValue() {
    return NumberInput.parseFloat(text, true);
  }

  @Override
  public BigDecimal decimalValue() {
    return new BigDecimal(text);
  }

  @Override
  public JsonToken asToken() {
    return JsonToken.VALUE_NUMBER_FLOAT;
  }

  @Override
  public JsonParser.NumberType numberType() {
    return JsonParser.NumberType.BIG_DECIMAL;
  }

  @Override
  public Number numberValue() {
    return decimalValue();
  }

  @Override
  public int intValue() {
    return decimal().intValue();
  }

  @Override
  public long longValue() {
    return decimal().longValue();
  }

  @Override
  public BigInteger bigIntegerValue() {
    return decimal().bigIntegerValue();
  }

  @Override
  public boolean canConvertToInt() {
    return decimal().canConvertToInt();
  }

  @Override
  public boolean canConvertToLong() {
    return decimal().canConvertToLong();
  }

  @Override
  public boolean canConvertToExactIntegral() {
    return decimal().canConvertToExactIntegral();
  }

  @Override
  public String asText() {
    return text;
  }

  @Override
  public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
    generator.writeNumber(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WrittenNumber number && text.equals(number.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
