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

from table import ADAPTERS, TABLE

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[3]
SIZE = 12  # mistakes in a process
SLOW = "the process gave no answer within"  # says nothing about a mistake: the machine has too much to do
PROGRAMS = 2  # processes in a run: each may be started once per core


def rounds(mistakes):
    """Mistakes that can share a process: of one adapter, in different functions, and each in code of its own subject."""
    packed = []
    for mistake in mistakes:
        key, place = ADAPTERS[mistake.subject.split(":")[0]], (mistake.module, mistake.within.split(".")[0])
        for other_key, places, others in packed:
            if not mistake.shared and other_key == key and place not in places and len(others) < SIZE:
                places.add(place)
                others.append(mistake)
                break
        else:
            packed.append((key, {place} if not mistake.shared else _Everything(), [mistake]))
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


def row(mistake, judgement):
    counts, causes, outcome = judgement
    said = next((cause for cause, _ in causes if mistake.told and mistake.told in cause), causes[0][0] if causes else "")
    against = sum(n for verdict, n in counts.items() if verdict not in ("pass", "skipped"))
    change = f"`{mistake.old.strip()}` → `{mistake.new.strip()}`".replace("|", "\\|")
    return f"| {mistake.id} | {mistake.subject} | {change} | {against} of {sum(counts.values()) - counts['skipped']} | {outcome} | {said[:220]} |"


def report(results):
    tried = [(m, j) for m, j in results if j[2] != "not tried"]
    wrong = [(m, j) for m, j in tried if m.told is not None]
    same = [(m, j) for m, j in tried if m.told is None]
    outcomes = collections.Counter(j[2] for _, j in results)
    untried = [f"{outcomes['not tried']} more are in the table and were not tried."] if outcomes["not tried"] else []
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("torch", "optax", "jax", "keras"))
    head = ["mistake", "subject", "line", "claims against", "outcome", "in the words of Gradmark"]
    rule = f"|{'---|' * len(head)}"
    return "\n".join([
        "# Mistakes in real code", "",
        f"One line of a library was changed in memory, and Gradmark asked what it is: {versions}, float64.",
        f"Of {len(wrong)} mistakes {outcomes['told']} were told for what they are, {outcomes['seen']} were seen but not named,"
        f" {outcomes['not seen']} were not seen. Of {len(same)} rewrites that change nothing {outcomes['accused']} were accused.",
        *untried, "", "Made by `harness/subjects/process/mistakes/try_mistakes.py --write`.", "",
        f"| {' | '.join(head)} |", rule, *(row(m, j) for m, j in wrong), "",
        "## The same in other words", "", f"| {' | '.join(head)} |", rule, *(row(m, j) for m, j in same), ""])


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
        (ROOT / "reports" / "mistakes.md").write_text(report(results), encoding="utf-8")
    outcomes = collections.Counter(judgement[2] for _, judgement in results)
    print(", ".join(f"{n} {outcome}" for outcome, n in outcomes.items()))
    sys.exit(0 if set(outcomes) <= {"told", "not accused"} else 1)


if __name__ == "__main__":
    main()
