package org.gradmark.core.slip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Says which place is meant where a rule has one formula at several. */
final class Places {

  private static final List<String> NUMBERS =
      List.of("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private static final List<String> ORDINALS =
      List.of(
          "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
          "tenth");

  private final Map<Term, String> slots = new IdentityHashMap<>();
  private final Map<String, List<String>> found = new HashMap<>();

  /** Notes what a slot keeps, and all that it is made of. */
  void kept(String slot, Term term) {
    if (slots.putIfAbsent(term, slot) == null) {
      term.operands().forEach(operand -> kept(slot, operand));
    }
  }

  /**
   * Notes a place; the places of a formula are told in the order in which they are noted.
   *
   * @return its number among them, from 1
   */
  int add(Term formula) {
    List<String> places = found.computeIfAbsent(formula.text(), text -> new ArrayList<>());
    places.add(slots.getOrDefault(formula, ""));
    return places.size();
  }

  /**
   * What has to be said of a place once all are noted: its slot, if no other place of the formula
   * is there, or else which of them it is; nothing where the formula stands once.
   *
   * @param number among the places of the formula, from 1
   */
  String which(Term formula, int number) {
    List<String> places = found.get(formula.text());
    if (places.size() == 1) {
      return "";
    }
    String slot = places.get(number - 1);
    if (!slot.isEmpty() && Collections.frequency(places, slot) == 1) {
      return " in " + slot;
    }
    return places.size() < NUMBERS.size()
        ? ", at the " + ORDINALS.get(number) + " of " + NUMBERS.get(places.size()) + " such places"
        : ", at place " + number + " of " + places.size() + " such places";
  }
}
