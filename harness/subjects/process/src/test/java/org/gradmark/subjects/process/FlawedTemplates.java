package org.gradmark.subjects.process;

import java.util.List;

/** One-line mistakes in the template, each of which breaks one rule of the protocol. */
final class FlawedTemplates {

  /**
   * A mistake.
   *
   * @param rule the rule that it breaks
   * @param said a part of what the check says
   * @param line a part of the template
   * @param wrong what stands there instead
   */
  record Flaw(AdapterRule rule, String said, String line, String wrong) {
    /** The file in {@code examples} that it is made in: that of the contract. */
    String template() {
      return rule.id().startsWith("P-3") ? "my_initializer.py" : "my_adam.py";
    }

    @Override
    public String toString() {
      return rule.id() + " " + wrong.strip().lines().findFirst().orElse("nothing");
    }
  }

  private static final String LOOP = "    for line in sys.stdin:\n";
  private static final String CATCH = "        except Exception as error:\n";
  private static final String UNKNOWN = "        raise ValueError(\"unknown op \" + operation)";
  private static final String OPEN = "        sessions[number] = MyAdam(**";
  private static final String FINITE = "return x if abs(x) < float(\"inf\") else";

  private static final String SEEDED = "random.Random(int(request[\"seed\"]))";

  private FlawedTemplates() {}

