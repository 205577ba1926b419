package org.gradmark.initializers.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gradmark.core.contract.Kernel;
import org.gradmark.core.tensor.Values;

/** What is wrong with a kernel that should have one weight of 1 per channel, at the centre. */
final class Misplaced {

  /** A weight that is not zero: its channel, of those that pass, and its place in the window. */
  private record One(int group, int channel, int place) {}

  private Misplaced() {}

  /** A clause such as {@code only the first channel of each group passes}, or an empty string. */
  static String clause(Kernel k, Values w) {
    int groups = Places.groups(k);
    int outputs = k.out() / groups;
    int channels = Math.min(Places.inputsOfGroup(k), outputs);
    List<One> ones = new ArrayList<>();
    int others = 0;
    for (int g = 0; g < groups; g++) {
      for (int o = 0; o < outputs; o++) {
        for (int i = 0; i < Places.inputsOfGroup(k); i++) {
          for (int place = 0; place < k.window(); place++) {
            double value = w.get(Places.index(k, g * outputs + o, i, place));
            if (value == 1 && o == i) {
              ones.add(new One(g, o, place));
            } else if (value != 0) {
              others++;
            }
          }
        }
      }
    }
    // Whatever else there is makes every clause below a half truth.
    return others > 0 || ones.isEmpty() ? "" : clause(k, ones, groups, channels);
  }

  private static String clause(Kernel k, List<One> ones, int groups, int channels) {
    Set<Integer> places = new TreeSet<>();
    Set<Integer> passed = new TreeSet<>();
    Set<Integer> inGroups = new TreeSet<>();
    for (One one : ones) {
      places.add(one.place);
      passed.add(one.channel);
      inGroups.add(one.group);
    }
    int centre = Places.centre(k);
    boolean complete = ones.size() == groups * channels;
    if (complete && places.size() == 1 && !places.contains(centre)) {
      int place = places.iterator().next();
      return "the one is not at the centre of the window, "
          + at(k, centre)
          + ", but at "
          + at(k, place);
    }
    if (!places.equals(Set.of(centre)) || ones.size() != inGroups.size() * passed.size()) {
      return "";
    }
    if (passed.equals(Set.of(0)) && channels > 1 && inGroups.size() == groups) {
      return "only the first channel of each group passes";
    }
    boolean first = inGroups.equals(Set.of(0)) && groups > 1 && passed.size() == channels;
    return first ? "only the first group passes anything" : "";
  }

  /** A position of the window, one number per axis, from 0. */
  private static String at(Kernel k, int place) {
    List<String> axes = new ArrayList<>();
    int rest = place;
    for (int axis = k.extents().size() - 1; axis >= 0; axis--) {
      axes.add(0, String.valueOf(rest % k.extents().get(axis)));
      rest /= k.extents().get(axis);
    }
    return "(" + String.join(", ", axes) + ")";
  }
}
