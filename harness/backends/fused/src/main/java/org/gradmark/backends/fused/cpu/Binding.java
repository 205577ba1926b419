package org.gradmark.backends.fused.cpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradmark.backends.fused.graph.Program;

/**
 * Which array each buffer of a step's program is, and whose each array is after the step. New
 * values take the place of old ones where no stage reads the old value later; where one does, or an
 * old value is kept under another name, arrays change hands instead of being copied.
 *
 * <p>Places {@code 0 … roles - 1} belong to the roles of {@link StepProgram}; the places behind
 * them are spare arrays.
 */
final class Binding {

  private final StepProgram step;
  private final Program program;
  private final int roles;
  private final int[] places;
  private final boolean[] taken;
  private final List<Integer> spares = new ArrayList<>();

  /**
   * Finds a place for each buffer.
   *
   * @param roles how many roles there are
   */
  Binding(StepProgram step, int roles) {
    this.step = step;
    this.program = step.program();
    this.roles = roles;
    this.places = new int[program.buffers()];
    this.taken = new boolean[roles];
    Arrays.fill(places, -1);
    for (int role = 0; role < roles; role++) {
      if (step.isTensor(role) && step.input(role) >= 0) {
        places[step.input(role)] = role;
      }
    }
    for (int role = 0; role < roles; role++) {
      if (role != StepProgram.GRADIENT && step.isTensor(role)) {
        take(role, step.result(role).index());
      }
    }
    for (int buffer = program.inputs(); buffer < places.length; buffer++) {
      for (int role = 0; role < roles; role++) {
        if (role != StepProgram.GRADIENT && isResult(buffer)) {
          take(role, buffer);
        }
      }
      if (places[buffer] < 0) {
        places[buffer] = roles + spares.size();
        spares.add(program.shapes().get(buffer));
      }
    }
  }

  private boolean isResult(int buffer) {
    return program.results().stream().anyMatch(r -> !r.scalar() && r.index() == buffer);
  }

  /** Puts a written buffer into a role's place, if its old value is not needed any more. */
  private void take(int role, int buffer) {
    if (places[buffer] >= 0
        || taken[role]
        || !step.isTensor(role)
        || step.shape(role) != program.shapes().get(buffer)) {
      return;
    }
    int old = step.input(role);
    if (old < 0 || program.mayReplace(buffer, old)) {
      taken[role] = true;
      places[buffer] = role;
    }
  }

  /** The place of each buffer's array; -1 for a tensor that is no role's. */
  int[] places() {
    return places;
  }

  /** By buffer, the first buffer that has the same place. */
  int[] names() {
    int[] names = new int[places.length];
    for (int buffer = 0; buffer < names.length; buffer++) {
      int name = 0;
      while (name < buffer && (places[name] < 0 || places[name] != places[buffer])) {
        name++;
      }
      names[buffer] = name;
    }
    return names;
  }

  /** Numbers of the shapes of spare arrays. */
  List<Integer> spares() {
    return spares;
  }

  /** By place: from which place its array comes after the step. */
  int[] next() {
    int[] next = new int[roles + spares.size()];
    Arrays.fill(next, -1);
    boolean[] gone = new boolean[next.length];
    for (int role = 0; role < roles; role++) {
      boolean moves = role != StepProgram.GRADIENT && step.isTensor(role);
      next[role] = moves ? places[step.result(role).index()] : role;
      gone[next[role]] = true;
    }
    for (int i = 0; i < spares.size(); i++) {
      for (int place = 0; place < next.length && next[roles + i] < 0; place++) {
        if (!gone[place] && shapeOf(place) == spares.get(i)) {
          next[roles + i] = place;
          gone[place] = true;
        }
      }
    }
    return next;
  }

  private int shapeOf(int place) {
    return place < roles ? step.shape(place) : spares.get(place - roles);
  }
}
