package org.gradmark.subjects.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.Initializer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradmark.core.contract.Blueprint;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Kind;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.core.tensor.Values;
import org.gradmark.subjects.process.KernelForm;

/** A block of DJL that owns a kernel. The block, not the bridge, says what its shape is. */
enum BlockKind {
  /** {@code new Shape(units, input.get(input.dimension() - 1))}. */
  LINEAR(Kind.DENSE, 0) {
    @Override
    Block block(Kernel kernel) {
      return Linear.builder().setUnits(kernel.out()).build();
    }
  },
  /** {@code new Shape(filters, inputChannel / groups).addAll(kernelShape)}, groups 1. */
  CONVOLUTION_1D(Kind.CONVOLUTION, 1) {
    @Override
    Block block(Kernel kernel) {
      return convolution(Conv1d.builder(), kernel).build();
    }
  },
  CONVOLUTION_2D(Kind.CONVOLUTION, 2) {
    @Override
    Block block(Kernel kernel) {
      return convolution(Conv2d.builder(), kernel).build();
    }
  },
  CONVOLUTION_3D(Kind.CONVOLUTION, 3) {
    @Override
    Block block(Kernel kernel) {
      return convolution(Conv3d.builder(), kernel).build();
    }
  },
  /** The same in groups. */
  GROUPED_2D(Kind.GROUPED, 2) {
    @Override
    Block block(Kernel kernel) {
      return convolution(Conv2d.builder(), kernel).optGroups(kernel.parts()).build();
    }
  };

  private final KernelForm form;

  BlockKind(Kind kind, int axes) {
    form = new KernelForm(kind, Layout.OUT_IN, axes);
  }

  abstract Block block(Kernel kernel);

  private static <B extends Convolution.ConvolutionBuilder<B>> B convolution(
      B builder, Kernel kernel) {
    long[] window = kernel.extents().stream().mapToLong(Integer::longValue).toArray();
    return builder.setKernelShape(new Shape(window)).setFilters(kernel.out());
  }

  /** The kernels of all blocks. */
  static List<KernelForm> forms() {
    return Stream.of(values()).map(kind -> kind.form).toList();
  }

  /**
   * Builds a block for every kernel, one after the other from one seed of the engine, and reads the
   * weights.
   */
  static List<Values> fill(Initializer initializer, Blueprint blueprint, String dtype) {
    // Other sessions of this process draw from the same generator.
    synchronized (BlockKind.class) {
      Engine.getInstance().setRandomSeed((int) blueprint.seed());
      List<Values> filled = new ArrayList<>();
      try (NDManager manager = NDManager.newBaseManager()) {
        for (Kernel kernel : blueprint.kernels()) {
          Block block = of(kernel).block(kernel);
          block.setInitializer(initializer, Parameter.Type.WEIGHT);
          block.initialize(manager, Arrays.type(dtype), input(kernel));
          filled.add(Arrays.values(block.getParameters().get("weight").getArray()));
        }
      }
      return filled;
    }
  }

  private static BlockKind of(Kernel kernel) {
    return Stream.of(values()).filter(kind -> kind.form.fits(kernel)).findFirst().orElseThrow();
  }

  /** A batch of one, of the extents of the window. */
  private static Shape input(Kernel kernel) {
    long[] extents = kernel.extents().stream().mapToLong(Integer::longValue).toArray();
    return new Shape(1, kernel.in()).addAll(new Shape(extents));
  }
}
