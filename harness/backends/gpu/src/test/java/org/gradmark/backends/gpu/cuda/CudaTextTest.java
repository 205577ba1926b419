package org.gradmark.backends.gpu.cuda;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gradmark.backends.fused.graph.Graph;
import org.gradmark.backends.fused.graph.Planner;
import org.gradmark.backends.fused.graph.Recorder;
import org.gradmark.backends.gpu.device.DeviceFault;
import org.gradmark.backends.gpu.device.Dialect;
import org.gradmark.backends.gpu.emit.Emitter;
import org.gradmark.backends.gpu.emit.Real;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Precision;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Unary;
import org.testng.SkipException;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * NVIDIA's own compiler takes the kernels. It needs no graphics card; where it is not installed
 * these tests are skipped.
 */
public class CudaTextTest {

  private NvrtcCompiler compiler;

  @BeforeClass
  public void load() {
    try {
      compiler = new NvrtcCompiler();
    } catch (DeviceFault e) {
      throw new SkipException(e.getMessage());
    }
  }

  /** Writes programs instead of running them. */
  private static final class Writer extends Recorder {
    private final Set<String> texts = new LinkedHashSet<>();
    private final Emitter emitter;

    Writer(Real real) {
      emitter = new Emitter(Dialect.CUDA, real, true);
      texts.add(emitter.library());
    }

    @Override
    public String name() {
      return "writer";
    }

    @Override
    public Precision precision() {
      return Precision.FLOAT64;
    }

    @Override
    protected Object upload(Shape shape, double[] values) {
      return values;
    }

    @Override
    protected double[] download(Shape shape, Object value) {
      return (double[]) value;
    }

    @Override
    protected List<Object> compute(Graph graph) {
      texts.add(emitter.emit(Planner.plan(graph)).source());
      List<Object> zeros = new ArrayList<>();
      graph
          .roots()
          .forEach(
              r -> zeros.add(r.shape().isScalar() ? (Object) 0.0 : new double[r.shape().size()]));
      return zeros;
    }
  }

  @DataProvider
  public static Object[][] reals() {
    return new Object[][] {{Real.SINGLE}, {Real.DOUBLE}};
  }

  @Test(dataProvider = "reals")
  public void everyOperationIsCompiled(Real real) {
    Writer writer = new Writer(real);
    Tensor column = writer.tensor(Shape.of(3, 1), 1, 2, 3);
    Tensor row = writer.tensor(Shape.of(1, 2), 4, 5);
    Tensor matrix = column.times(row);
    for (Unary unary : Unary.values()) {
      matrix = writer.unary(unary, matrix);
    }
    for (Binary binary : Binary.values()) {
      matrix = writer.binary(binary, matrix, row, matrix.shape());
    }
    matrix = matrix.where(column, row);
    for (Axis axis : Axis.values()) {
      for (Reduction reduction : Reduction.values()) {
        matrix = matrix.plus(writer.reduce(reduction, axis, matrix));
      }
    }
    matrix.toDoubles();
    assertTrue(writer.texts.size() >= 2);
    for (String text : writer.texts) {
      byte[] code = compiler.compile("test", text, 90);
      assertTrue(code.length > 1000, code.length + " bytes");
      assertEquals(new String(code, 1, 3, java.nio.charset.StandardCharsets.US_ASCII), "ELF");
    }
  }

  @Test
  public void aNewerDeviceIsGivenCodeThatItsDriverTranslates() {
    byte[] code =
        compiler.compile("test", new Emitter(Dialect.CUDA, Real.SINGLE, true).library(), 999);
    assertTrue(
        new String(code, java.nio.charset.StandardCharsets.US_ASCII).contains(".target sm_"));
  }

  @Test
  public void productsAreNotContracted() {
    String text =
        "extern \"C\" __global__ void k(float* a) { a[0] = a[1] * a[2] + a[3]; a[4] = a[5] / a[6]; }";
    String code =
        new String(compiler.compile("test", text, 999), java.nio.charset.StandardCharsets.US_ASCII);
    assertTrue(code.contains("mul.rn.f32") && code.contains("add.rn.f32"), code);
    assertTrue(code.contains("div.rn.f32") && !code.contains("fma."), code);
  }

  @Test
  public void whatDoesNotCompileIsTold() {
    DeviceFault fault =
        expectThrows(DeviceFault.class, () -> compiler.compile("Card", "no kernel", 90));
    assertTrue(
        fault.getMessage().startsWith("Card: a kernel does not compile"), fault.getMessage());
    assertTrue(fault.getMessage().contains("gradmark.cu"), fault.getMessage());
  }
}
