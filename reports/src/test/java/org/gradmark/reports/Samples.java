package org.gradmark.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.claim.Level;
import org.gradmark.core.claim.Result;
import org.gradmark.core.claim.Verdict;
import org.gradmark.core.run.Run;

/** Runs made by hand, with the findings that real libraries gave. */
final class Samples {

  static final List<String> CLAIMS =
      List.of(
          "TRAJ-01 mixed",
          "TRAJ-02 scales",
          "META-01 zero-gradient",
          "META-02 sign-symmetry",
          "META-03 copy-and-resume",
          "META-04 late-parameter",
          "EDGE-01 nan-gradient");

  static final Map<String, Object> MACHINE =
      Map.of("java", "17.0.15", "os", "Linux", "arch", "amd64", "cores", 2);

  private Samples() {}

  static Run run(List<Verdict> verdicts) {
    return new Run("0.1.0", MACHINE, verdicts.size(), verdicts, List.of());
  }

  static Verdict verdict(
      String subject, String claim, String backend, Result result, String message) {
    return verdict(subject, claim, backend, result, message, Map.of());
  }

  static Verdict verdict(
      String subject,
      String claim,
      String backend,
      Result result,
      String message,
      Map<String, Object> evidence) {
    String name = subject.substring(subject.indexOf(':') + 1);
    int slash = name.indexOf('/');
    boolean bad = !result.isGood();
    return new Verdict(
        subject,
        slash < 0 ? name : name.substring(0, slash),
        slash < 0 ? "paper" : name.substring(slash + 1),
        claim.split(" ")[0],
        backend,
        result,
        claim.startsWith("EDGE") ? Level.SHOULD : Level.MUST,
        sentence(claim.split(" ")[0]),
        result == Result.SKIPPED || result == Result.ERROR ? Double.NaN : bad ? 3.214e9 : 0.21,
        result == Result.SKIPPED || result == Result.ERROR ? Double.NaN : 1,
        "[" + claim + "] " + message,
        evidence,
        0.0125,
        42);
  }

  static String sentence(String claim) {
    return switch (claim.substring(0, 4)) {
      case "TRAJ" -> "Sixty steps on the recorded gradients end where an independent library ends.";
      case "META" -> "A relation between two runs that holds for the whole family holds here.";
      case "EDGE" -> "A NaN in the gradient reaches the parameter and is not hidden.";
      default -> "The first step is as long as the learning rate, whatever the gradient's scale.";
    };
  }

  /** Every claim of a subject on two arithmetics, all passed, but for late parameters. */
  static List<Verdict> good(String subject, String own, String... backends) {
    List<Verdict> verdicts = new ArrayList<>();
    List<String> claims = new ArrayList<>(CLAIMS);
    claims.add(own + "-01 first-step");
    claims.add(own + "-02 epsilon-regime");
    for (String claim : claims) {
      for (String backend : backends) {
        verdicts.add(
            claim.startsWith("META-04")
                ? verdict(
                    subject,
                    claim,
                    backend,
                    Result.SKIPPED,
                    "cannot add a parameter after the first step")
                : verdict(subject, claim, backend, Result.PASS, "0.21 of the tolerance"));
      }
    }
    return verdicts;
  }

  static List<Verdict> replaced(List<Verdict> verdicts, List<Verdict> by) {
    Map<String, Verdict> all = new LinkedHashMap<>();
    verdicts.forEach(v -> all.put(v.cell(), v));
    by.forEach(v -> all.put(v.cell(), v));
    return List.copyOf(all.values());
  }

  static Map<String, Object> trajectory() {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("cause", "The second moment is not bias-corrected");
    evidence.put("nearest", "impostor no-second-moment-correction, 2.2e-16 away");
    evidence.put("tolerance", 1.3e-15);
    evidence.put("step", List.of(1, 2, 3, 4, 5));
    evidence.put("expected", List.of(0.19, 0.2872, 0.3551, 0.4102, 0.4591));
    evidence.put("found", List.of(6.008, 8.7411, 10.2263, 11.1192, 11.7));
    return evidence;
  }

