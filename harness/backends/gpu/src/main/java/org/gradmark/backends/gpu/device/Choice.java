package org.gradmark.backends.gpu.device;

import java.util.List;
import java.util.Locale;

/** Which of several devices is meant. */
public final class Choice {

  /**
   * Environment variable that names a device: its id ({@code cuda:1}), or a part of its name or
   * driver ({@code pocl}).
   */
  public static final String VARIABLE = "GRADMARK_DEVICE";

  private Choice() {}

  /**
   * The place of the chosen device: the first that the wish names; without a wish the first GPU,
   * else the first device.
   *
   * @param wish may be null or empty
   * @throws DeviceFault if there is no device, or the wish names none; the message lists all
   */
  public static int of(List<Description> devices, String wish) {
    if (devices.isEmpty()) {
      throw new DeviceFault("there is no device");
    }
    if (wish == null || wish.isBlank()) {
      for (int i = 0; i < devices.size(); i++) {
        if (devices.get(i).gpu()) {
          return i;
        }
      }
      return 0;
    }
    for (int i = 0; i < devices.size(); i++) {
      if (devices.get(i).id().equals(wish)) {
        return i;
      }
    }
    String part = wish.toLowerCase(Locale.ROOT);
    for (int i = 0; i < devices.size(); i++) {
      String text = devices.get(i).name() + "\n" + devices.get(i).driver();
      if (text.toLowerCase(Locale.ROOT).contains(part)) {
        return i;
      }
    }
    throw new DeviceFault(
        VARIABLE + " is \"" + wish + "\", which names none of these devices: " + devices);
  }
}
