package org.gradmark.optimizers.descent.momentum;

import org.gradmark.core.rule.Mistake;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Question;

/** Where the sequence x of Nesterov's method is found, by what a dialect keeps as the parameter. */
enum Landing {
  /** The parameter is x. */
  AT_PARAMETER("paper"),
  /** The parameter is where gradients are taken; x is where a gradient step from it leads. */
  AFTER_GRADIENT("shifted", "rate-outside");

  private final String[] dialects;

  Landing(String... dialects) {
    this.dialects = dialects;
  }

  /** The dialects that do so. */
  String[] dialects() {
    return dialects.clone();
  }

  /** Mistakes that only this form can make. */
  Mistake[] mistakes() {
    return this == AT_PARAMETER ? new Mistake[] {WrongMomentum.NO_LOOK_AHEAD} : new Mistake[0];
  }

  /** {@code x_t}, which is the start for 0. */
  Values x(Course course, int t, double rate) {
    if (t == 0 || this == AT_PARAMETER) {
      return course.x(t);
    }
    Question asked = course.question(t);
    double[] x = asked.at().toArray();
    for (int i = 0; i < x.length; i++) {
      x[i] -= rate * asked.answer().get(i);
    }
    return new Values(asked.at().shape(), x);
  }
}
