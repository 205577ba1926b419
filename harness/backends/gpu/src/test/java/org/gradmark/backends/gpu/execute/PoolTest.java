package org.gradmark.backends.gpu.execute;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import org.gradmark.backends.gpu.device.FakeDevice;
import org.gradmark.backends.gpu.device.OutOfDeviceMemory;
import org.gradmark.backends.gpu.emit.Real;
import org.testng.annotations.Test;

/** Memory is used again, and its end is told. */
public class PoolTest {

  @Test
  public void whatIsClosedIsUsedAgain() {
    FakeDevice device = new FakeDevice(1 << 20);
    Pool pool = new Pool(device);
    Block first = pool.take(1000, Real.SINGLE);
    long memory = first.memory();
    first.close();
    first.close();
    assertEquals(pool.take(900, Real.SINGLE).memory(), memory);
    assertEquals(device.open(), 1);
  }

  @Test
  public void idleMemoryIsGivenBackWhereMoreIsNeeded() {
    FakeDevice device = new FakeDevice(10_000);
    Pool pool = new Pool(device);
    pool.take(4096, Real.SINGLE).close();
    pool.take(2048, Real.SINGLE).close();
    Block large = pool.take(8192, Real.SINGLE);
    assertEquals(device.open(), 1);
    OutOfDeviceMemory fault =
        expectThrows(OutOfDeviceMemory.class, () -> pool.take(4000, Real.SINGLE));
    assertTrue(fault.getMessage().startsWith("Fake: no memory for an array of 4096 bytes"));
    large.close();
    assertTrue(pool.take(4000, Real.SINGLE).memory() != 0);
  }
}
