package org.gradmark.backends.gpu.execute;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.gradmark.backends.gpu.emit.Format;
import org.gradmark.backends.gpu.emit.Launch;
import org.gradmark.backends.gpu.emit.Layout;
import org.gradmark.backends.gpu.emit.Narrow;
import org.gradmark.backends.gpu.emit.Real;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Shape;

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
  private final Narrow narrow;
  private final Pool pool;
  private final Emitter emitter;
  private final Launcher launcher;
  private final Map<Key, Compiled> compiled = new HashMap<>();
  private final Map<String, Kernels> modules = new HashMap<>();
  private final ByteBuffer window =
      ByteBuffer.allocateDirect(WINDOW).order(ByteOrder.nativeOrder());

  /**
   * What a program depends on.
   *
   * @param inputs which of its inputs are narrow
   * @param keeps whether its results are
   */
  private record Key(Graph.Key graph, Set<Integer> inputs, boolean keeps) {}

  /**
   * Runs programs none of whose memory is narrow.
   *
   * @throws DeviceFault if the device cannot calculate in this format, or its compiler fails
   */
  public Executor(Device device, Real real) {
    this(device, real, null);
  }

  /**
   * Compiles what all programs share.
   *
   * @param narrow the format of what is kept from step to step; null for that of the arithmetic
   * @throws DeviceFault if the device cannot calculate in this format, or its compiler fails
   */
  public Executor(Device device, Real real, Narrow narrow) {
    boolean float64 = device.description().float64();
    if (real == Real.DOUBLE && !float64) {
      throw new DeviceFault(device.description().name() + " cannot calculate in double");
    }
    this.device = device;
    this.real = real;
    this.narrow = narrow;
    this.pool = new Pool(device);
    this.emitter = new Emitter(device.dialect(), real, float64, narrow);
    this.launcher = new Launcher(device.compile(emitter.library()), real);
  }

  public Device device() {
    return device;
  }

  public Real real() {
    return real;
  }

  /** The format of what is kept from step to step. */
  public Format kept() {
    return narrow == null ? real : narrow;
  }

  /** Rounding errors of what is computed and kept here. */
  public Precision precision() {
    return narrow == null ? real.precision() : narrow.precision();
  }

  /** How many different texts have been compiled. */
  public synchronized int texts() {
    return modules.size();
  }

  /** New memory for so many numbers; what is in it is not defined. */
  public synchronized Block allocate(int size) {
    return allocate(size, real);
  }

  /** New memory for so many numbers of a format; what is in it is not defined. */
  public synchronized Block allocate(int size, Format format) {
    return pool.take((long) size * format.bytes(), format);
  }

  /** New memory with these numbers, each rounded. */
  public synchronized Block upload(double[] values) {
    Block block = allocate(values.length);
    upload(block, values);
    return block;
  }

  /** Puts numbers at the start of memory, each rounded. */
  private void upload(Block block, double[] values) {
    upload(block, 0, values);
  }

  /**
   * Puts numbers into memory, each rounded.
   *
   * @param at how many numbers come before
   */
  public synchronized void upload(Block block, long at, double[] values) {
    Format format = block.format();
    int most = WINDOW / format.bytes();
    for (int from = 0; from < values.length; from += most) {
      window.clear();
      int to = Math.min(values.length, from + most);
      for (int i = from; i < to; i++) {
        format.put(window, values[i]);
      }
      device.write(block.memory(), (at + from) * format.bytes(), window.flip());
    }
  }

  /** The first numbers of memory. */
  public double[] download(Block block, int size) {
    return download(block, 0L, size);
  }

  /**
   * Numbers of memory.
   *
   * @param at how many numbers come before
   */
  public double[] download(Block block, int at, int size) {
    return download(block, (long) at * block.format().bytes(), size);
  }

  /** A scalar. */
  public double download(Spot spot) {
    return download(spot.block(), spot.offset(), 1)[0];
  }

  private synchronized double[] download(Block block, long offset, int size) {
    double[] values = new double[size];
    Format format = block.format();
    int most = WINDOW / format.bytes();
    for (int from = 0; from < size; from += most) {
      int to = Math.min(size, from + most);
      window.clear().limit((to - from) * format.bytes());
      device.read(block.memory(), offset + (long) from * format.bytes(), window);
      window.rewind();
      for (int i = from; i < to; i++) {
        values[i] = format.get(window);
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
    return run(graph, compile(graph, false));
  }

  /** Memory with the same numbers as they are kept from step to step. */
  public synchronized Block keep(Shape shape, Block block) {
    if (block.format() == kept()) {
      return block;
    }
    Graph graph = Graph.of(List.of(Node.leaf(shape, block)));
    return (Block) run(graph, compile(graph, true)).get(0);
  }

  private List<Object> run(Graph graph, Compiled code) {
    Program program = code.program();
    Block[] buffers = new Block[program.buffers()];
    for (int i = 0; i < program.inputs(); i++) {
      buffers[i] = (Block) graph.tensors().get(i).value();
    }
    for (int i = program.inputs(); i < buffers.length; i++) {
      int size = graph.shapes().get(program.shapes().get(i)).size();
      buffers[i] = allocate(size, code.emitted().layout().isNarrow(i) ? narrow : real);
    }
    Frame frame = frame(code, graph.shapes(), buffers, null);
    for (int i = 0; i < graph.scalars().size(); i++) {
      Node scalar = graph.scalars().get(i);
      if (scalar.value() instanceof Spot spot) {
        copy(spot, spot(frame, i));
      }
    }
    launcher.scalars(frame, graph.scalars());
    launcher.run(code, frame);
    List<Object> results = new ArrayList<>();
    for (Program.Result result : program.results()) {
      results.add(result.scalar() ? spot(frame, result.index()) : buffers[result.index()]);
    }
    release(frame, program, results);
    return results;
  }

  /** Gives back what only this run needed; what is still queued comes before its next use. */
  private static void release(Frame frame, Program program, List<Object> results) {
    frame.parts.close();
    for (int i = program.inputs(); i < frame.buffers.length; i++) {
      if (!results.contains(frame.buffers[i])) {
        frame.buffers[i].close();
      }
    }
    boolean kept =
        results.stream().anyMatch(r -> r instanceof Spot s && s.block() == frame.scalars);
    if (!kept) {
      frame.scalars.close();
    }
  }

  /** Waits until everything is done that was queued. */
  public synchronized void finish() {
    device.finish();
  }

  /** Queues a copy of a scalar. */
  public synchronized void copy(Spot from, Spot to) {
    device.copy(
        from.block().memory(), from.offset(), to.block().memory(), to.offset(), real.bytes());
  }

  /** Queues a copy of numbers. */
  public synchronized void copy(Block from, Block to, int size) {
    device.copy(from.memory(), 0, to.memory(), 0, (long) size * from.format().bytes());
  }

  /** Where a scalar of a frame lies. */
  public Spot spot(Frame frame, int scalar) {
    return spot(frame.scalars, scalar);
  }

  /** Where a number of memory lies. */
  public Spot spot(Block block, int index) {
    return new Spot(block, (long) index * real.bytes());
  }

  /** Queues the setting of a scalar. */
  public synchronized void set(Frame frame, int scalar, double value) {
    launcher.set(frame, scalar, value);
  }

  /** Queues the setting of those scalars that the host knows. */
  public synchronized void set(Frame frame, List<Node> scalars) {
    launcher.scalars(frame, scalars);
  }

  /** Queues a run of a program on a frame. */
  public synchronized void run(Compiled code, Frame frame) {
    launcher.run(code, frame);
  }

  /**
   * What a program needs beside its buffers.
   *
   * @param shapes of the program's graph
   * @param other a frame whose scalars and parts it shares; null for new ones
   */
  public synchronized Frame frame(Compiled code, List<Shape> shapes, Block[] buffers, Frame other) {
    int launches = code.kernels().length;
    if (other != null) {
      return new Frame(buffers, other.scalars, other.parts, shapes, launches);
    }
    Block scalars = allocate(Math.max(1, code.program().scalars()));
    long parts = (long) code.emitted().folds() * Emitter.PARTS;
    for (Launch launch : code.emitted().launches()) {
      if (launch instanceof Launch.Columns columns) {
        Shape shape = shapes.get(columns.shape());
        long blocks = Grid.blocks(shape.rows());
        parts = Math.max(parts, columns.folds() * blocks * shape.columns());
      }
    }
    Block partial = pool.take(Math.max(1, parts) * real.bytes(), real);
    return new Frame(buffers, scalars, partial, shapes, launches);
  }

  /** The program of a graph, compiled when its structure is seen for the first time. */
  private Compiled compile(Graph graph, boolean keeps) {
    Set<Integer> inputs = new HashSet<>();
    for (int i = 0; i < graph.tensors().size(); i++) {
      if (((Block) graph.tensors().get(i).value()).format() != real) {
        inputs.add(i);
      }
    }
    Key key = new Key(graph.key(), inputs, keeps);
    Compiled known = compiled.get(key);
    if (known == null) {
      Layout layout = Layout.of(Planner.plan(graph), inputs);
      known = compile(keeps ? layout.keeping() : layout);
      compiled.put(key, known);
    }
    return known;
  }

  /** Compiles a program, unless one of the same text was. */
  public synchronized Compiled compile(Layout layout) {
    Emitted emitted = emitter.emit(layout);
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
}
