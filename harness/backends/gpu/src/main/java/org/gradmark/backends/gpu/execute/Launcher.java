package org.gradmark.backends.gpu.execute;

import static org.gradmark.backends.gpu.emit.Emitter.ITEMS;

import java.util.List;
import org.gradmark.backends.fused.graph.Node;
import org.gradmark.backends.gpu.device.Arguments;
import org.gradmark.backends.gpu.device.Kernel;
import org.gradmark.backends.gpu.device.Kernels;
import org.gradmark.backends.gpu.emit.Launch;
import org.gradmark.backends.gpu.emit.Real;

/** Turns launches of a program into launches of kernels, with their arguments. */
final class Launcher {

  /** How many scalars {@code set_scalars} takes. */
  private static final int AT_ONCE = 8;

  private final Kernels library;
  private final Kernel setScalars;
  private final Real real;

  Launcher(Kernels library, Real real) {
    this.library = library;
    this.setScalars = library.kernel("set_scalars");
    this.real = real;
  }

  /** The kernel of a launch. */
  Kernel kernel(Launch launch, Kernels module) {
    if (launch instanceof Launch.Product) {
      return library.kernel("product");
    } else if (launch instanceof Launch.Transposition) {
      return library.kernel("transposition");
    } else if (launch instanceof Launch.Flat flat) {
      return module.kernel(flat.kernel());
    } else if (launch instanceof Launch.Rows rows) {
      return module.kernel(rows.kernel());
    } else if (launch instanceof Launch.Columns columns) {
      return module.kernel(columns.kernel());
    } else if (launch instanceof Launch.ColumnsEnd end) {
      return module.kernel(end.kernel());
    }
    return module.kernel(((Launch.Scalars) launch).kernel());
  }

  /** Sets those scalars of a frame that the host knows, each run of neighbours at once. */
  void scalars(Frame frame, List<Node> scalars) {
    for (int at = 0; at < scalars.size(); at++) {
      int count = 0;
      while (count < AT_ONCE && at + count < scalars.size() && isKnown(scalars.get(at + count))) {
        count++;
      }
      if (count > 0) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
          values[i] = number(scalars.get(at + i));
        }
        set(frame, at, values);
        at += count - 1;
      }
    }
  }

  /** Sets up to eight scalars that follow each other. */
  void set(Frame frame, int at, double... values) {
    Arguments arguments =
        new Arguments().memory(frame.scalars.memory()).number(at).number(values.length);
    for (int i = 0; i < AT_ONCE; i++) {
      real.argument(arguments, i < values.length ? values[i] : 0);
    }
    setScalars.launch(arguments, 1, 1);
  }

  private static boolean isKnown(Node scalar) {
    return scalar.kind() == Node.Kind.CONSTANT || scalar.value() instanceof Double;
  }

  private static double number(Node scalar) {
    return scalar.kind() == Node.Kind.CONSTANT ? scalar.constant() : (Double) scalar.value();
  }

  /** Queues all launches of a program. */
  void run(Compiled code, Frame frame) {
    List<Launch> launches = code.emitted().launches();
    List<Integer> shapes = code.program().shapes();
    for (int i = 0; i < launches.size(); i++) {
      if (frame.arguments[i] == null) {
        frame.arguments[i] = arguments(launches.get(i), frame, shapes);
      }
      int groups = groups(launches.get(i), frame, shapes);
      int items = launches.get(i) instanceof Launch.Scalars s && s.shapes().isEmpty() ? 1 : ITEMS;
      code.kernels()[i].launch(frame.arguments[i], groups, items);
    }
  }

  private static int groups(Launch launch, Frame frame, List<Integer> shapes) {
    if (launch instanceof Launch.Flat flat) {
      int size = frame.size(flat.shape());
      return flat.folds() ? Grid.parts(size) : Grid.elements(size);
    } else if (launch instanceof Launch.Rows rows) {
      return frame.rows(rows.shape());
    } else if (launch instanceof Launch.Columns columns) {
      int across = Grid.divide(frame.columns(columns.shape()), ITEMS);
      return across * Grid.blocks(frame.rows(columns.shape()));
    } else if (launch instanceof Launch.ColumnsEnd end) {
      return Grid.divide(frame.columns(end.shape()), ITEMS);
    } else if (launch instanceof Launch.Product product) {
      int target = shapes.get(product.target());
      return Grid.squares(frame.rows(target), frame.columns(target));
    } else if (launch instanceof Launch.Transposition transposition) {
      int source = shapes.get(transposition.source());
      return Grid.squares(frame.rows(source), frame.columns(source));
    }
    return 1;
  }

  private static Arguments arguments(Launch launch, Frame frame, List<Integer> shapes) {
    if (launch instanceof Launch.Flat flat) {
      return start(frame, flat.buffers())
          .number(frame.size(flat.shape()))
          .number(frame.columns(flat.shape()));
    } else if (launch instanceof Launch.Rows rows) {
      return start(frame, rows.buffers())
          .number(frame.rows(rows.shape()))
          .number(frame.columns(rows.shape()));
    } else if (launch instanceof Launch.Columns columns) {
      return start(frame, columns.buffers())
          .number(frame.rows(columns.shape()))
          .number(frame.columns(columns.shape()))
          .number(Grid.blocks(frame.rows(columns.shape())));
    } else if (launch instanceof Launch.ColumnsEnd end) {
      return start(frame, end.buffers())
          .number(frame.columns(end.shape()))
          .number(Grid.blocks(frame.rows(end.shape())));
    } else if (launch instanceof Launch.Product product) {
      int left = shapes.get(product.left());
      return matrices(frame, product.left(), product.right(), product.target())
          .number(frame.rows(left))
          .number(frame.columns(left))
          .number(frame.columns(shapes.get(product.right())));
    } else if (launch instanceof Launch.Transposition transposition) {
      int source = shapes.get(transposition.source());
      return matrices(frame, transposition.source(), transposition.target())
          .number(frame.rows(source))
          .number(frame.columns(source));
    }
    Arguments arguments = start(frame, List.of());
    ((Launch.Scalars) launch).shapes().forEach(s -> arguments.number(Grid.parts(frame.size(s))));
    return arguments;
  }

  private static Arguments start(Frame frame, List<Integer> buffers) {
    Arguments arguments = new Arguments();
    buffers.forEach(buffer -> arguments.memory(frame.buffers[buffer].memory()));
    return arguments.memory(frame.scalars.memory()).memory(frame.parts.memory());
  }

  private static Arguments matrices(Frame frame, int... buffers) {
    Arguments arguments = new Arguments();
    for (int buffer : buffers) {
      arguments.memory(frame.buffers[buffer].memory());
    }
    return arguments;
  }
}