  /** A run as a library author would see it. */
  static Run realistic() {
    List<Verdict> all = new ArrayList<>();
    for (String rule : List.of("adagrad", "adamax", "sgd", "rmsprop", "adadelta")) {
      all.addAll(
          good("dl4j:" + rule, rule.toUpperCase(java.util.Locale.ROOT), "float32", "float64"));
    }
    for (String rule :
        List.of(
            "sgd",
            "momentum",
            "nesterov",
            "adagrad",
            "adadelta",
            "rmsprop",
            "adam",
            "adam/epsilon-hat",
            "adam/l2-decay",
            "adamax",
            "nadam",
            "amsgrad",
            "adamw",
            "adabelief",
            "rmsprop/centered",
            "nesterov/shifted")) {
      String own = rule.replaceAll("/.*", "").toUpperCase(java.util.Locale.ROOT);
      all.addAll(good("gradmark:" + rule, own, "exact", "f32", "f64"));
    }
    List<Verdict> nadam = new ArrayList<>();
    for (String backend : List.of("float32", "float64")) {
      for (String claim : List.of("TRAJ-01 mixed", "TRAJ-02 scales", "NADAM-01 first-step")) {
        nadam.add(
            verdict(
                "dl4j:nadam",
                claim,
                backend,
                Result.FAIL,
                "the second moment is not bias-corrected: step 1 is 6.008, 0.19 was expected",
                trajectory()));
      }
      nadam.add(
          verdict(
              "dl4j:nadam",
              "EDGE-01 nan-gradient",
              backend,
              Result.FAIL,
              "a NaN in the gradient left the parameter at 0.5"));
    }
    all.addAll(replaced(good("dl4j:nadam", "NADAM", "float32", "float64"), nadam));
    List<Verdict> adam = new ArrayList<>();
    for (String backend : List.of("float32", "float64")) {
      adam.add(
          verdict(
              "dl4j:adam",
              "ADAM-02 epsilon-regime",
              backend,
              Result.DEVIATES,
              "follows dialect epsilon-hat to 2.2e-16, and declares paper"));
      adam.add(
          verdict(
              "dl4j:adam",
              "META-01 zero-gradient",
              backend,
              Result.FAIL,
              "with learning rate 0 the parameter moved by 3.1e-8: a rate of 0 is taken as"
                  + " epsilon"));
    }
    all.addAll(replaced(good("dl4j:adam", "ADAM", "float32", "float64"), adam));
    List<Verdict> belief = new ArrayList<>();
    for (Verdict v : good("dl4j:adabelief", "ADABELIEF", "float32", "float64")) {
      belief.add(
          verdict(
              v.subject(),
              v.message().substring(1, v.message().indexOf(']')),
              v.backend(),
              Result.ERROR,
              "the subject could not start: ArrayIndexOutOfBoundsException at AdaBelief.java:93"
                  + " (Index 1 out of bounds for length 1)"));
    }
    all.addAll(belief);
    all.addAll(
        replaced(
            good("optax:adam", "ADAM", "float64"),
            List.of(
                verdict(
                    "optax:adam",
                    "EDGE-01 nan-gradient",
                    "float64",
                    Result.FAIL,
                    "a NaN in the gradient left the parameter at 0.5"))));
    return run(all);
  }

  /** What a theorem's claim leaves behind; causes as a check that failed names them. */
  static Map<String, Object> theorem(String guarantee, double tightness, String... causes) {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put("causes", List.of(causes));
    evidence.put("instance", "huber[1]");
    evidence.put("tightness", tightness);
    evidence.put("step", List.of(1, 2, 5));
    evidence.put("observed", List.of(0.25, 0.125, 0.0625));
    evidence.put("bound", List.of(0.25, 0.15, 0.1));
    evidence.put("guarantee", guarantee);
    return evidence;
  }

