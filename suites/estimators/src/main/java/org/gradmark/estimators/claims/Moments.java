package org.gradmark.estimators.claims;

import java.util.ArrayList;
import java.util.List;
import org.gradmark.core.tensor.Values;

/** Means and variances over all outcomes. */
final class Moments {

  private Moments() {}

  /** What is read off every answer; the answers themselves if there is no reading. */
  static List<Values> read(Reading reading, List<Asked> asked, List<Values> answers) {
    if (reading == null) {
      return answers;
    }
    List<Values> read = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      read.add(reading.of(asked.get(i).inquiry(), answers.get(i)));
    }
    return read;
  }

  /** The mean of each element. */
  static Amounts mean(List<Asked> asked, List<Values> answers) {
    int elements = answers.get(0).size();
    double[] mean = new double[elements];
    double[] size = new double[elements];
    for (int k = 0; k < answers.size(); k++) {
      double p = asked.get(k).probability();
      for (int i = 0; i < elements; i++) {
        mean[i] += p * answers.get(k).get(i);
        size[i] += p * Math.abs(answers.get(k).get(i));
      }
    }
    return new Amounts(mean, size);
  }

  /**
   * The mean square of each element around a centre.
   *
   * @param centred whether around the mean, else around zero
   */
  static Amounts squares(List<Asked> asked, List<Values> answers, boolean centred) {
    double[] mean = mean(asked, answers).values();
    double[] squares = new double[mean.length];
    double[] sizes = new double[mean.length];
    for (int k = 0; k < answers.size(); k++) {
      double p = asked.get(k).probability();
      for (int i = 0; i < mean.length; i++) {
        double value = answers.get(k).get(i);
        squares[i] += p * Math.pow(value - (centred ? mean[i] : 0), 2);
        sizes[i] += p * value * value;
      }
    }
    return new Amounts(squares, sizes);
  }

  /** All elements' amounts together. */
  static Amounts total(Amounts each) {
    double value = 0;
    double size = 0;
    for (int i = 0; i < each.values().length; i++) {
      value += each.values()[i];
      size += each.sizes()[i];
    }
    return new Amounts(new double[] {value}, new double[] {size});
  }
}
