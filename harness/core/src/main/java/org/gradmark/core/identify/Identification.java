package org.gradmark.core.identify;

import java.util.List;

/**
 * What a subject turned out to be.
 *
 * @param subject id of the subject
 * @param declared what it says it is, such as {@code adam/paper}
 * @param backend which of its backends or dtypes was looked at; nothing is said of the others
 * @param backends all that it has
 * @param answer the short answer
 * @param matches candidates that explain everything, the most likely first; those after the first
 *     are not told apart from it by any probe
 * @param runnersUp the nearest that do not, nearest first
 * @param candidates how many were considered
 * @param probes those that the subject was put through
 * @param leftOut those that it could not be put through, each with the reason
 * @param values how many numbers were compared
 */
public record Identification(
    String subject,
    String declared,
    String backend,
    List<String> backends,
    Answer answer,
    List<Match> matches,
    List<RunnerUp> runnersUp,
    int candidates,
    List<String> probes,
    List<String> leftOut,
    int values) {

  /** The short answer. */
  public enum Answer {
    /** It does what it says. */
    AS_DECLARED,
    /** It does something else that is known. */
    OTHER,
    /** It does nothing that is known. */
    NONE
  }

  public Identification {
    backends = List.copyOf(backends);
    matches = List.copyOf(matches);
    runnersUp = List.copyOf(runnersUp);
    probes = List.copyOf(probes);
    leftOut = List.copyOf(leftOut);
  }

  /** What it is, in one sentence. */
  public String sentence() {
    if (values == 0) {
      return "unknown: no probe was answered";
    }
    if (matches.isEmpty()) {
      return "none of the " + candidates + " candidates";
    }
    boolean same = matches.get(0).candidate().equals(declared);
    String instead = same ? "" : "; it says it is " + declared;
    return matches.get(0).sentence() + instead;
  }

  /** On which backend or dtype that was seen, and how to look at another, in one line. */
  public String place() {
    List<String> others = backends.stream().filter(one -> !one.equals(backend)).toList();
    return others.isEmpty()
        ? backend + ", all that it runs on"
        : backend + "; not looked at: " + String.join(", ", others) + " (--backend NAME)";
  }

  /** How sure that is, in one sentence. */
  public String sureness() {
    if (values == 0) {
      return "nothing was seen of it; the reasons are below";
    }
    if (matches.isEmpty()) {
      return "sure: every candidate, with every value of its hyperparameters that was tried, is out"
          + " of tolerance somewhere";
    }
    if (matches.size() == 1) {
      return "sure: the only one of "
          + candidates
          + " candidates within the derived tolerance of all "
          + values
          + " values";
    }
    return "within the derived tolerance of all "
        + values
        + " values, and no probe tells it from "
        + (matches.size() - 1)
        + " other"
        + (matches.size() == 2 ? "" : "s")
        + " of the "
        + candidates
        + " candidates";
  }
}
