"""Puts every mistake of the table to Gradmark and tells which are seen, and which are told for what they are.

    python3 harness/subjects/process/mistakes/try_mistakes.py [--write] [--output DIR] [PATTERN...]

Needs the libraries of adapters/requirements-nightly.txt in this Python. Mistakes in different functions of one library share a
process: none of them can touch another's subject. With --write the table becomes reports/mistakes.md. Exit code: 0 if every
mistake was told for what it is and no harmless rewrite was accused, else 1. What got no answer in time counts as not tried.
"""

import argparse
import collections
import fnmatch
import importlib.metadata
import json
import pathlib
import subprocess
import sys
import tempfile

from table import ADAPTERS, FIRST, SECOND, TABLE

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[3]
SIZE = 12  # mistakes in a process
SLOW = "the process gave no answer within"  # says nothing about a mistake: the machine has too much to do
ONE, TWO = "The first table", "A second table, first pass"
ACCUSED = (
    "The two that were accused: nadam-same-denominator is as wrong as torch:nadam without it, which keeps the product of its momenta"
    " in float32 (a finding); average-same-mean shared a process with average-never-counts, a mistake in the same subject, which"
    " the packing of processes does not do any more.")
PROGRAMS = 2  # processes in a run: each may be started once per core


def rounds(mistakes):
    """Mistakes that can share a process: of one adapter, in different functions, and of different subjects."""
    packed = []
    for mistake in mistakes:
        key = ADAPTERS[mistake.subject.split(":")[0]]
        mine = {(mistake.module, mistake.within.split(".")[0]), mistake.subject}
        for other_key, taken, others in packed:
            if not mistake.shared and other_key == key and not any(one in taken for one in mine) and len(others) < SIZE:
                taken |= mine
                others.append(mistake)
                break
        else:
            packed.append((key, mine if not mistake.shared else _Everything(), [mistake]))
    return [others for _, _, others in packed]


class _Everything(set):
    def __contains__(self, place):
        return True


