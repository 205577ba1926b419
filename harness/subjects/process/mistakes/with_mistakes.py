"""An adapter of a library in which some lines are wrong, or in other words: a program that Gradmark can check.

Try it:  ./gradmark run --program "python3 harness/subjects/process/mistakes/with_mistakes.py adam-no-second-correction"
It announces one subject for each mistake, `torch:adam+adam-no-second-correction`, and no others.
"""

import pathlib
import runpy
import sys

from rewriting import install
from table import ADAPTERS, TABLE

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "adapters"))

import jsonlines  # noqa: E402  (an adapter's, beside which it lies)


def named(ids):
    by_id = {mistake.id: mistake for mistake in TABLE}
    unknown = [id for id in ids if id not in by_id]
    if unknown or not ids:
        raise SystemExit(f"unknown: {', '.join(unknown) or 'nothing given'}; known are {', '.join(by_id)}")
    return [by_id[id] for id in ids]


def chosen(mistakes, subjects):
    """The subjects that the mistakes are for, each named after its mistake."""
    by_id = {declaration["id"]: (declaration, *made) for declaration, *made in subjects}
    for mistake in mistakes:
        declaration, *made = by_id[mistake.subject]
        yield {**declaration, "id": f"{mistake.subject}+{mistake.id}"}, *made


def main():
    mistakes = named([word for word in sys.argv[1:] if not word.startswith("-")])  # options are the adapter's
    adapters = {ADAPTERS[mistake.subject.split(":")[0]] for mistake in mistakes}
    if len(adapters) > 1:
        raise SystemExit(f"mistakes of one adapter at a time, not of {', '.join(sorted(adapters))}")
    check, serve = install(mistakes), jsonlines.serve

    def serve_chosen(name, version, subjects):
        check()
        serve(name, version, list(chosen(mistakes, subjects)))

    jsonlines.serve = serve_chosen
    runpy.run_path(str(pathlib.Path(jsonlines.__file__).parent / adapters.pop()), run_name="__main__")


if __name__ == "__main__":
    main()
