package org.gradmark.core.slip;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gradmark.core.tensor.Axis;
import org.gradmark.core.tensor.Binary;
import org.gradmark.core.tensor.Reduction;
import org.gradmark.core.tensor.Shape;
import org.gradmark.core.tensor.Tensor;
import org.gradmark.core.tensor.Unary;

/** One of a backend's operations, apart from its operands. Two are equal if they are the same. */
interface Operation {

  /** The result, in the arithmetic in which the operands are. */
  Tensor of(List<Tensor> operands);

  /** Of one operand, element by element. */
  record One(Unary unary) implements Operation {
    @Override
    public Tensor of(List<Tensor> operands) {
      Tensor a = operands.get(0);
      return a.backend().unary(unary, a);
    }
  }

  /** Of two operands, element by element. */
  record Two(Binary binary) implements Operation {
    @Override
    public Tensor of(List<Tensor> operands) {
      Tensor a = operands.get(0);
      Tensor b = operands.get(1);
      Shape shape = a.shape().broadcast(b.shape(), binary.label());
      return a.backend().binary(binary, a, b, shape);
    }
  }

  /** A function that is computed by a series; its name says which it is. */
  record Function(String name, UnaryOperator<Tensor> series) implements Operation {
    @Override
    public Tensor of(List<Tensor> operands) {
      return operands.get(0).function(name, series);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Function that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /** Over an axis. */
  record Reduced(Reduction reduction, Axis axis) implements Operation {
    @Override
    public Tensor of(List<Tensor> operands) {
      return operands.get(0).backend().reduce(reduction, axis, operands.get(0));
    }
  }

  /** What has a kind of its own. */
  enum Other implements Operation {
    /** Condition, value where it holds, value where it does not. */
    WHERE {
      @Override
      public Tensor of(List<Tensor> operands) {
        return operands.get(0).where(operands.get(1), operands.get(2));
      }
    },
    /** Of two matrices. */
    MATMUL {
      @Override
      public Tensor of(List<Tensor> operands) {
        return operands.get(0).matmul(operands.get(1));
      }
    },
    /** Of a matrix. */
    TRANSPOSE {
      @Override
      public Tensor of(List<Tensor> operands) {
        return operands.get(0).transpose();
      }
    }
  }
}
