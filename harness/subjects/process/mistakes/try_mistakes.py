"""Puts every mistake of the table to Gradmark and tells which are seen, and which are told for what they are.

    python3 harness/subjects/process/mistakes/try_mistakes.py [--write] [--output DIR] [PATTERN...]

Needs the libraries of adapters/requirements-nightly.txt in this Python. Mistakes in different functions of one library share a
process: none of them can touch another's subject. With --write the table becomes reports/mistakes.md. Exit code: 0 if every
mistake was told for what it is and no harmless rewrite was accused, else 1. What got no answer in time counts as not tried.
"""

import argparse
import collections
import fnmatch
import json
import pathlib
import subprocess
import sys
import tempfile

from judging import judged, read
from report import READ, report
from table import ADAPTERS, TABLE

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[3]
SIZE = 12  # mistakes in a process
SLOW = "the process gave no answer within"  # says nothing about a mistake: the machine has too much to do
PATIENT = ["--cell-seconds", "900"]  # time is not judged here
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


def file(folder, mistake):
    return folder / f"{mistake.id}.jsonl"


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
            run(programs[first:first + PROGRAMS], folder, ["--backend", chosen.backend, *PATIENT])
            print(f"{min(first + PROGRAMS, len(programs))} of {len(programs)} processes", file=sys.stderr, flush=True)
        for mistake in mistakes:
            results.append((mistake, judged(mistake, read(file(folder, mistake)))))
            counts, causes, outcome, _ = results[-1][1]
            print(f"{outcome:16} {mistake.id}: {dict(counts)}")
            if mistake.meaning:
                print(f"{'':16}   = {mistake.meaning}")
            for cause, n in causes[:4]:
                print(f"{'':16}   {n} x {cause}")
    if chosen.write:
        path = ROOT / "reports" / "mistakes.md"
        path.write_text(report(results, path.read_text(encoding="utf-8")), encoding="utf-8")
    outcomes = collections.Counter(judgement[2] for _, judgement in results)
    print(", ".join(f"{n} {outcome}" for outcome, n in outcomes.items()))
    sys.exit(0 if set(outcomes) <= {"told", READ, "not accused"} else 1)


if __name__ == "__main__":
    main()
