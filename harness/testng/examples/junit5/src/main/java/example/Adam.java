package example;

/** An optimizer as its author has it: arrays in, arrays out. */
public final class Adam {

  private final double learningRate;
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double[] m;
  private final double[] v;
  private int t;

  public Adam(int size, double learningRate, double beta1, double beta2, double epsilon) {
    this.learningRate = learningRate;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.m = new double[size];
    this.v = new double[size];
  }

  /** One step, in place. */
  public void step(double[] x, double[] gradient, double scale) {
    t++;
    for (int i = 0; i < x.length; i++) {
      double g = gradient[i];
      m[i] = beta1 * m[i] + (1 - beta1) * g;
      v[i] = beta2 * v[i] + (1 - beta2) * g * g;
      double mHat = m[i] / (1 - Math.pow(beta1, t));
      double vHat = v[i] / (1 - Math.pow(beta2, t));
      x[i] -= scale * learningRate * mHat / (Math.sqrt(vHat) + epsilon);
    }
  }
}