def run(programs, folder, options):
    """One run of Gradmark on some programs; the verdicts on each mistake are kept in a file of its own."""
    command = [str(ROOT / "gradmark"), "run", "--output", str(folder / "run"), *options]
    for mistakes in programs:
        words = [sys.executable, str(HERE / "with_mistakes.py"), *(mistake.id for mistake in mistakes)]
        command += ["--program", " ".join(words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    lines = collections.defaultdict(list)
    for line in (folder / "run" / "run.jsonl").read_text(encoding="utf-8").splitlines():
        if json.loads(line)["type"] == "verdict":
            lines[json.loads(line)["subject"].split("+")[1]].append(line + "\n")
    for mistake in (mistake for mistakes in programs for mistake in mistakes):
        if not any(SLOW in line for line in lines[mistake.id]):
            file(folder, mistake).write_text("".join(lines[mistake.id]), encoding="utf-8")


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def file(folder, mistake):
    return folder / f"{mistake.id}.jsonl"


def words(verdict):
    """What was found, without the brackets in front, and the cause."""
    return verdict["evidence"].get("cause") or verdict["message"].split("] ", 1)[-1]


def judged(mistake, verdicts):
    """Found, told, and by what words: the commonest first."""
    counts = collections.Counter(verdict["verdict"] for verdict in verdicts)
    against = [verdict for verdict in verdicts if verdict["verdict"] not in ("pass", "skipped")]
    causes = collections.Counter(words(verdict) for verdict in against).most_common()
    if not verdicts:
        return counts, causes, "not tried"
    if mistake.told is None:
        return counts, causes, "accused" if against else "not accused"
    # What follows these words says where it differs, and would name nothing.
    told = any(
        mistake.told in text
        for verdict in against
        for text in (verdict["message"], words(verdict))
        if "no known dialect or mistake explains it" not in text
    )
    return counts, causes, "told" if told else "seen" if against else "not seen"


def row(mistake, judgement, first):
    counts, causes, outcome = judgement
    said = next((cause for cause, _ in causes if mistake.told and mistake.told in cause), causes[0][0] if causes else "")
    against = sum(n for verdict, n in counts.items() if verdict not in ("pass", "skipped"))
    change = f"`{mistake.old.strip()}` → `{mistake.new.strip()}`".replace("|", "\\|")
    claims = f"{against} of {sum(counts.values()) - counts['skipped']}"
    cells = [mistake.id, mistake.subject, change, claims, *([first[mistake.id]] if first else []), outcome, said[:220]]
    return f"| {' | '.join(cells)} |"


def sentence(pairs):
    """A sentence on (mistake, outcome)."""
    wrong = collections.Counter(outcome for mistake, outcome in pairs if mistake.told is not None)
    same = collections.Counter(outcome for mistake, outcome in pairs if mistake.told is None)
    untried = wrong.pop("not tried", 0) + same.pop("not tried", 0)
    words = (
        f"Of {wrong.total()} mistakes {wrong['told']} were told for what they are, {wrong['seen']} were seen but not named,"
        f" {wrong['not seen']} were not seen. Of {same.total()} rewrites that change nothing {same['accused']} were accused.")
    return words + (f" {untried} more are in the table and were not tried." if untried else "")


def tables(results, first=None):
    head = ["mistake", "subject", "line", "claims against", *(["first pass"] if first else []), "outcome", "in the words of Gradmark"]
    tried = [(m, j) for m, j in results if j[2] != "not tried"]
    start = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    return [
        *start, *(row(m, j, first) for m, j in tried if m.told is not None), "",
        "The same in other words:", "", *start, *(row(m, j, first) for m, j in tried if m.told is None), ""]


def report(results, before):
    """The whole report. A table of which nothing was tried or read now stays as it was `before`."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("torch", "optax", "jax", "keras"))
    head = "\n".join([
        "# Mistakes in real code", "",
        f"One line of a library was changed in memory, and Gradmark asked what it is: {versions}, float64.",
        "Made by `harness/subjects/process/mistakes/try_mistakes.py --write`.", ""])
    parts = [head]
    for heading, table, text in ((ONE, FIRST, first_table), (TWO, SECOND, second_table)):
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
    first = json.loads((HERE / "second_first_pass.json").read_text(encoding="utf-8"))
    before, now = ([(m, outcome(m, j)) for m, j in results] for outcome in (lambda m, j: first.get(m.id, "not tried"), lambda m, j: j[2]))
    changed = [f"Since then, with mistakes added to the suites: {sentence(now)}", ""] if before != now else []
    return [
        "These were chosen from the libraries' source, and what is to be said of each was written down, before any of them was"
        " tried. No word of it was changed afterwards.", "", f"First pass: {sentence(before)}", "", ACCUSED, "", *changed,
        *tables(results, {m.id: outcome for m, outcome in before})]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pattern", nargs="*", default=["*"], help="ids of mistakes; * stands for any text")
    parser.add_argument("--report-only", action="store_true", help="try nothing, judge what --output has")
    parser.add_argument("--write", action="store_true", help="write reports/mistakes.md")
    parser.add_argument("--backend", default="float64", help="float64, float32 or '*'")
    parser.add_argument("--output", help="keep the verdicts here; what is there is not tried again")
    chosen = parser.parse_args()
    mistakes = [m for m in TABLE if any(fnmatch.fnmatch(m.id, pattern) for pattern in chosen.pattern)]
    results = []
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(chosen.output or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        missing = [mistake for mistake in mistakes if not file(folder, mistake).exists()]
        programs = [] if chosen.report_only else rounds(missing)
        for first in range(0, len(programs), PROGRAMS):
            run(programs[first:first + PROGRAMS], folder, ["--backend", chosen.backend])
            print(f"{min(first + PROGRAMS, len(programs))} of {len(programs)} processes", file=sys.stderr, flush=True)
        for mistake in mistakes:
            results.append((mistake, judged(mistake, read(file(folder, mistake)))))
            counts, causes, outcome = results[-1][1]
            print(f"{outcome:12} {mistake.id}: {dict(counts)}")
            for cause, n in causes[:4]:
                print(f"{'':12}   {n} x {cause}")
    if chosen.write:
        path = ROOT / "reports" / "mistakes.md"
        path.write_text(report(results, path.read_text(encoding="utf-8")), encoding="utf-8")
    outcomes = collections.Counter(judgement[2] for _, judgement in results)
    print(", ".join(f"{n} {outcome}" for outcome, n in outcomes.items()))
    sys.exit(0 if set(outcomes) <= {"told", "not accused"} else 1)


if __name__ == "__main__":
    main()
