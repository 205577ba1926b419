package org.gradmark.optimizers.claims;

import java.util.List;
import org.gradmark.core.tensor.Values;
import org.gradmark.core.theorem.Course;
import org.gradmark.core.theorem.Question;

/**
 * Compares what two optimizers asked. A problem that is known at some points only answers NaN
 * elsewhere: all trajectories that leave those points look alike from there on, but the questions
 * that led astray do not.
 */
final class Interview {

  private static final int ULPS = 64;

  private Interview() {}

  /**
   * How many questions of a candidate are a subject's own, up to the step at which one had no
   * answer; -1 if one is not.
   *
   * @param steps how many steps are compared at most
   * @param share by which questions may differ, of the longest way from the start to any of them
   */
  static int alike(Observation seen, List<List<Question>> asked, int steps, double share) {
    int lost = firstLost(seen.questions());
    if (lost != firstLost(asked)) {
      return -1;
    }
    int same = 0;
    double scale = 0;
    Values start = seen.scenario().parameters().get(0).initial();
    for (int t = 1; t <= Math.min(lost, Math.min(steps, asked.size())); t++) {
      List<Question> there = seen.questions().get(t - 1);
      List<Question> here = asked.get(t - 1);
      if (there.size() != here.size()) {
        return -1;
      }
      for (int i = 0; i < here.size(); i++) {
        Values point = here.get(i).at();
        boolean direction = here.get(i).kind() == Question.Kind.LINEAR_MINIMUM;
        scale = Math.max(scale, direction ? Course.norm(point) : Course.distance(point, start));
        if (here.get(i).kind() != there.get(i).kind()
            || Course.distance(point, there.get(i).at())
                > share * scale + ULPS * seen.precision().ulp(Course.norm(point))) {
          return -1;
        }
        same++;
      }
    }
    return same;
  }

  /**
   * The first step in which a question at a finite point had no finite answer; the largest integer
   * if every question had one.
   */
  static int firstLost(List<List<Question>> questions) {
    for (int t = 1; t <= questions.size(); t++) {
      for (Question question : questions.get(t - 1)) {
        if (question.at().isFinite() && !question.answer().isFinite()) {
          return t;
        }
      }
    }
    return Integer.MAX_VALUE;
  }
}
