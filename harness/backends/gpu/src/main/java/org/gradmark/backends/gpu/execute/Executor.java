package org.gradmark.backends.gpu.execute;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.backends.fused.graph.Graph;
import org.gradmark.backends.fused.graph.Node;
import org.gradmark.backends.fused.graph.Planner;
import org.gradmark.backends.fused.graph.Program;
import org.gradmark.backends.gpu.device.Device;
import org.gradmark.backends.gpu.device.DeviceFault;
import org.gradmark.backends.gpu.device.Kernel;
import org.gradmark.backends.gpu.device.Kernels;
import org.gradmark.backends.gpu.emit.Emitted;
import org.gradmark.backends.gpu.emit.Emitter;
import org.gradmark.backends.gpu.emit.Launch;
import org.gradmark.backends.gpu.emit.Real;

/**
 * Runs programs on a device, in one format. Nothing is read back from the device but what {@link
 * #download} is asked for: scalars, too, stay there from one program to the next.
 *
 * <p>Safe for several threads, which take turns.
 */
public final class Executor {

  /** Of the memory on the host through which arrays go. */
  private static final int WINDOW = 1 << 22;

  private final Device device;
  private final Real real;
  private final Pool pool;
  private final Emitter emitter;
  private final Launcher launcher;
  private final Map<Graph.Key, Compiled> compiled = new HashMap<>();
  private final Map<String, Kernels> modules = new HashMap<>();
  private final ByteBuffer window =
      ByteBuffer.allocateDirect(WINDOW).order(ByteOrder.nativeOrder());

  /**
   * Compiles what all programs share.
   *
   * @throws DeviceFault if the device cannot calculate in this format, or its compiler fails
   */
  public Executor(Device device, Real real) {
    boolean float64 = device.description().float64();
    if (real == Real.DOUBLE && !float64) {
      throw new DeviceFault(device.description().name() + " cannot calculate in double");
    }
    this.device = device;
    this.real = real;
    this.pool = new Pool(device);
    this.emitter = new Emitter(device.dialect(), real, float64);
    this.launcher = new Launcher(device.compile(emitter.library()), real);
  }

  public Device device() {
    return device;
  }

  public Real real() {
    return real;
  }

  /** How many different texts have been compiled. */
  public synchronized int texts() {
    return modules.size();
  }

  /** New memory for so many numbers; what is in it is not defined. */
  public synchronized Block allocate(int size) {
    return pool.take((long) size * real.bytes());
  }

  /** New memory with these numbers, each rounded. */
  public synchronized Block upload(double[] values) {
    Block block = allocate(values.length);
    upload(block, values);
    return block;
  }

  /** Puts numbers at the start of memory, each rounded. */
  public synchronized void upload(Block block, double[] values) {
    int most = WINDOW / real.bytes();
    for (int from = 0; from < values.length; from += most) {
      window.clear();
      int to = Math.min(values.length, from + most);
      for (int i = from; i < to; i++) {
        real.put(window, values[i]);
      }
      device.write(block.memory(), (long) from * real.bytes(), window.flip());
    }
  }

  /** The first numbers of memory. */
  public double[] download(Block block, int size) {
    return download(block, 0, size);
  }

  /** A scalar. */
  public double download(Spot spot) {
    return download(spot.block(), spot.offset(), 1)[0];
  }

  private synchronized double[] download(Block block, long offset, int size) {
    double[] values = new double[size];
    int most = WINDOW / real.bytes();
    for (int from = 0; from < size; from += most) {
      int to = Math.min(size, from + most);
      window.clear().limit((to - from) * real.bytes());
      device.read(block.memory(), offset + (long) from * real.bytes(), window);
      window.rewind();
      for (int i = from; i < to; i++) {
        values[i] = real.get(window);
      }
    }
    return values;
  }

  /**
   * Computes the roots of a graph whose leaves are {@link Block}s and, if scalars, {@link Spot}s or
   * numbers.
   *
   * @return a {@link Spot} for each scalar, else a {@link Block}
   */
  public synchronized List<Object> run(Graph graph) {
    Compiled code = compile(graph);
    Program program = code.program();
    Block[] buffers = new Block[program.buffers()];
    for (int i = 0; i < program.inputs(); i++) {
      buffers[i] = (Block) graph.tensors().get(i).value();
    }
    for (int i = program.inputs(); i < buffers.length; i++) {
      buffers[i] = allocate(graph.shapes().get(program.shapes().get(i)).size());
    }
    Frame frame = frame(code, graph, buffers);
    for (int i = 0; i < graph.scalars().size(); i++) {
      Node scalar = graph.scalars().get(i);
      if (scalar.value() instanceof Spot spot) {
        long offset = (long) i * real.bytes();
        device.copy(
            spot.block().memory(), spot.offset(), frame.scalars.memory(), offset, real.bytes());
      }
    }
    launcher.scalars(frame, graph.scalars());
    launcher.run(code, frame);
    List<Object> results = new ArrayList<>();
    for (Program.Result result : program.results()) {
      results.add(
          result.scalar()
              ? new Spot(frame.scalars, (long) result.index() * real.bytes())
              : buffers[result.index()]);
    }
    release(frame, program, results);
    return results;
  }

  /** Gives back what only this run needed; what is still queued comes before its next use. */
  private static void release(Frame frame, Program program, List<Object> results) {
    if (frame.parts != null) {
      frame.parts.close();
    }
    for (int i = program.inputs(); i < frame.buffers.length; i++) {
      if (!results.contains(frame.buffers[i])) {
        frame.buffers[i].close();
      }
    }
    boolean kept = results.stream().anyMatch(r -> r instanceof Spot s && s.block() == frame.scalars);
    if (!kept && frame.scalars != null) {
      frame.scalars.close();
    }
  }

  /** Memory for a program on these buffers. */
  synchronized Frame frame(Compiled code, Graph graph, Block[] buffers) {
    Block scalars = allocate(Math.max(1, code.program().scalars()));
    Frame sizes = new Frame(buffers, scalars, null, graph.shapes(), 0);
    long parts = (long) code.emitted().folds() * Emitter.PARTS;
    for (Launch launch : code.emitted().launches()) {
      if (launch instanceof Launch.Columns columns) {
        long blocks = Grid.blocks(sizes.rows(columns.shape()));
        parts = Math.max(parts, columns.folds() * blocks * sizes.columns(columns.shape()));
      }
    }
    Block partial = pool.take(Math.max(1, parts) * real.bytes());
    return new Frame(buffers, scalars, partial, graph.shapes(), code.kernels().length);
  }

  /** The program of a graph, compiled when its structure is seen for the first time. */
  synchronized Compiled compile(Graph graph) {
    Compiled known = compiled.get(graph.key());
    if (known == null) {
      known = compile(emitter.emit(Planner.plan(graph)));
      compiled.put(graph.key(), known);
    }
    return known;
  }

  private Compiled compile(Emitted emitted) {
    List<Launch> launches = emitted.launches();
    Kernel[] kernels = new Kernel[launches.size()];
    Kernels module = emitted.source().isEmpty() ? null : kernels(emitted.source());
    for (int i = 0; i < kernels.length; i++) {
      kernels[i] = launcher.kernel(launches.get(i), module);
    }
    return new Compiled(emitted, kernels);
  }

  /** Structures that differ in shapes only often have the same text. */
  private Kernels kernels(String source) {
    Kernels known = modules.get(source);
    if (known == null) {
      known = device.compile(source);
      modules.put(source, known);
    }
    return known;
  }

  Launcher launcher() {
    return launcher;
  }
}
