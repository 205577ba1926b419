package org.gradmark.backends.gpu.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Arguments of a kernel: memory, whole numbers, and floating-point numbers. Built by adding. */
public final class Arguments {

  private static final int SLOT = 8;

  private ByteBuffer slots = slots(16);
  private int[] sizes = new int[16];
  private int count;

  private static ByteBuffer slots(int number) {
    return ByteBuffer.allocateDirect(number * SLOT).order(ByteOrder.nativeOrder());
  }

  /** Memory that a device allocated. */
  public Arguments memory(long memory) {
    int at = next(8);
    slots.putLong(at, memory);
    return this;
  }

  /** An unsigned number of 32 bits. */
  public Arguments number(int number) {
    int at = next(4);
    slots.putInt(at, number);
    return this;
  }

  /** A number of single precision. */
  public Arguments single(float number) {
    int at = next(4);
    slots.putFloat(at, number);
    return this;
  }

  /** A number of double precision. */
  public Arguments twice(double number) {
    int at = next(8);
    slots.putDouble(at, number);
    return this;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** Bytes of an argument: 4 or 8. */
  public int size(int index) {
    return sizes[index];
  }

  /** All arguments, each at the start of 8 bytes; valid until another one is added. */
  public ByteBuffer slots() {
    return slots;
  }

  /** Where an argument of so many bytes goes; makes room first. */
  private int next(int size) {
    if (count == sizes.length) {
      sizes = Arrays.copyOf(sizes, 2 * count);
      ByteBuffer larger = slots(2 * count);
      larger.put(slots.rewind()).rewind();
      slots = larger;
    }
    sizes[count] = size;
    return SLOT * count++;
  }
}