  static List<Flaw> all() {
    return List.of(
        new Flaw(
            AdapterRule.GREETS, "Welcome!", LOOP, "    print('Welcome!', flush=True)\n" + LOOP),
        new Flaw(
            AdapterRule.GREETS,
            "it speaks protocol 2, the harness speaks 1; update Gradmark",
            "\"protocol\": 1",
            "\"protocol\": 2"),
        new Flaw(
            AdapterRule.GREETS,
            "it speaks protocol 0, the harness speaks 1; update the program",
            "\"protocol\": 1",
            "\"protocol\": 0"),
        new Flaw(AdapterRule.GREETS, "no text in field \"version\"", "\"version\": \"1.0\", ", ""),
        new Flaw(
            AdapterRule.DECLARES,
            "two subjects have the id mine:adam",
            "\"subjects\": [subject]",
            "\"subjects\": [subject, subject]"),
        new Flaw(AdapterRule.DECLARES, "no dtypes for subject mine:adam", "[\"float64\"]", "[]"),
        new Flaw(
            AdapterRule.DECLARES,
            "no subject has a contract of",
            "\"contract\": \"optimizer\"",
            "\"contract\": \"optimiser\""),
        new Flaw(
            AdapterRule.QUIET,
            Child.EARLY + "\"closed\"",
            "        del sessions[number]",
            "        del sessions[number]\n        say({\"ok\": True})\n        return \"closed\""),
        new Flaw(
            AdapterRule.UNKNOWN_OP,
            "the process ended with exit code 0",
            UNKNOWN,
            "        sys.exit(0)"),
        new Flaw(AdapterRule.UNKNOWN_OP, "was answered by {\"ok\":true}", UNKNOWN, "        pass"),
        new Flaw(
            AdapterRule.UNKNOWN_SUBJECT,
            "was answered by {\"ok\":true}",
            "if request[\"subject\"] != \"mine:adam\":",
            "if False:"),
        new Flaw(
            AdapterRule.UNKNOWN_FIELD,
            "unexpected keyword argument 'field_of_the_future'",
            OPEN,
            "        fields = {k: v for k, v in request.items() if k.startswith('field')}\n"
                + "        sessions[number] = MyAdam(**fields, **"),
        new Flaw(
            AdapterRule.STEPS,
            "was answered by an error: KeyError: 'gain'",
            "p[\"t\"] += 1",
            "p[\"t\"] += p[\"gain\"]"),
        new Flaw(
            AdapterRule.SHAPES,
            "holds 2 instead of 3 arrays",
            "for p in optimizer.parameters]}",
            "for p in optimizer.parameters[:2]]}"),
        new Flaw(
            AdapterRule.SHAPES,
            "after adding",
            "self.parameters.append({\"x\": values",
            "self.parameters.append({\"x\": sorted(values, reverse=True)"),
        new Flaw(
            AdapterRule.BITS,
            "mine:adam: it was given -0.0 in float64 and asked at 0.0",
            FINITE,
            "return x + 0.0 if abs(x) < float(\"inf\") else"),
        new Flaw(
            AdapterRule.BITS,
            "mine:adam: it was given 1.0000000000000002",
            FINITE,
            "return float(f\"{x:.15g}\") if abs(x) < float(\"inf\") else"),
        new Flaw(AdapterRule.BITS, "null where a number", "\"NaN\" if x != x", "None if x != x"),
        new Flaw(
            AdapterRule.REPEATS,
            "the second session of the same requests went elsewhere",
            "            p[\"t\"] += 1\n",
            "            p[\"t\"] = MyAdam.t = getattr(MyAdam, \"t\", 0) + 1\n"),
        new Flaw(
            AdapterRule.INTERLEAVES,
            "a session went elsewhere while another one was open",
            "optimizer = sessions[number]",
            "optimizer = list(sessions.values())[-1]"),
        new Flaw(
            AdapterRule.REOPENS,
            "was answered by an error: ValueError: open already",
            OPEN,
            "        used = serve.__dict__.setdefault(\"used\", set())\n"
                + "        if number in used:\n            raise ValueError(\"open already\")\n"
                + "        used.add(number)\n"
                + OPEN),
        new Flaw(
            AdapterRule.UNKNOWN_SESSION,
            "was answered by",
            "optimizer = sessions[number]",
            "optimizer = sessions.setdefault(number, MyAdam(**DEFAULTS))"),
        new Flaw(
            AdapterRule.SURVIVES_ERRORS,
            "after an error",
            CATCH,
            CATCH
                + "            [p.update(t=0) for s in sessions.values() for p in s.parameters]\n"),
        new Flaw(
            AdapterRule.PASSES_REFUSALS_ON,
            "told {\"unsupported\":…}, the process ended with",
            "        raise ValueError(reply)",
            "        sys.exit(1)"),
        new Flaw(
            AdapterRule.COPIES,
            "a copy went elsewhere than the original",
            "sessions[request[\"to\"]] = copy.deepcopy(sessions[number])",
            "other = sessions[request[\"to\"]] = copy.deepcopy(sessions[number])\n"
                + "        other.parameters[0][\"t\"] = 0"),
        new Flaw(AdapterRule.COPIES, "the original was moved by its copy", "copy.deepcopy(", "("),
        new Flaw(
            AdapterRule.COPIES,
            "a copy of a copy went elsewhere than that",
            "copy.deepcopy(sessions[number])",
            "copy.deepcopy(sessions[min(sessions)])"),
        new Flaw(
            AdapterRule.ADDS_LATE,
            "was answered by an error: ValueError: too late",
            "        zeros = [0.0]",
            "        if any(p[\"t\"] for p in self.parameters):\n"
                + "            raise ValueError(\"too late\")\n        zeros = [0.0]"),
        new Flaw(
            AdapterRule.DEFAULTS,
            "opened with {",
            "\"hyperparameters\": DEFAULTS,",
            "\"hyperparameters\": {**DEFAULTS, \"beta2\": 0.99},"),
        new Flaw(
            AdapterRule.FILLS,
            "the same seed gave other numbers the second time",
            SEEDED,
            "random"),
        new Flaw(
            AdapterRule.FILLS,
            "a dense 4->4 [4,4], was not filled, or in another shape",
            "\"shape\": k[\"shape\"]",
            "\"shape\": [len(x)]"),
        new Flaw(
            AdapterRule.FILLS_AGAIN,
            "mine:he-normal: started again, it gave other numbers for the same seed",
            SEEDED,
            "random.Random(hash((request[\"subject\"], request[\"seed\"])))"),
        new Flaw(
            AdapterRule.FILLS_AGAIN,
            "started again, it gave other numbers for the same seed",
            "generator = " + SEEDED,
            "started = serve.__dict__.setdefault(\"started\", int(__import__(\"time\").time()))\n"
                + "    generator = random.Random(int(request[\"seed\"]) + started)"),
        new Flaw(
            AdapterRule.SAYS_BYE,
            "after bye it went on for 10 s",
            "            return\n        try",
            "            continue\n        try"),
        new Flaw(
            AdapterRule.SAYS_BYE,
            "after bye it ended with exit code 3",
            "            return\n        try",
            "            sys.exit(3)\n        try"),
        new Flaw(
            AdapterRule.ENDS_WITH_INPUT,
            "after the end of its input it ended with exit code 4",
            "\n\nif __name__",
            "\n    sys.exit(4)\n\n\nif __name__"),
        new Flaw(
            AdapterRule.LEAVES_NOTHING,
            "it ended, and left running: ",
            OPEN,
            "        import subprocess\n"
                + "        subprocess.Popen([\"sleep\", \"100\"], stdin=-3, stdout=-3, stderr=-3)\n"
                + OPEN));
  }
}
