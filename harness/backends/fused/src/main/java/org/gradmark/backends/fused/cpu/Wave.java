package org.gradmark.backends.fused.cpu;

import java.util.ArrayList;
import java.util.List;

/** Parts of a step that wait for nobody in the same wave, and what follows when all are done. */
final class Wave {

  private final List<Work> parallel = new ArrayList<>();
  private final List<Work> before = new ArrayList<>();
  private final List<Work> after = new ArrayList<>();
  private long elements;
  private Work[] works;

  /** Adds a part that runs over so many elements. */
  void add(Work work, long size) {
    parallel.add(work);
    elements += size;
  }

  /** Adds what the calling thread does before any part. */
  void addBefore(Work work) {
    before.add(work);
  }

  /** Adds what the calling thread does when all parts are done. */
  void addAfter(Work work) {
    after.add(work);
  }

  /** Elements of all parts. */
  long elements() {
    return elements;
  }

  /** The parts. */
  Work[] works() {
    if (works == null) {
      works = parallel.toArray(new Work[0]);
    }
    return works;
  }

  void runBefore(Object[] lanes) {
    for (int i = 0; i < before.size(); i++) {
      before.get(i).run(lanes);
    }
  }

  void runAfter(Object[] lanes) {
    for (int i = 0; i < after.size(); i++) {
      after.get(i).run(lanes);
    }
  }
}
