package org.gradmark.backends.gpu.device;

import static org.testng.Assert.assertEquals;

import org.testng.annotations.Test;

/** Any number of arguments keep their places. */
public class ArgumentsTest {

  @Test
  public void manyArguments() {
    Arguments arguments = new Arguments();
    for (int i = 0; i < 50; i++) {
      arguments.memory(1000L + i).number(i).single(i + 0.5f).twice(i + 0.25);
    }
    assertEquals(arguments.count(), 200);
    for (int i = 0; i < 50; i++) {
      assertEquals(arguments.slots().getLong(32 * i), 1000L + i);
      assertEquals(arguments.slots().getInt(32 * i + 8), i);
      assertEquals(arguments.slots().getFloat(32 * i + 16), i + 0.5f);
      assertEquals(arguments.slots().getDouble(32 * i + 24), i + 0.25);
      assertEquals(arguments.size(4 * i + 1), 4);
      assertEquals(arguments.size(4 * i + 3), 8);
    }
  }
}
