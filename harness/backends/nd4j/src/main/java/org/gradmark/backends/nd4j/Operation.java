package org.gradmark.backends.nd4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Operations of ND4J with one result, called by name, with a result and a context that are there
 * already. ND4J's own methods make a context for every call, which only the garbage collector
 * frees, and ask for the shape of the result, which the façade knows: on the small arrays of a
 * claim both take longer than the arithmetic.
 */
enum Operation {
  ADD("add", DataType.DOUBLE),
  SUBTRACT("subtract", DataType.DOUBLE),
  MULTIPLY("multiply", DataType.DOUBLE),
  DIVIDE("divide", DataType.DOUBLE),
  LARGER("maximum", DataType.DOUBLE),
  PRODUCT("matmul", DataType.DOUBLE),
  SELECT("select", DataType.DOUBLE),
  LESS("less", DataType.BOOL),
  GREATER("greater", DataType.BOOL),
  EQUALS("equals", DataType.BOOL),
  DIFFERS("not_equals", DataType.BOOL),
  AND("boolean_and", DataType.BOOL);

  /** A context is not for two threads at once. */
  private static final ThreadLocal<OpContext> CONTEXT =
      ThreadLocal.withInitial(() -> Nd4j.getExecutioner().buildContext());

  private final CustomOp operation;
  private final DataType type;

  Operation(String name, DataType type) {
    this.operation = DynamicCustomOp.builder(name).build();
    this.type = type;
  }

  /** A fresh array of these extents; operands of element-wise operations broadcast. */
  INDArray on(long[] extents, INDArray... operands) {
    INDArray result = Nd4j.createUninitialized(type, extents, 'c');
    OpContext context = CONTEXT.get();
    context.setInputArrays(operands);
    context.setOutputArrays(result);
    try {
      Nd4j.getExecutioner().exec(operation, context);
    } finally {
      context.purge();
    }
    return result;
  }
}
