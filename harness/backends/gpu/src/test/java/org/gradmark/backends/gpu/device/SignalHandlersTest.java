package org.gradmark.backends.gpu.device;

import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import org.gradmark.backends.gpu.opencl.OpenClDriver;
import org.testng.SkipException;
import org.testng.annotations.Test;

/** What a driver's compiler does to the JVM's signal handlers is undone. */
public class SignalHandlersTest {

  private static final String KERNEL =
      "__kernel void twice(__global float *a) { a[get_global_id(0)] *= 2; }";

  private static Device device() {
    if (!Platform.isLinux()) {
      throw new SkipException("handlers are put back on Linux only");
    }
    try {
      OpenClDriver driver = new OpenClDriver();
      driver.devices();
      return driver.open(0);
    } catch (DeviceFault e) {
      throw new SkipException(e.getMessage());
    }
  }

  @Test
  public void theyAreTheJvmsAfterStartCompilationAndLaunch() {
    try (Device device = device()) {
      assertTrue(SignalHandlers.areBack(), "after the start");
      try (Kernels kernels = device.compile(KERNEL)) {
        assertTrue(SignalHandlers.areBack(), "after compilation");
        long memory = device.allocate(4);
        kernels.kernel("twice").launch(new Arguments().memory(memory), 1, 1);
        device.finish();
        assertTrue(SignalHandlers.areBack(), "after a launch");
        device.release(memory);
      }
    }
  }

  /** The test above could not fail if handlers that differ were taken for the same. */
  @Test
  public void anothersHandlerIsSeenAndReplaced() {
    device().close();
    int illegalInstruction = 4;
    Pointer ignored = Pointer.createConstant(1);
    Function signal = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("signal");
    signal.invokePointer(new Object[] {illegalInstruction, ignored});
    assertFalse(SignalHandlers.areBack());
    SignalHandlers.putBack();
    assertTrue(SignalHandlers.areBack());
  }
}
