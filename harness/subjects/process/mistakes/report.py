"""Writes reports/mistakes.md. A table of which nothing was tried or read now stays as it was."""

import collections
import importlib.metadata
import json
import pathlib

from table import FIRST, SECOND, THIRD

HERE = pathlib.Path(__file__).resolve().parent
ONE, TWO, THREE = "The first table", "The second table", "The third table"
READ = "told, by reading"
ACCUSED = (
    "The two that were accused at first: nadam-same-denominator is as wrong as torch:nadam without it, which keeps the product of its"
    " momenta in float32 (a finding); average-same-mean shared a process with average-never-counts, a mistake in the same subject,"
    " which the packing of processes does not do any more.")
AS_BEFORE = (
    "The one that was accused at first: keras-cosine-same-mix is as wrong as keras:CosineDecay without it, which computes its rates in"
    " float32 (a finding). In the first pass five mistakes, none of them counted as told, also had a name that was not true:"
    " warm-up-recursion-ahead and average-skips-the-first a formula that explains one claim's answers and not the others',"
    " rmsprop-rate-twice one that is right only while the rate stays the same, optax-rmsprop-epsilon-after-root and"
    " keras-adamax-epsilon-not-corrected a lower precision.")


def row(mistake, judgement, first):
    counts, _, outcome, said = judgement
    against = sum(n for verdict, n in counts.items() if verdict not in ("pass", "skipped"))
    change = f"`{mistake.old.strip()}` → `{mistake.new.strip()}`".replace("|", "\\|")
    claims = f"{against} of {sum(counts.values()) - counts['skipped']}"
    due = mistake.meaning or mistake.told or ""
    before = [] if first is None else [first[mistake.id]]
    cells = [mistake.id, mistake.subject, change, due, claims, *before, outcome, said[:300].replace("|", "\\|")]
    return f"| {' | '.join(cells)} |"


def sentence(pairs):
    """A sentence on (mistake, outcome)."""
    wrong = collections.Counter(outcome for mistake, outcome in pairs if mistake.told is not None)
    same = collections.Counter(outcome for mistake, outcome in pairs if mistake.told is None)
    untried = wrong.pop("not tried", 0) + same.pop("not tried", 0)
    by_reading = f" ({wrong[READ]} of them judged by reading)" if wrong[READ] else ""
    words = (
        f"Of {wrong.total()} mistakes {wrong['told'] + wrong[READ]} were told for what they are{by_reading},"
        f" {wrong['seen']} were seen but not named, {wrong['not seen']} were not seen."
        f" Of {same.total()} rewrites that change nothing {same['accused']} were accused.")
    return words + (f" {untried} more are in the table and were not tried." if untried else "")


def tables(results, first=None):
    passed = [] if first is None else ["first pass"]
    head = ["mistake", "subject", "line", "to be said", "claims against", *passed, "outcome", "in the words of Gradmark"]
    tried = [(m, j) for m, j in results if j[2] != "not tried"]
    start = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return [
        *start, *(row(m, j, first) for m, j in tried if m.told is not None), "",
        "The same in other words:", "", *start, *(row(m, j, first) for m, j in tried if m.told is None), ""]


def report(results, before):
    """The whole report; `before` is the one there was."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("torch", "optax", "jax", "keras"))
    head = "\n".join([
        "# Mistakes in real code", "",
        f"One line of a library was changed in memory, and Gradmark asked what it is: {versions}, float64.",
        "Made by `harness/subjects/process/mistakes/try_mistakes.py --write`.", ""])
    parts = [head]
    for heading, table, text in ((ONE, FIRST, first_table), (TWO, SECOND, second_table), (THREE, THIRD, third_table)):
        mine = [(m, j) for m, j in results if m in table]
        old = next((part for part in before.split("\n## ") if part.startswith(heading)), "")
        tried = any(judgement[2] != "not tried" for _, judgement in mine)
        parts.append("\n".join([heading, "", *text(mine)]) if tried else old)
    return "\n## ".join(parts)


def first_table(results):
    return [
        "The suites were mended by it, and some of its expected words were put into Gradmark's after it was tried: it says what is"
        " kept, not how much of the unknown is seen.", "",
        sentence([(m, j[2]) for m, j in results]), "", *tables(results)]


def second_table(results):
    known = json.loads((HERE / "second_first_pass.json").read_text(encoding="utf-8"))
    early, late = known["before"], known["after"]
    first = {m.id: {**early, **late}.get(m.id, "not tried") for m, _ in results}
    return [
        "These were chosen from the libraries' source, and what is to be said of each was written down, before any of them was"
        " tried. No word of it was changed afterwards. Where Gradmark says the same as a formula, no word of which can be foreseen,"
        " the two were read side by side: both stand here.", "",
        f"First pass of {len(early)}, when only listed mistakes had names: {sentence(outcomes(results, early, early))}", "",
        f"First pass of the other {len(late)}, after the suites had been mended with this table in view, and when any one change of a"
        f" formula had a name: {sentence(outcomes(results, late, late))}", "",
        ACCUSED, "", f"Now: {sentence([(m, j[2]) for m, j in results])}", "", *tables(results, first)]


def third_table(results):
    known = json.loads((HERE / "third_first_pass.json").read_text(encoding="utf-8"))
    first = {m.id: known.get(m.id, "not tried") for m, _ in results}
    return [
        "Chosen from the libraries' source after the second, in neither of the others, and what each line does was written down before"
        " any was tried, without a look at how changes are named. Whether Gradmark says the same was judged by reading:"
        " both texts stand here.", "",
        f"First pass: {sentence(outcomes(results, known, known))}", "", AS_BEFORE, "",
        "Since then the naming was widened by what it had missed, with this table in view, and a name has to explain all answers of a"
        f" subject: {sentence([(m, j[2]) for m, j in results])}", "", *tables(results, first)]


def outcomes(results, passed, ids):
    return [(m, passed[m.id]) for m, _ in results if m.id in ids]
