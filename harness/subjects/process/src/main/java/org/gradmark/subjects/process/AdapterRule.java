package org.gradmark.subjects.process;

import java.util.List;

/**
 * The rules of the protocol that a program can be seen to keep, numbered; PROTOCOL.md is where they
 * come from. {@link AdapterCheck} puts them to a program.
 */
public enum AdapterRule {
  GREETS(
      "P-01",
      "answers hello with its protocol, name, version and subjects, and says nothing before",
      "answer the first line with {\"protocol\":1,\"name\":…,\"version\":…,\"subjects\":[…]}, flush"
          + " it, and print everything else to standard error"),
  DECLARES(
      "P-02",
      "declares subjects that can be read, at least one of a known contract",
      "give every subject an id of its own such as mine:adam, contract, system, dialect and dtypes"
          + " as PROTOCOL.md says",
      GREETS),
  QUIET(
      "P-03",
      "says one line for each request, and nothing unasked",
      "let nothing but answers reach standard output: a library that prints must print to standard"
          + " error",
      DECLARES),
  UNKNOWN_OP(
      "P-04",
      "answers an unknown op by an error, and lives on",
      "answer {\"error\":\"unknown op …\"} where no branch fits, and go on reading",
      QUIET),
  UNKNOWN_SUBJECT(
      "P-05",
      "answers a request about an unknown subject by an error, and lives on",
      "look the subject up, and answer {\"error\":\"no subject …\"} where there is none",
      QUIET),
  UNKNOWN_FIELD(
      "P-06",
      "ignores fields that it does not know",
      "pick out the fields that you know; do not pass a whole request on as arguments",
      QUIET),
  STEPS(
      "P-10",
      "opens, adds, steps and closes in every dtype that it declares",
      "answer open, add and close with {\"ok\":true}, step with {\"values\":[[…]]}; declare only the"
          + " dtypes that work",
      QUIET),
  SHAPES(
      "P-11",
      "keeps several parameters of several shapes apart",
      "keep one array per parameter, in the order of add; a scalar has shape [] and one value",
      STEPS),
  BITS(
      "P-12",
      "keeps every bit: signed zeros, subnormals, the largest numbers, NaN and infinities",
      "write the shortest decimal that reads back to the same number; send \"NaN\", \"Infinity\" and"
          + " \"-Infinity\" as strings, and read them",
      STEPS),
  REPEATS(
      "P-13",
      "gives the same bits for the same requests",
      "seed what is random in open, and leave nothing behind in close",
      STEPS),
  INTERLEAVES(
      "P-14",
      "keeps sessions apart that run at the same time",
      "keep all state in an object of the session, none in globals",
      REPEATS),
  REOPENS(
      "P-15",
      "begins anew under the number of a session that was closed",
      "forget a session in close",
      REPEATS),
  UNKNOWN_SESSION(
      "P-16",
      "answers a request about an unknown session by an error, and lives on",
      "look the session up, and answer {\"error\":\"no session …\"} where there is none",
      STEPS),
  SURVIVES_ERRORS(
      "P-17",
      "leaves its sessions as they are when it answers an error",
      "keep the sessions when you catch an exception",
      UNKNOWN_OP,
      REPEATS),
  PASSES_REFUSALS_ON(
      "P-18",
      "answers a step whose question was refused, and lives on",
      "answer {\"unsupported\":…} or {\"error\":…} with the words of the refusal",
      STEPS),
  COPIES(
      "P-19",
      "makes copies, and copies of copies, that go on like the original and leave it alone",
      "save and load the whole state: parameters, moments and step count",
      INTERLEAVES),
  ADDS_LATE(
      "P-20",
      "takes parameters after the first step",
      "take late_parameters out of the capabilities if the library cannot do it",
      STEPS),
  DEFAULTS(
      "P-21",
      "has the defaults that it declares",
      "declare the values that are used where a hyperparameter is absent",
      REPEATS),
  FILLS(
      "P-30",
      "fills kernels in their order and shapes, with the same bits for the same seed",
      "answer one {\"shape\":…,\"values\":…} per kernel, and seed every request anew",
      QUIET),
  FILLS_AGAIN(
      "P-31",
      "gives the same bits for the same seed when it is started again",
      "make the generator of the seed alone: no hash of a text, which Python salts in each process,"
          + " no time, no process id, no address",
      FILLS),
  ESTIMATES(
      "P-40",
      "lives on after an estimate that it cannot make",
      "answer {\"error\":…} where an input is missing",
      QUIET),
  SAYS_BYE(
      "P-50",
      "ends at bye, with exit code 0",
      "leave the loop at bye; end threads that would keep the program alive",
      QUIET),
  ENDS_WITH_INPUT(
      "P-51",
      "ends at the end of its input, with exit code 0",
      "leave the loop where no line comes any more",
      QUIET),
  LEAVES_NOTHING(
      "P-52",
      "leaves no process behind",
      "end the processes that you start before you end",
      SAYS_BYE);

  private final String id;
  private final String sentence;
  private final String cure;
  private final List<AdapterRule> needs;

  AdapterRule(String id, String sentence, String cure, AdapterRule... needs) {
    this.id = id;
    this.sentence = sentence;
    this.cure = cure;
    this.needs = List.of(needs);
  }

  /** Such as {@code P-01}. */
  public String id() {
    return id;
  }

  /** What a program that keeps the rule does. */
  public String sentence() {
    return sentence;
  }

  /** What the author of a program that breaks it should do. */
  public String cure() {
    return cure;
  }

  /** Rules without which this one cannot be tried. */
  List<AdapterRule> needs() {
    return needs;
  }
}