  /** Two tight theorems, one upper and one statistical; somebody's optimizer breaks some. */
  static Run theorems() {
    List<Verdict> all = new ArrayList<>();
    for (String backend : List.of("f32", "f64")) {
      for (String claim : List.of("GD-01 a", "GD-01-TIGHT a-is-reached", "GD-02 b")) {
        all.add(
            verdict(
                "gradmark:sgd", claim, backend, Result.PASS, "held", theorem("tight", 0.99999)));
      }
      all.add(
          verdict("gradmark:sgd", "GD-03 c", backend, Result.PASS, "held", theorem("upper", 0.5)));
    }
    all.add(verdict("gradmark:adam", "SG-01 d", "f64", Result.PASS, "held", sampled(0.25, 1e-9)));
    String unknown = "no known dialect or mistake explains it: ";
    all.add(verdict("mine:sgd", "GD-01 a", "float64", Result.PASS, "held", theorem("tight", 0.5)));
    all.add(
        verdict(
            "mine:sgd",
            "GD-01-TIGHT a-is-reached",
            "float64",
            Result.FAIL,
            unknown + "it stays under",
            theorem("tight", 0.5)));
    all.add(
        verdict(
            "mine:sgd",
            "GD-03 c",
            "float64",
            Result.FAIL,
            unknown + "it exceeds",
            theorem("upper", 1.5)));
    all.add(verdict("other:sgd", "GD-03 c", "float32", Result.ERROR, "it hung"));
    all.add(verdict("other:sgd", "GD-02 b", "float32", Result.SKIPPED, "no schedule"));
    return run(all);
  }

  static Map<String, Object> sampled(double p, double alpha) {
    Map<String, Object> evidence = theorem("statistical", 0.75);
    evidence.put("p_value", p);
    evidence.put("alpha", alpha);
    return evidence;
  }

  /** Ten thousand cells, every tenth bad in a way of its own. */
  static Run large() {
    List<Verdict> all = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      String subject = "p%d:adam/d%d".formatted(i % 4, i % 100);
      boolean bad = i % 10 == 3;
      all.add(
          verdict(
              subject,
              "ADAM-%02d first".formatted(i / 100),
              "float64",
              bad ? Result.FAIL : Result.PASS,
              bad ? "mistake " + word(i) : "fine",
              Map.of("step", List.of(1, 2, 3), "expected", List.of(1.5, 2.5, 3.5))));
    }
    return run(all);
  }

  /** A word of its own for every number, as numbers alone do not make causes differ. */
  private static String word(int number) {
    return Integer.toString(number)
        .chars()
        .mapToObj(c -> Character.toString('a' + c - '0'))
        .collect(java.util.stream.Collectors.joining());
  }

  /** Everything that could break a table, a page or a document. */
  static final String NASTY =
      "<script>alert(1)</script> & \"quotes\" 'single' ]]> --> | pipe ` tick\u0000\u001b[31m\u0007"
          + " \uD83D\uDE00 \uD83D \uFFFE \u2028 [link](javascript:x) \\ $& \r\n # heading\n| row";

  static Run nasty() {
    Map<String, Object> evidence = new LinkedHashMap<>();
    evidence.put(NASTY, NASTY);
    evidence.put("<list>", List.of(NASTY, 1.5, Double.NaN));
    evidence.put("values", List.of(NASTY, 2.5, Double.POSITIVE_INFINITY));
    evidence.put("nested", List.of(List.of(1, 2), Map.of("<k>", NASTY)));
    return run(
        List.of(
            verdict(
                "evil':<b>../../x", "ADAM-01 first-step", "f&<64>", Result.FAIL, NASTY, evidence),
            verdict("evil':<b>../../x", "ADAM-02 x", "f&<64>", Result.ERROR, "", evidence),
            verdict("evil':<b>../../x", "ADAM-03 x", "f&<64>", Result.SKIPPED, NASTY),
            verdict("evil':<b>../../x", "ADAM-04 x", "f&<64>", Result.DEVIATES, NASTY, evidence),
            verdict("no-colon", "ADAM-04 x", "f64", Result.PASS, NASTY, evidence)));
  }
}
