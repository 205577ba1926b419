package org.gradmark.backends.gpu.device;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;
import org.testng.annotations.Test;

/** Which of several devices is taken. */
public class ChoiceTest {

  private static final Description HOST =
      new Description("opencl:0", "Host", "PoCL", 1 << 30, false, true);
  private static final Description CARD =
      new Description("opencl:1", "Card 9000", "Vendor", 1 << 30, true, false);
  private static final Description SECOND =
      new Description("cuda:0", "Card 9000 Super", "CUDA 12.4", 1 << 30, true, true);
  private static final List<Description> ALL = List.of(HOST, CARD, SECOND);

  @Test
  public void withoutAWishTheFirstGpu() {
    assertEquals(Choice.of(ALL, null), 1);
    assertEquals(Choice.of(ALL, " "), 1);
    assertEquals(Choice.of(List.of(HOST), ""), 0);
  }

  @Test
  public void anIdGoesBeforeAPartOfANameOrDriver() {
    assertEquals(Choice.of(ALL, "opencl:0"), 0);
    assertEquals(Choice.of(ALL, "super"), 2);
    assertEquals(Choice.of(ALL, "card 9000"), 1);
    assertEquals(Choice.of(ALL, "pocl"), 0);
  }

  @Test
  public void aWishThatNamesNoneIsToldWhatThereIs() {
    DeviceFault fault = expectThrows(DeviceFault.class, () -> Choice.of(ALL, "cuda:1"));
    for (String word : List.of(Choice.VARIABLE, "cuda:1", "opencl:0", "Card 9000 Super")) {
      assertTrue(fault.getMessage().contains(word), fault.getMessage());
    }
    assertThrows(DeviceFault.class, () -> Choice.of(List.of(), ""));
  }

  @Test
  public void aDriverThatFailsDoesNotHideTheOthers() {
    Driver broken = driver("Broken", null);
    Driver good = driver("Good", List.of(HOST));
    Devices devices = Devices.of(List.of(broken, good));
    assertEquals(devices.descriptions(), List.of(HOST));
    assertEquals(devices.absences(), List.of("Broken: driver is too old"));
    DeviceFault fault =
        expectThrows(DeviceFault.class, () -> Devices.of(List.of(broken)).open(null));
    assertEquals(fault.getMessage(), "no device was found. Broken: driver is too old");
  }

  private static Driver driver(String name, List<Description> offered) {
    return new Driver() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Description> devices() {
        if (offered == null) {
          throw new DeviceFault("driver is too old");
        }
        return offered;
      }

      @Override
      public Device open(int index) {
        throw new AssertionError("nobody asked for a device");
      }
    };
  }
}
