package org.gradmark.subjects.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.contract.Kernel.Kind;
import org.gradmark.core.contract.Kernel.Layout;
import org.gradmark.subjects.process.KernelForm;

/**
 * A layer of DL4J that owns a kernel. The layer, not the bridge, says what the fans are.
 *
 * <p>Convolution1D is not here: its kernel has a fourth axis of extent 1.
 */
enum LayerKind {
  /** "val shape = new long[] {nIn, nOut}" (DefaultParamInitializer). */
  DENSE(new KernelForm(Kind.DENSE, Layout.IN_OUT, 0)) {
    @Override
    Layer layer(Kernel k, IWeightInit init) {
      return new DenseLayer.Builder().nIn(k.in()).nOut(k.out()).weightInit(init).build();
    }
  },
  /** "(number of kernels, num input channels, kernel height, kernel width)". */
  CONVOLUTION_2D(new KernelForm(Kind.CONVOLUTION, Layout.OUT_IN, 2)) {
    @Override
    Layer layer(Kernel k, IWeightInit init) {
      return new ConvolutionLayer.Builder(window(k))
          .nIn(k.in())
          .nOut(k.out())
          .weightInit(init)
          .build();
    }
  },
  /** "{outputDepth, inputDepth, kernel[0], kernel[1], kernel[2]}". */
  CONVOLUTION_3D(new KernelForm(Kind.CONVOLUTION, Layout.OUT_IN, 3)) {
    @Override
    Layer layer(Kernel k, IWeightInit init) {
      return new Convolution3D.Builder(window(k))
          .nIn(k.in())
          .nOut(k.out())
          .weightInit(init)
          .build();
    }
  },
  /** "{inputDepth, outputDepth, kernel[0], kernel[1]}". */
  DECONVOLUTION_2D(new KernelForm(Kind.TRANSPOSED, Layout.OUT_IN, 2)) {
    @Override
    Layer layer(Kernel k, IWeightInit init) {
      return new Deconvolution2D.Builder(window(k))
          .nIn(k.in())
          .nOut(k.out())
          .weightInit(init)
          .build();
    }
  },
  /** "{kernel[0], kernel[1], inputDepth, depthMultiplier}". */
  DEPTHWISE_2D(new KernelForm(Kind.DEPTHWISE, Layout.IN_OUT, 2)) {
    @Override
    Layer layer(Kernel k, IWeightInit init) {
      return new DepthwiseConvolution2D.Builder(window(k))
          .nIn(k.in())
          .nOut(k.out())
          .depthMultiplier(k.out() / k.in())
          .weightInit(init)
          .build();
    }
  },
  /** "{nIn, nOut}", one row a word. */
  EMBEDDING(new KernelForm(Kind.EMBEDDING, Layout.IN_OUT, 0)) {
    @Override
    Layer layer(Kernel k, IWeightInit init) {
      return new EmbeddingLayer.Builder().nIn(k.in()).nOut(k.out()).weightInit(init).build();
    }
  },
  /** "{nLast, 4 * nL}", the weights of the input; those of the recurrence are not looked at. */
  LSTM(new KernelForm(Kind.RECURRENT, Layout.IN_OUT, 0, 4, false)) {
    @Override
    Layer layer(Kernel k, IWeightInit init) {
      return new LSTM.Builder().nIn(k.in()).nOut(k.out()).weightInit(init).build();
    }
  };

  private final KernelForm form;

  LayerKind(KernelForm form) {
    this.form = form;
  }

  /** The kernels that it owns. */
  KernelForm form() {
    return form;
  }

  /** A layer with this kernel. */
  abstract Layer layer(Kernel kernel, IWeightInit init);

  private static int[] window(Kernel kernel) {
    return kernel.extents().stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * The kind of layer that owns a kernel.
   *
   * @throws UnsupportedOperationException if none of these does
   */
  static LayerKind of(Kernel kernel, List<LayerKind> kinds) {
    for (LayerKind kind : kinds) {
      if (kind.form.fits(kernel)) {
        return kind;
      }
    }
    throw new UnsupportedOperationException("no layer of " + kinds + " owns a " + kernel);
  }
}
