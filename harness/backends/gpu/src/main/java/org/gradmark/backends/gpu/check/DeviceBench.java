package org.gradmark.backends.gpu.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.backends.gpu.device.Device;
import org.gradmark.backends.gpu.device.DeviceFault;
import org.gradmark.backends.gpu.device.OutOfDeviceMemory;
import org.gradmark.backends.gpu.execute.Block;
import org.gradmark.backends.gpu.execute.Executor;
import org.gradmark.backends.gpu.step.GpuStepper;
import org.gradmark.core.contract.OptimizerSubject;
import org.gradmark.core.contract.Subject;
import org.gradmark.core.performance.Stepper;
import org.gradmark.core.run.Registry;
import org.gradmark.core.tensor.Shape;

/**
 * Times steps of one parameter by the device's own clock, beside copies within the device, and
 * writes one line of JSON for each measurement.
 *
 * <p>A copy of {@code n} bytes moves {@code 2 n}; a step moves at least what {@link
 * GpuStepper#leastBytes} counts. Each is repeated until it lasts a tenth of a second, seven times.
 */
public final class DeviceBench {

  private static final int ITERATIONS = 7;
  private static final double SECONDS = 0.1;
  private static final int MOST_STEPS = 10_000;

  private final Executor executor;
  private final ObjectMapper json = new ObjectMapper();
  private final PrintStream out;

  /**
   * A benchmark.
   *
   * @param out where lines go
   */
  public DeviceBench(Executor executor, PrintStream out) {
    this.executor = executor;
    this.out = out;
  }

  /**
   * Times copies and steps. Copies are of what is kept from step to step.
   *
   * @param backend name of the backend whose executor this is
   * @param subjects ids, such as {@code gradmark:adam}; those that cannot be compiled are told
   * @param sizes elements of the parameter
   */
  public void run(String backend, List<String> subjects, List<Integer> sizes) {
    try (Registry registry = Registry.find()) {
      for (int size : sizes) {
        copy(size);
        for (Subject subject : registry.builtIns()) {
          if (subjects.contains(subject.id()) && subject instanceof OptimizerSubject optimizer) {
            step(optimizer, backend, size);
          }
        }
      }
    }
  }

  private void copy(int size) {
    try (Block from = executor.allocate(size, executor.kept());
        Block to = executor.allocate(size, executor.kept())) {
      executor.upload(from, 0, new double[size]);
      long bytes = 2L * size * executor.kept().bytes();
      times("copy", "", size, bytes, () -> executor.copy(from, to, size));
    } catch (OutOfDeviceMemory e) {
      told("copy", "", size, e.getMessage());
    }
  }

  private void step(OptimizerSubject subject, String backend, int size) {
    try (Stepper stepper =
        subject.stepper(backend, Map.of(), List.of(Shape.of(size)), 1).orElseThrow()) {
      GpuStepper steps = (GpuStepper) stepper;
      double[] ones = new double[size];
      Arrays.fill(ones, 1);
      steps.fill(0, ones, ones);
      // The first step finds no state and is another kernel.
      steps.step();
      times("step", subject.id(), size, steps.leastBytes(), steps::queue);
    } catch (UnsupportedOperationException | DeviceFault e) {
      told("step", subject.id(), size, e.getMessage());
    }
  }

  private void times(String kind, String subject, int size, long bytes, Runnable work) {
    work.run();
    executor.finish();
    int count = 1;
    double seconds = seconds(work, count);
    while (seconds < SECONDS && count < MOST_STEPS) {
      count = (int) Math.min(MOST_STEPS, Math.ceil(count * Math.max(2, SECONDS / seconds)));
      seconds = seconds(work, count);
    }
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < ITERATIONS; i++) {
      times.add(seconds(work, count) / count);
    }
    Map<String, Object> line = start(kind, subject, size);
    line.put("bytes", bytes);
    line.put("seconds", times);
    write(line);
  }

  private double seconds(Runnable work, int count) {
    Device device = executor.device();
    long from = device.mark();
    for (int i = 0; i < count; i++) {
      work.run();
    }
    return device.seconds(from, device.mark());
  }

  private void told(String kind, String subject, int size, String reason) {
    Map<String, Object> line = start(kind, subject, size);
    line.put("reason", reason);
    write(line);
  }

  private Map<String, Object> start(String kind, String subject, int size) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("kind", kind);
    line.put("subject", subject);
    line.put("dtype", executor.precision().dtype());
    line.put("size", size);
    return line;
  }

  private void write(Map<String, Object> line) {
    try {
      out.println(json.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
