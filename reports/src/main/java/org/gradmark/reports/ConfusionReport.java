package org.gradmark.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gradmark.core.identify.Confusion;
import org.gradmark.core.identify.Confusion.Kind;

/** What every dialect and impostor is taken for, as a Markdown document. */
public final class ConfusionReport {

  /** More names than that are counted, not listed. */
  private static final int NAMES = 6;

  private ConfusionReport() {}

  /**
   * The document.
   *
   * @param title what was asked
   * @param how one paragraph on arithmetic and probes
   * @param all what was said
   * @param again what was said in double precision of those that were named among others
   */
  public static String render(
      String title, String how, List<Confusion> all, List<Confusion> again) {
    StringBuilder text = new StringBuilder("# " + title + "\n\n" + how + "\n\n");
    text.append(table(all));
    text.append("\n## Not told apart\n\n");
    text.append(
        "Each of these was named among others. Most are the same function: a mistake that turns one"
            + " rule into another, or one that has no effect at the defaults of a hyperparameter"
            + " that the subject cannot be given. Initializers follow laws that a thousand seeds do"
            + " not part. The other "
            + Wording.count(again.size())
            + " were asked again in double precision: "
            + Wording.count(count(again, Kind.EXACT))
            + " were named exactly, "
            + Wording.count(count(again, Kind.AMONG))
            + " among others, since they do the same on all probes, to the rounding of"
            + " float64.\n\n");
    text.append(list(all, Kind.AMONG));
    text.append("\n## Taken for something else, or for nothing known\n\n");
    String wrong = list(all, Kind.WRONG) + list(again, Kind.WRONG);
    text.append(wrong.isEmpty() ? "None.\n" : wrong);
    String silent = list(all, Kind.SILENT);
    if (!silent.isEmpty()) {
      text.append("\n## Could not be asked\n\n").append(silent);
    }
    return text.toString();
  }

  private static String table(List<Confusion> all) {
    Map<String, List<Confusion>> bySystem = new LinkedHashMap<>();
    all.forEach(one -> bySystem.computeIfAbsent(one.system(), s -> new ArrayList<>()).add(one));
    StringBuilder table =
        new StringBuilder(
            "| system | dialects | impostors | named exactly | named among others | wrong |\n"
                + "|---|---:|---:|---:|---:|---:|\n");
    bySystem.forEach((system, ones) -> table.append(row("`" + system + "`", ones)));
    return table.append(row("**all**", all)).toString();
  }

  private static String row(String name, List<Confusion> ones) {
    long dialects = ones.stream().filter(Confusion::dialect).count();
    return Markdown.row(
        List.of(
            name,
            Wording.count((int) dialects),
            Wording.count((int) (ones.size() - dialects)),
            Wording.count(count(ones, Kind.EXACT)),
            Wording.count(count(ones, Kind.AMONG)),
            Wording.count(count(ones, Kind.WRONG))));
  }

  private static int count(List<Confusion> ones, Kind kind) {
    return (int) ones.stream().filter(one -> one.kind() == kind).count();
  }

  /** Candidates that were taken for the same set stand on one line. */
  private static String list(List<Confusion> all, Kind kind) {
    Map<List<String>, List<String>> sets = new LinkedHashMap<>();
    for (Confusion one : all) {
      if (one.kind() == kind) {
        sets.computeIfAbsent(one.named(), s -> new ArrayList<>()).add(one.candidate());
      }
    }
    StringBuilder list = new StringBuilder();
    sets.forEach(
        (named, candidates) -> {
          List<String> others = named.stream().filter(n -> !candidates.contains(n)).toList();
          list.append("- ").append(names(candidates));
          if (kind != Kind.SILENT && !(others.isEmpty() && kind == Kind.AMONG)) {
            list.append(" → ").append(others.isEmpty() ? "none of these" : names(others));
          }
          list.append('\n');
        });
    return list.toString();
  }

  private static String names(List<String> names) {
    String some = String.join(", ", names.stream().limit(NAMES).map(n -> "`" + n + "`").toList());
    return names.size() > NAMES ? some + " and " + (names.size() - NAMES) + " more" : some;
  }

  /**
   * One line: how many of each kind.
   *
   * @param all what was said
   * @param again what was said in double precision of those that were named among others
   */
  public static String summary(List<Confusion> all, List<Confusion> again) {
    return Wording.count(all.size(), "candidate")
        + ": "
        + Wording.count(count(all, Kind.EXACT))
        + " named exactly, "
        + Wording.count(count(all, Kind.AMONG))
        + " among others that no probe tells apart, "
        + Wording.count(count(all, Kind.WRONG) + count(again, Kind.WRONG))
        + " wrong, "
        + Wording.count(count(all, Kind.SILENT))
        + " could not be asked";
  }
}
