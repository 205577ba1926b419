package org.gradmark.backends.gpu;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.function.Function;
import org.gradmark.backends.gpu.device.Device;
import org.gradmark.backends.gpu.device.DeviceFault;
import org.gradmark.backends.gpu.device.Dialect;
import org.gradmark.backends.gpu.device.OutOfDeviceMemory;
import org.gradmark.core.tensor.Backend;
import org.gradmark.core.tensor.Shape;
import org.testng.annotations.Test;

/** What a device refuses is told in words, and it goes on working. */
public class FaultsTest {

  private final Function<Backend, Double> works =
      backend -> backend.tensor(Shape.of(2), 1, 2).plus(1).toDoubles()[1];

  private static void contains(DeviceFault fault, String... words) {
    for (String word : words) {
      assertTrue(fault.getMessage().contains(word), fault.getMessage());
    }
  }

  private static String kernel(Device device, String body) {
    String head = device.dialect() == Dialect.CUDA ? "extern \"C\" __global__" : "__kernel";
    return head + " void k() { " + body + " }";
  }

  @Test
  public void moreMemoryThanThereIs() {
    GpuBackend backend = OnDevice.single();
    Device device = backend.executor().device();
    OutOfDeviceMemory fault =
        expectThrows(OutOfDeviceMemory.class, () -> device.allocate(1L << 50));
    contains(fault, device.description().name(), "1125899906842624 bytes", "smaller tensors");
    assertEquals(works.apply(backend), 3.0);
  }

  @Test
  public void aKernelThatDoesNotCompile() {
    GpuBackend backend = OnDevice.single();
    Device device = backend.executor().device();
    DeviceFault fault =
        expectThrows(DeviceFault.class, () -> device.compile(kernel(device, "no_such_name = 1;")));
    contains(fault, device.description().name(), "does not compile", "no_such_name");
    assertEquals(works.apply(backend), 3.0);
  }

  @Test
  public void aKernelThatIsNotThere() {
    GpuBackend backend = OnDevice.single();
    Device device = backend.executor().device();
    DeviceFault fault =
        expectThrows(DeviceFault.class, () -> device.compile(kernel(device, "")).kernel("other"));
    contains(fault, device.description().name(), " other says ");
    assertEquals(works.apply(backend), 3.0);
  }
}
