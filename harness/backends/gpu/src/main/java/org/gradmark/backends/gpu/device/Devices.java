package org.gradmark.backends.gpu.device;

import java.util.ArrayList;
import java.util.List;

/**
 * What several drivers offer.
 *
 * @param descriptions of all devices that were found
 * @param absences for each driver that offers none, why
 */
public record Devices(List<Description> descriptions, List<String> absences, List<Origin> origins) {

  /** Where a device comes from. */
  public record Origin(Driver driver, int index) {}

  /** Asks drivers, in order of preference. */
  public static Devices of(List<Driver> drivers) {
    List<Description> found = new ArrayList<>();
    List<Origin> origins = new ArrayList<>();
    List<String> absences = new ArrayList<>();
    for (Driver driver : drivers) {
      try {
        List<Description> offered = driver.devices();
        for (int i = 0; i < offered.size(); i++) {
          found.add(offered.get(i));
          origins.add(new Origin(driver, i));
        }
      } catch (DeviceFault | LinkageError e) {
        absences.add(driver.name() + ": " + e.getMessage());
      }
    }
    return new Devices(List.copyOf(found), List.copyOf(absences), List.copyOf(origins));
  }

  /**
   * Starts the device that is meant.
   *
   * @param wish as in {@link Choice}
   * @throws DeviceFault if there is none, with what each driver says
   */
  public Device open(String wish) {
    if (descriptions.isEmpty()) {
      throw new DeviceFault("no device was found. " + String.join(" ", absences));
    }
    Origin origin = origins.get(Choice.of(descriptions, wish));
    return origin.driver.open(origin.index);
  }

  /** Whether a graphics processor is among them. */
  public boolean hasGpu() {
    return descriptions.stream().anyMatch(Description::gpu);
  }
}
