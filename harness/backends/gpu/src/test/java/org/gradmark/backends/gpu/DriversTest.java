package org.gradmark.backends.gpu;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gradmark.backends.gpu.cuda.CudaDriver;
import org.gradmark.backends.gpu.device.Choice;
import org.gradmark.backends.gpu.opencl.OpenClDriver;
import org.gradmark.core.backend.BackendUnavailableException;
import org.gradmark.core.backend.Backends;
import org.gradmark.core.laboratory.Laboratory;
import org.gradmark.core.reference.ReferenceData;
import org.gradmark.core.run.Plan;
import org.gradmark.core.run.Registry;
import org.gradmark.core.run.Runner;
import org.gradmark.core.run.Selection;
import org.testng.SkipException;
import org.testng.annotations.Test;

/**
 * Machines without devices: the reason is told, and other backends work. Each in a process of its
 * own, because a driver reads its environment once.
 */
public class DriversTest {

  /** What the fresh process runs. */
  public static final class Main {
    private Main() {}

    public static void main(String[] arguments) {
      Backends.findings("fused-gpu").forEach(System.out::println);
      System.out.println("on request: " + Backends.isOnRequest("fused-gpu"));
      try {
        Backends.open("fused-gpu");
        System.out.println("opened");
      } catch (BackendUnavailableException e) {
        System.out.println(e.getMessage());
      }
      System.out.println(Backends.open("f64").scalar(1).plus(1).toDoubles()[0]);
      Selection selection =
          new Selection(
              List.of(), List.of("sgd"), List.of(), List.of("STEP-08"), List.of(arguments));
      try (Registry registry = Registry.find()) {
        Plan plan = Plan.of(registry.systems(), registry.builtIns(), selection);
        new Runner(Laboratory.on(ReferenceData.bundled()), 1, Duration.ofMinutes(1))
            .run(plan, v -> System.out.println(v.cell() + " " + v.result() + " " + v.message()));
      }
    }
  }

  /**
   * What the process prints.
   *
   * @param backends on which a claim is run at the end
   */
  private static List<String> run(Map<String, String> environment, String... backends)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("drivers", ".txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path"))));
    if (Runtime.version().feature() >= 24) {
      command.add(1, "--enable-native-access=ALL-UNNAMED");
    }
    command.add(Main.class.getName());
    command.addAll(List.of(backends.length == 0 ? new String[] {"none"} : backends));
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the process ends");
      assertEquals(process.exitValue(), 0);
      return Files.readAllLines(output, StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }

  @Test
  public void noLibraries() throws Exception {
    List<String> lines =
        run(
            Map.of(
                OpenClDriver.LIBRARY, "/no/such/libOpenCL.so",
                CudaDriver.LIBRARY, "/no/such/libcuda.so"));
    assertEquals(lines.size(), 5, lines.toString());
    assertTrue(lines.get(0).startsWith("CUDA: no library could be loaded; tried /no/such/lib"));
    assertTrue(lines.get(1).startsWith("OpenCL: no library could be loaded; tried /no/such/lib"));
    assertTrue(lines.get(1).contains("Install"), lines.get(1));
    assertEquals(lines.get(2), "on request: true");
    assertTrue(lines.get(3).contains("no device was found. CUDA: no library"), lines.get(3));
    assertEquals(lines.get(4), "2.0");
  }

  @Test
  public void aRunGoesOnWithTheOtherBackends() throws Exception {
    List<String> lines =
        run(
            Map.of(
                OpenClDriver.LIBRARY, "/no/such/libOpenCL.so",
                CudaDriver.LIBRARY, "/no/such/libcuda.so"),
            "fused-gpu",
            "f64");
    String skipped =
        "@fused-gpu SKIPPED [STEP-08 late-parameter] backend fused-gpu cannot be had here: no"
            + " device";
    assertTrue(lines.stream().anyMatch(l -> l.contains(skipped)), String.join("\n", lines));
    assertTrue(
        lines.stream().anyMatch(l -> l.startsWith("gradmark:sgd#STEP-08@f64 PASS")),
        String.join("\n", lines));
  }

  @Test
  public void noPlatform() throws Exception {
    OnDevice.single();
    Path empty = Files.createTempDirectory("vendors");
    List<String> lines =
        run(
            Map.of(
                "OCL_ICD_VENDORS",
                empty + File.separator,
                CudaDriver.LIBRARY,
                "/no/such/libcuda.so"));
    Files.delete(empty);
    assertTrue(lines.get(1).startsWith("OpenCL: there is a loader, but no platform"), lines.get(1));
    assertEquals(lines.get(lines.size() - 1), "2.0");
  }

  @Test
  public void twoDevices() throws Exception {
    OnDevice.single();
    // PoCL offers the processor as often as it is asked to; others know one device only.
    Map<String, String> both = Map.of("POCL_DEVICES", "pthread basic", Choice.VARIABLE, "opencl:1");
    List<String> lines = run(both);
    List<String> devices = lines.stream().filter(line -> line.startsWith("opencl:")).toList();
    if (devices.size() < 2) {
      throw new SkipException("one device only: " + lines);
    }
    assertFalse(devices.get(0).contains("used"), devices.get(0));
    assertTrue(devices.get(1).endsWith(": used; GRADMARK_DEVICE names another"), devices.get(1));
    assertTrue(lines.contains("opened"), lines.toString());
  }

  @Test
  public void aDeviceThatIsNotThere() throws Exception {
    OnDevice.single();
    List<String> lines = run(Map.of(Choice.VARIABLE, "no such card"));
    String refusal = lines.get(lines.size() - 2);
    assertTrue(refusal.contains("is \"no such card\", which names none of these"), refusal);
    assertTrue(lines.stream().anyMatch(line -> line.endsWith("none is used")), lines.toString());
    assertEquals(lines.get(lines.size() - 1), "2.0");
  }
}
