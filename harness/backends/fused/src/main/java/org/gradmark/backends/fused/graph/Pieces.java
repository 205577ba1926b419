package org.gradmark.backends.fused.graph;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The graphs, one after the other, by which some nodes are computed. Each graph is made when the
 * one before it has been settled.
 *
 * <ul>
 *   <li>What hangs together in nothing but leaves is a graph of its own: the parameters of a model
 *       take the same step, and so the same program.
 *   <li>A graph of more than {@value #LARGEST} nodes is cut: the machine does not compile methods
 *       of any length.
 *   <li>A node that was computed before without being kept is kept the second time, or a loop that
 *       looks at something in each round would compute everything from the start each time.
 * </ul>
 */
final class Pieces implements Iterable<Graph> {

  private static final int LARGEST = 300;

  private final List<Node> wanted;

  private Pieces(List<Node> wanted) {
    this.wanted = wanted;
  }

  static Pieces of(List<Node> wanted) {
    return new Pieces(wanted);
  }

  @Override
  public Iterator<Graph> iterator() {
    List<List<Node>> components = components();
    return new Iterator<>() {
      private int component;

      @Override
      public boolean hasNext() {
        while (component < components.size()
            && components.get(component).stream().allMatch(Node::isLeaf)) {
          component++;
        }
        return component < components.size();
      }

      @Override
      public Graph next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return piece(components.get(component));
      }
    };
  }

  private List<List<Node>> components() {
    if (wanted.size() <= 1) {
      return wanted.isEmpty() ? List.of() : List.of(wanted);
    }
    Graph all = Graph.of(wanted);
    int[] parent = new int[all.nodes().size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      for (Node operand : all.operands(i)) {
        int below = all.index(operand);
        if (!all.operands(below).isEmpty()) {
          parent[find(parent, below)] = i;
        }
      }
    }
    Map<Integer, List<Node>> components = new LinkedHashMap<>();
    for (Node node : wanted) {
      int root = find(parent, all.index(node));
      components.computeIfAbsent(root, key -> new ArrayList<>()).add(node);
    }
    return List.copyOf(components.values());
  }

  private static int find(int[] parent, int i) {
    int root = i;
    while (parent[root] != root) {
      root = parent[root];
    }
    parent[i] = root;
    return root;
  }

  private static Graph piece(List<Node> wanted) {
    Graph whole = Graph.of(wanted.stream().filter(node -> !node.isLeaf()).toList());
    boolean cut = whole.nodes().size() > LARGEST;
    int end = cut ? LARGEST : whole.nodes().size();
    Set<Node> kept = new LinkedHashSet<>();
    for (int i = 0; i < whole.nodes().size(); i++) {
      Node node = whole.nodes().get(i);
      for (Node operand : whole.operands(i)) {
        int below = whole.index(operand);
        boolean again = operand.isComputed() && !node.isComputed();
        if (below < end && (i >= end || again) && !whole.operands(below).isEmpty()) {
          kept.add(operand);
        }
      }
    }
    whole.roots().stream().filter(root -> whole.index(root) < end).forEach(kept::add);
    return kept.isEmpty() ? whole : Graph.of(List.copyOf(kept));
  }
}
